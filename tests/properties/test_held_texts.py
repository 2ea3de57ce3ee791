"""What looks like a plate, a telephone number or a BSN is held; what a report is full of is not."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.held_texts import Looks, held

CODES = """
    AB-12-34 12-34-AB 12-AB-34 AB-12-CD AB-CD-12 12-AB-CD 12-BCD-3 1-BCD-23
    AB-123-C A-123-BC ABC-12-D A-12-BCD 1-AB-234 123-AB-4
"""
MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec"
LETTERS = "BDFGHJKLNPRSTVXZ"
AROUND = st.sampled_from(["{}", "De auto {} stond er.", "({})", "zie: {}, en", "tel.{}!", "1. {}"])


def loud(text: str) -> list[Looks]:
    return [each.looks for each in held(text)]


@st.composite
def plates(draw: st.DrawFn) -> str:
    made = "".join(
        draw(st.sampled_from(LETTERS if each in string.ascii_letters else string.digits)) if each != "-" else each
        for each in draw(st.sampled_from(CODES.split()))
    )
    return draw(st.sampled_from([made, made.lower(), made.replace("-", "\u2011"), made.replace("-", "\u200b-")]))


@st.composite
def telephones(draw: st.DrawFn) -> str:
    gap = draw(st.sampled_from(["", " ", "-", "."]))
    rest = draw(st.lists(st.sampled_from(string.digits), min_size=8, max_size=8))
    grouped = gap.join("".join(rest[at : at + 2]) for at in range(0, 8, 2))
    return draw(st.sampled_from(["06", "+316", "00316", "+31 6", "+31 (0)6", "0031-6", "+317"])) + gap + grouped


@st.composite
def numbers_of_citizens(draw: st.DrawFn) -> str:
    """The first eight digits at random, the last by the elfproef; tried again where that would be a ten."""
    eight = draw(
        st.lists(st.integers(0, 9), min_size=8, max_size=8).filter(
            lambda digits: any(digits) and sum((9 - at) * digit for at, digit in enumerate(digits)) % 11 < 10
        )
    )
    last = sum((9 - at) * digit for at, digit in enumerate(eight)) % 11
    number = "".join(map(str, [*eight, last]))
    parted = [number[:4] + dot + number[4:6] + dot + number[6:] for dot in ".- "]
    return draw(st.sampled_from([number, *parted, " ".join((number[:3], number[3:6], number[6:]))]))


@given(AROUND, plates())
def test_every_plate_is_held(around: str, plate: str) -> None:
    assert Looks.PLATE in loud(around.format(plate))


@given(AROUND, telephones())
def test_every_telephone_number_is_held(around: str, telephone: str) -> None:
    assert Looks.TELEPHONE in loud(around.format(telephone))


@given(AROUND, numbers_of_citizens().filter(lambda number: not number.startswith("06")))
def test_every_bsn_is_held(around: str, number: str) -> None:
    assert Looks.BSN in loud(around.format(number))


@given(numbers_of_citizens(), st.integers(0, 8), st.integers(1, 9))
def test_nine_digits_that_fail_the_proof_may_go(number: str, place: int, more: int) -> None:
    digits = [each for each in number if each.isdigit()]
    digits[place] = str((int(digits[place]) + more) % 10)

    assert Looks.BSN not in loud("".join(digits))


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y", "%d-%m-%Y 10.30 uur", "%H.%M uur op %d-%m"]),
)
def test_dates_and_years_may_go(day: date, form: str) -> None:
    assert held(day.strftime(form)) == ()


@given(st.integers(1, 31), st.sampled_from(MONTHS.split()))
def test_short_months_are_no_plates(day: int, month: str) -> None:
    assert held(f"op {day}-{month}-13 en {day}-{month.upper()}-2013") == ()


@given(st.decimals(0, 10**10, places=2), st.booleans())
def test_amounts_may_go(amount: float, in_front: bool) -> None:
    written = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    plain = written.replace(".", "")
    whole = plain.partition(",")[0]

    for each in (written, plain, whole):
        assert held(f"€ {each}" if in_front else f"{each} euro") == ()


@pytest.mark.parametrize(
    "text",
    [
        "TOE-2, ORG-10 en A-3 gaan voor.",
        "Artikel 273f Sr en art. 151a lid 2 Gemeentewet.",
        "Kamerstuk 28638, nr. 103 van 24 oktober 2013.",
        "Van 2010-2012 steeg het van 58 naar 71%.",
        "In 2012-2013 waren er 1.250.000 controles, 06 van de 11 eenheden.",
        "De 24-uursdienst en het 4-ogenprincipe.",
        "Tussen 9-10 uur, kamer B-12, 2-3 keer per week.",
    ],
)
def test_what_a_report_is_full_of_may_go(text: str) -> None:
    assert held(text) == ()


def test_the_part_that_holds_a_text_is_named() -> None:
    found = held("Bel 06-12345678 over AB-12-CD, BSN 111222333.")

    assert [(each.looks, each.part) for each in found] == [
        (Looks.TELEPHONE, "06-12345678"),
        (Looks.PLATE, "AB-12-CD"),
        (Looks.BSN, "111222333"),
    ]
