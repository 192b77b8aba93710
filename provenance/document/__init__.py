"""From bytes to an `Article`: every text in its role."""
