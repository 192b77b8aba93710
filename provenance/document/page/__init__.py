"""The page as markup: bytes to text, one pass over its elements, and what its own data says."""
