"""Framing signals: who is named, who is quoted, what is hedged, how actors are portrayed."""
