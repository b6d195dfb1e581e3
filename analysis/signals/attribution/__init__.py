"""Who says what: sources, cues and contents of attributions, found by cue list, quotation marks and grammar."""
