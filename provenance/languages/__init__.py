"""One table per language; a table holds words and no code."""
