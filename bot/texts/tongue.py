"""The catalogues: English msgids, a Dutch catalogue, named placeholders."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_percent
from babel.support import Translations

from bot.texts import dates
from bot.texts.date_grammar import Language

CATALOGUES = Path(__file__).parent / "catalogues"


class InBothLanguages(Protocol):
    """A text that came from the report: "nl" or "en" between brackets."""

    def __getitem__(self, language: str, /) -> str: ...


class Tongue:
    """One language: `_("Closed")`, `_("{n} of {all}", n=2, all=6)`, `_.count("{n} day", "{n} days", 3)`."""

    def __init__(self, language: Language, catalogue: NullTranslations) -> None:
        self.language: Language = language
        self._catalogue = catalogue

    def __call__(self, message: str, /, **values: object) -> str:
        return self._catalogue.gettext(message).format(**values)

    def count(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The form for `n`, which is filled in as {n}."""
        return self._catalogue.ngettext(singular, plural, n).format(n=n, **values)

    def of(self, text: InBothLanguages) -> str:
        """The report's own text in this language."""
        return text[self.language]

    def long_date(self, day: date) -> str:
        return dates.long_date(day, self.language)

    def short_date(self, day: date) -> str:
        return dates.short_date(day, self.language)

    def clock(self, moment: datetime, zone: str) -> str:
        return dates.clock_time(moment, zone, self.language)

    def moment(self, moment: datetime, zone: str, day: date | None) -> str:
        """The time, and its date unless that is `day`, which stands beside it already."""
        local, time = moment.astimezone(ZoneInfo(zone)).date(), self.clock(moment, zone)
        if local == day:
            return time
        written = self.short_date(local) if day is not None and day.year == local.year else self.long_date(local)
        return f"{written}, {time}"

    def listed(self, names: Iterable[str]) -> str:
        return format_list(list(names), locale=self.language)

    def percent(self, share: float) -> str:
        return format_percent(share, locale=self.language)


@cache
def tongue(language: str | None) -> Tongue:
    """The tongue for a stored language; Dutch where none is known."""
    if language == "en":
        return Tongue("en", NullTranslations())
    return Tongue("nl", _catalogue("nl"))


def _catalogue(language: str) -> Translations:
    compiled = BytesIO()
    with (CATALOGUES / f"{language}.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Translations(compiled)
