"""Figures, sentences and the page that carries them."""
