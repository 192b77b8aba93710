"""What the caption shows, what the article tells, and which belong together."""
