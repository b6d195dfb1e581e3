"""Files in, clean articles out, with every cut on record."""
