"""How dates, parts and figures are written in a report."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.texts import scales
from bot.texts.progress_report.document import Cell, Change, Lead, Score, Share, Shining
from bot.texts.tongue import Tongue
from models.progress_report.content import CommitmentState, Party

NOTHING = "–"
MINUS = "\N{MINUS SIGN}"


def day(of: date, _: Tongue) -> str:
    """1 maart 2014"""
    return format_date(of, "d MMMM y", locale=_.language)


def cell(value: Cell, _: Tongue) -> str:
    """A cell on paper."""
    match value:
        case None:
            return NOTHING
        case date():
            return format_date(value, "d MMM y", locale=_.language)
        case int():
            return format_decimal(value, locale=_.language)
        case Share(part):
            return _.percent(part)
        case Score(figure):
            return format_decimal(figure, "0.0", locale=_.language)
        case Change(by):
            digits = "0.0" if isinstance(by, float) else "0"
            pattern = f"+{digits};-{digits}" if round(by, 1) else digits
            return format_decimal(by, pattern, locale=_.language).replace("-", MINUS)
        case Lead(words, text):
            return f"{words}: {text}" if text else words
        case Shining():
            return value.word
        case str():
            return value


def light(of: CommitmentState, _: Tongue) -> Shining:
    return Shining(of.light, scales.light(of.light, _))


def share(part: float | None) -> Share | None:
    return None if part is None else Share(part)


def score(figure: float | None) -> Score | None:
    return None if figure is None else Score(figure)


def named(parties: Sequence[Party], _: Tongue) -> str:
    return ", ".join(_.of(party.names) for party in parties)
