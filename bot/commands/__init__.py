"""One file per group of commands: read the configuration, call a verb, say how it went."""
