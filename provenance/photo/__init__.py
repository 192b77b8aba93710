"""From an image file to a `Photo`: embedded texts, dates and fingerprints."""
