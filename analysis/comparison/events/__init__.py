"""What outlets tell of one event: the facts they share, what each leaves out, where their reports differ."""
