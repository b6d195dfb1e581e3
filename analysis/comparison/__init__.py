"""What differs between outlets, and how sure that is."""
