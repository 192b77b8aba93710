"""The desk: one finding a screen, everything needed to decide on it, and a record that stands."""
