"""A report as a workbook: which sheets there are, which columns they have, and what stands in those.

Names are understood in English, in Dutch, and as the keys of the TOML form; capitals and punctuation don't matter.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from models.report_file import vocabulary
from models.report_file.vocabulary import Words

Path = tuple[str, ...]
"""The way to a value within a row: ("urgency",), ("addressee", "ids")."""

OWN_NOTE = "#"
"""A sheet or column whose name begins with this is somebody's own, and is not read."""
EXPLANATION = {"en": "Explanation", "nl": "Uitleg"}
"""The sheet of the template that only explains."""


class Kind(StrEnum):
    """What a cell holds; lists are separated by semicolons, or by line breaks."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    FLAG = "flag"
    WORD = "word"
    TEXTS = "texts"
    NUMBERS = "numbers"


@dataclass(frozen=True, eq=False)
class Column:
    """One column. `needed`: a row can't do without. `refers`: the sheet whose rows are named here.

    `at_root`: the way begins at the report, not at the row.
    """

    path: Path
    en: str
    nl: str
    kind: Kind = Kind.TEXT
    needed: bool = False
    refers: str = ""
    words: Words = field(default_factory=dict)
    at_root: bool = False

    def heading(self, language: str) -> str:
        return self.nl if language == "nl" else self.en

    @property
    def names(self) -> Iterable[str]:
        return (self.en, self.nl, "_".join(self.path), self.path[-1])


@dataclass(frozen=True, eq=False)
class Table:
    """One sheet. `loc`: where its rows stand in the report. `single`: it has one row."""

    name: str
    en: str
    nl: str
    loc: Path
    columns: tuple[Column, ...]
    single: bool = False

    def sheet(self, language: str) -> str:
        return self.nl if language == "nl" else self.en

    @property
    def names(self) -> Iterable[str]:
        return (self.en, self.nl, self.name)

    @cached_property
    def by_heading(self) -> Mapping[str, Column]:
        """The columns by every name that is understood."""
        return {normal(name): column for column in self.columns for name in column.names}

    @cached_property
    def by_path(self) -> Mapping[Path, Column]:
        return {column.path: column for column in self.columns}

    @property
    def key(self) -> Path:
        """What a row is known by."""
        return self.columns[0].path


def normal(name: str) -> str:
    """A name without capitals and punctuation."""
    return re.sub(r"[\W_]+", " ", name.casefold()).strip()


def _reference(refers: str = "", path: str = "id", en: str = "Reference", nl: str = "Kenmerk") -> Column:
    return Column((path,), en, nl, needed=True, refers=refers)


def _word(path: Path, en: str, nl: str, words: Words, *, needed: bool = True) -> Column:
    return Column(path, en, nl, Kind.WORD, needed=needed, words=words)


def _both(key: str, en: str, nl: str, *, needed: bool = True) -> tuple[Column, Column]:
    """A text in Dutch and, at will, in English."""
    before = f"{key}_" if key else ""
    return (
        Column((f"{before}nl",), f"{en} (Dutch)", f"{nl} (Nederlands)", needed=needed),
        Column((f"{before}en",), f"{en} (English)", f"{nl} (Engels)"),
    )


META = Table(
    "meta",
    "Meta",
    "Algemeen",
    ("meta",),
    (
        Column(("coordinator",), "Coordinator", "Coördinator", needed=True, refers="organisation"),
        *_both("label", "Label", "Label", needed=False),
        Column(("demo_date",), "Demonstration date", "Demonstratiedatum", Kind.DAY),
        Column(("police", "effective"), "Units since", "Eenheden sinds", Kind.DAY, at_root=True),
    ),
    single=True,
)
MONITOR = Table(
    "monitor",
    "Monitor",
    "Monitor",
    ("monitor",),
    (
        _reference(),
        *_both("name", "Name", "Naam"),
        Column(("policy_areas",), "Policy areas", "Beleidsterreinen", Kind.TEXTS),
        Column(("score_min",), "Lowest score", "Laagste score", Kind.NUMBER, needed=True),
        Column(("score_max",), "Highest score", "Hoogste score", Kind.NUMBER, needed=True),
    ),
    single=True,
)
BANDS = Table(
    "bands",
    "Bands",
    "Klassen",
    ("monitor", "bands"),
    (
        _reference(),
        Column(("from",), "From", "Vanaf", Kind.NUMBER, needed=True),
        *_both("", "Name", "Naam"),
        _word(("light",), "Light", "Stoplicht", vocabulary.LIGHTS),
    ),
)
FOCUS_AREAS = Table(
    "focus_areas",
    "Focus areas",
    "Aandachtsvelden",
    ("monitor", "focus_areas"),
    (
        _reference(),
        *_both("", "Name", "Naam"),
        Column(("weight",), "Weight", "Weging", Kind.NUMBER, needed=True),
    ),
)
EDITIONS = Table(
    "editions",
    "Editions",
    "Edities",
    ("monitor", "editions"),
    (
        Column(("year",), "Year", "Jaar", Kind.NUMBER, needed=True),
        Column(("released",), "Released", "Uitgebracht", Kind.DAY, needed=True),
        Column(("note",), "Note", "Notitie"),
    ),
)
OUTCOMES = Table(
    "outcome",
    "Outcomes",
    "Uitkomsten",
    ("outcome",),
    (
        _reference(),
        _reference("focus_areas", "focus_area", "Focus area", "Aandachtsveld"),
        _word(("about",), "About", "Gaat over", vocabulary.ABOUT),
        *_both("", "Name", "Naam"),
    ),
)
SCORES = Table(
    "scores",
    "Scores",
    "Scores",
    ("scores",),
    (
        _reference("outcome", "outcome", "Outcome", "Uitkomst"),
        Column(("edition",), "Edition", "Editie", Kind.NUMBER, needed=True, refers="editions"),
        Column(("score",), "Score", "Score", Kind.NUMBER),
    ),
)
RECOMMENDATIONS = Table(
    "recommendation",
    "Recommendations",
    "Aanbevelingen",
    ("recommendation",),
    (
        _reference(),
        Column(("edition",), "Edition", "Editie", Kind.NUMBER, needed=True, refers="editions"),
        _reference("focus_areas", "focus_area", "Focus area", "Aandachtsveld"),
        Column(("outcome",), "Outcome", "Uitkomst", refers="outcome"),
        *_both("title", "Title", "Titel"),
        *_both("text", "Text", "Tekst"),
        _word(("addressee", "type"), "For", "Voor", vocabulary.ADDRESSEES),
        Column(("addressee", "ids"), "Addressees", "Geadresseerden", Kind.TEXTS, needed=True),
        Column(("origin_regions",), "Former regions", "Voormalige regio's", Kind.NUMBERS),
        _word(("urgency",), "Urgency", "Urgentie", vocabulary.URGENCIES),
        _word(("status",), "Status", "Status", vocabulary.RECOMMENDATION_STATUSES),
        Column(("special_attention",), "Special attention", "Bijzondere aandacht", Kind.FLAG),
        *_both("context", "Context", "Context", needed=False),
        Column(("basis",), "Basis", "Herkomst"),
    ),
)
GATHERINGS = Table(
    "gathering",
    "Gatherings",
    "Bijeenkomsten",
    ("gathering",),
    (
        _reference(),
        *_both("name", "Name", "Naam"),
        Column(("date",), "Date", "Datum", Kind.DAY, needed=True),
        _reference("organisation", "organiser", "Organiser", "Organisator"),
        Column(("audience",), "Audiences", "Doelgroepen", Kind.TEXTS, needed=True),
        _word(("language",), "Language", "Taal", vocabulary.LANGUAGES, needed=False),
        Column(("zone",), "Time zone", "Tijdzone"),
        Column(("confidential",), "Confidential", "Vertrouwelijk", Kind.FLAG),
        Column(("by_invitation",), "By invitation", "Op uitnodiging", Kind.FLAG),
        _word(("results",), "Results", "Tussenstand", vocabulary.RESULTS, needed=False),
        Column(("kept_until",), "Kept until", "Bewaard tot en met", Kind.DAY),
        Column(("basis",), "Basis", "Herkomst"),
    ),
)
AGENDA = Table(
    "agenda",
    "Agenda",
    "Agenda",
    ("agenda",),
    (
        _reference("gathering", "gathering", "Gathering", "Bijeenkomst"),
        Column(("item",), "Item", "Onderwerp"),
    ),
)
ORGANISATIONS = Table(
    "organisation",
    "Organisations",
    "Organisaties",
    ("organisation",),
    (
        _reference(),
        _word(("kind",), "Kind", "Soort", vocabulary.ORGANISATION_KINDS),
        *_both("", "Name", "Naam"),
        Column(("fictitious",), "Fictitious", "Fictief", Kind.FLAG),
        Column(("units",), "Units", "Eenheden", Kind.TEXTS),
    ),
)
COMMITMENTS = Table(
    "commitment",
    "Commitments",
    "Afspraken",
    ("commitment",),
    (
        _reference(),
        Column(("recommendations",), "Recommendations", "Aanbevelingen", Kind.TEXTS, needed=True),
        _reference("organisation", "partner", "Partner", "Ketenpartner"),
        _word(("kind",), "Kind", "Soort", vocabulary.COMMITMENT_KINDS),
        *_both("owner", "Owner", "Actiehouder", needed=False),
        *_both("text", "Text", "Tekst"),
        *_both("measure", "Done when", "Klaar als", needed=False),
        Column(("agreed_on",), "Agreed on", "Afgesproken op", Kind.DAY),
        Column(("due",), "Due", "Streefdatum", Kind.DAY),
        _word(("status",), "Status", "Status", vocabulary.COMMITMENT_STATUSES),
        Column(("done_on",), "Done on", "Gereed op", Kind.DAY),
        *_both("closed_note", "Closing note", "Slotopmerking", needed=False),
    ),
)
UNITS = Table(
    "units",
    "Units",
    "Eenheden",
    ("police", "units"),
    (
        _reference(),
        Column(("nl",), "Name", "Naam", needed=True),
        Column(("riec",), "RIEC", "RIEC"),
    ),
)
REGIONS = Table(
    "regions",
    "Former regions",
    "Voormalige regio's",
    ("police", "regions"),
    (
        Column(("nr",), "Number", "Nummer", Kind.NUMBER, needed=True),
        Column(("nl",), "Name", "Naam", needed=True),
        Column(("aliases",), "Also called", "Ook genoemd", Kind.TEXTS),
        _reference("units", "unit", "Unit", "Eenheid"),
    ),
)

TABLES = (
    META,
    MONITOR,
    BANDS,
    FOCUS_AREAS,
    EDITIONS,
    OUTCOMES,
    SCORES,
    RECOMMENDATIONS,
    GATHERINGS,
    AGENDA,
    ORGANISATIONS,
    COMMITMENTS,
    UNITS,
    REGIONS,
)
"""In the order of the template."""
PARTS = (SCORES, AGENDA)
"""Sheets whose rows are parts of the rows of another one."""
BY_SHEET = {normal(name): table for table in TABLES for name in table.names}
