"""The same utterance in several articles: which are one, and what each version changes."""
