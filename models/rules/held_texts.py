"""Texts that look as if they name somebody: a Dutch number plate, a telephone number, a BSN.

Looks, not proof: such a text waits for its author, who may change it.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Looks(StrEnum):
    """What a part of a text looks like."""

    PLATE = "plate"
    TELEPHONE = "telephone"
    BSN = "bsn"


@dataclass(frozen=True, slots=True)
class Held:
    """The part of a text that looks like something."""

    looks: Looks
    part: str


SIDECODES = """
    XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX
    9-XX-999 999-XX-9
"""
"""The forms of Dutch number plates, as the RDW numbers them from 1 on."""

_plates = "|".join(SIDECODES.split()).replace("X", "[A-Z]").replace("9", "[0-9]")
PLATE = re.compile(rf"(?<![\w-])(?:{_plates})(?![\w-])", re.IGNORECASE)

_year, _day = "(?:1[0-9]|2[01])[0-9]{2}", "[0-9]{1,2}"
_month = "jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
DATE = re.compile(
    rf"(?<!\d)(?:{_day}([-./]){_day}\1{_year}|{_year}([-./]){_day}\2{_day})(?!\d)"
    rf"|(?<![\w-]){_day}-(?:{_month})-[0-9]{{1,4}}(?![\w-])",
    re.IGNORECASE,
)
TELEPHONE = re.compile(
    r"(?<!\w)(?<!\d[.,])(?:(?:\+|00)31[\s.()/-]*(?:0[\s.()/-]*)?[1-9]|06)(?:[\s.()/-]*[0-9]){8}(?!\d)"
)
NINE_DIGITS = re.compile(
    r"(?<!\w)(?<!\d[.,-])(?<!€)(?<!€ )(?<!eur )(?<!euro )"
    r"(?:[0-9]{9}|[0-9]{4}([ .-])[0-9]{2}\1[0-9]{3}|[0-9]{3} [0-9]{3} [0-9]{3})"
    r"(?!\w|[.,-]\d| ?(?:€|eur))",
    re.IGNORECASE,
)


def held(text: str) -> tuple[Held, ...]:
    """Every part of the text that holds it, in its order; none when it may go.

    Dates, years, references such as TOE-2, article numbers and amounts look like none of these.
    """
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    plain = DATE.sub(lambda found: "_" * len(found[0]), plain)
    parts = [(found.start(), Held(Looks.PLATE, found[0])) for found in PLATE.finditer(plain)]
    parts += [(found.start(), Held(Looks.TELEPHONE, found[0])) for found in TELEPHONE.finditer(plain)]
    parts += [(found.start(), Held(Looks.BSN, found[0])) for found in NINE_DIGITS.finditer(plain) if is_bsn(found[0])]
    return tuple(part for _, part in sorted(parts, key=lambda placed: placed[0]))


def is_bsn(number: str) -> bool:
    """The elfproef of the BSN: nine digits weighed 9, 8 … 2 and -1, of which the sum is divisible by eleven."""
    digits = [int(each) for each in number if each.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return any(digits) and sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11 == 0
