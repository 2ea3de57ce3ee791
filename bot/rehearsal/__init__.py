"""Rehearsing without Telegram: a stand-in for the Bot API and the people who talk to the bot."""
