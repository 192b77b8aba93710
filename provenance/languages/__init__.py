"""Tables of words, one TOML file a language, and how they are read."""
