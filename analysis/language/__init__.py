"""What turns text into words, sentences and names: the parser, quotation marks, word lists."""
