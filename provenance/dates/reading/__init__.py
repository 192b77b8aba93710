"""From tokens to expressions: the grammar, what each rule says, and what must stand around it."""
