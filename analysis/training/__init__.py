"""How the reader's model was made. Needs the `train` extra; nothing outside imports this room."""
