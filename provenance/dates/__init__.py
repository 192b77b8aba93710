"""From words to days: every time expression, and what it means."""
