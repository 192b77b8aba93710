"""Text without markup, as people paste it: what each line is, from the lines around it."""
