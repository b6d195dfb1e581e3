"""The words and phrases that an outlet uses more than the others, and how sure that is."""
