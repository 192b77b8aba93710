"""The publication date of a page that states none."""
