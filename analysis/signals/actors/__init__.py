"""Who is who: names and descriptions in one article, then the actors of the whole corpus and their mentions."""
