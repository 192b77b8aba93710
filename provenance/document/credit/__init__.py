"""Credit lines: known by their form, parted from captions, read into names and houses."""
