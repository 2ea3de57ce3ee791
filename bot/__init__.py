"""What runs: intake, decider, delivery, reminding, texts, reports, the command line and the rehearsal."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")
"""The library gives Telegram's waiting times as timedelta, and warns at each one where it is not asked to."""
