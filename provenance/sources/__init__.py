"""Where pages come from: files, archives, feeds and the web."""
