"""From an expression to the days it means, given the publication date and the tense."""
