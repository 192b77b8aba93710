"""What the tokens of a match say: one reader for each rule of the grammar, by name."""
