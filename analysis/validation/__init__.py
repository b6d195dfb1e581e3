"""How often the signals are right, measured against people's annotations."""
