"""What the bot says: pure functions of a value and a language, and the catalogues they speak from."""
