"""Values to say things with: the demonstration report's longest."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.rehearsal.play import EXAMPLE
from models.cards import CardView
from models.commitment_view import CommitmentView
from models.names import Names
from models.presenting import AgendaLine
from models.report_file import ReportFile, read_report
from models.rules.voices import SILENT, Voice
from models.tallying import GatheringTally, ItemTally
from models.words import AgendaState, CommitmentKind, CommitmentStatus, Flag, ItemKind, Recurrence, Stance, Urgency

NOW = datetime(2013, 9, 2, 8, 42, tzinfo=UTC)
CONGRESS_DAY = date(2013, 9, 2)
FRIDAY = date(2014, 2, 28)
ZONE = "Europe/Amsterdam"
USERNAME = "w" * 29 + "bot"
"""As long as Telegram lets a bot's name be."""
LARGEST = 2**31 - 1
"""As large as the database's numbers get."""
LOUD = Voice(Stance.PRACTICE, frozenset(Flag))
REACTED = 9_876

_read = read_report(EXAMPLE.read_bytes(), EXAMPLE.name)
assert isinstance(_read, ReportFile)
REPORT = _read
LABEL = Names(REPORT.meta.label_nl, REPORT.meta.label_en)
CONGRESS = Names(REPORT.gathering[0].name_nl, REPORT.gathering[0].name_en)
ORGANISATIONS = tuple(Names(each.nl, each.en) for each in REPORT.organisation)
ORGANISATION = max(ORGANISATIONS, key=lambda names: len(names.nl))
TITLES = tuple((each.id, Names(each.title_nl, each.title_en)) for each in REPORT.recommendation)


def recommendation_card(language: str, *, private: bool = False) -> CardView:
    """The card of the recommendation with the longest text, for three addressees."""
    longest = max(REPORT.recommendation, key=lambda each: len(each.text_nl))
    return CardView(
        posting=LARGEST,
        token="0123456789abcdef",
        agenda_item=LARGEST,
        gathering="congres-2013",
        gathering_names=CONGRESS,
        reference=longest.id,
        kind=ItemKind.RECOMMENDATION,
        title=Names(longest.title_nl, longest.title_en),
        text=Names(longest.text_nl, longest.text_en),
        addressees=ORGANISATIONS[3:6],
        urgency=Urgency.MEDIUM,
        special_attention=True,
        scores=(),
        label=LABEL,
        place=18,
        places=26,
        open=True,
        confidential=True,
        private=private,
        in_channel=False,
        reacted=REACTED,
        joined=10_000,
        counts=None,
        own=LOUD if private else SILENT,
        language=language,
        zone=ZONE,
        revision=412,
    )


def outcome_card(language: str, *, private: bool = False) -> CardView:
    """The card of the outcome with the longest name."""
    longest = max(REPORT.outcome, key=lambda each: len(each.nl))
    return replace(
        recommendation_card(language, private=private),
        reference=longest.id,
        kind=ItemKind.OUTCOME,
        title=Names(longest.nl, longest.en),
        text=Names("", ""),
        addressees=(),
        urgency=None,
        special_attention=False,
        scores=((2010, 58), (2012, 71)),
    )


def item_tally(number: int, reference: str, title: Names) -> ItemTally:
    return ItemTally(
        agenda_item=LARGEST - number,
        reference=reference,
        kind=ItemKind.RECOMMENDATION,
        title=title,
        area="TOE",
        state=AgendaState.CLOSED,
        people=214,
        counts={Stance.AGREE: 148, Stance.DOUBT: 31, Stance.DISAGREE: 14, Stance.PRACTICE: 21},
        urgent=96,
        offers=7,
        other=3,
        anonymous=12,
    )


def tally(*items: ItemTally) -> GatheringTally:
    return GatheringTally(
        gathering=LARGEST,
        reference="congres-2013",
        names=CONGRESS,
        label=LABEL,
        day=CONGRESS_DAY,
        zone=ZONE,
        revision=412,
        joined=243,
        confidential=True,
        items=items,
    )


FULL_TALLY = tally(*(item_tally(number, *titled) for number, titled in enumerate(TITLES)))
AGENDA = [
    AgendaLine(LARGEST - number, reference, title, list(AgendaState)[number % 3], 214)
    for number, (reference, title) in enumerate(TITLES)
]


def commitment() -> CommitmentView:
    """The commitment with the longest text in the report."""
    longest = max(REPORT.commitment, key=lambda each: len(each.text_nl + each.measure_nl))
    return CommitmentView(
        id=LARGEST,
        reference=longest.id,
        recommendations=longest.recommendations,
        organisation=LARGEST,
        organisation_names=ORGANISATION,
        text=Names(longest.text_nl, longest.text_en),
        measure=Names(longest.measure_nl, longest.measure_en),
        status=CommitmentStatus.IN_PROGRESS,
        due=date(2014, 3, 8),
        proposed_by=LARGEST,
        last=(date(2014, 2, 12), "on_schedule"),
        kind=CommitmentKind.ENFORCEMENT_AGREEMENT,
        urgency=Urgency.HIGH,
        every=Recurrence.ONCE,
        every_until=None,
        endorsed=None,
        waits_for="",
        note=Names("", ""),
        said="De stuurgroep komt een maand later bijeen dan gepland",
        awaits=(),
        asked_due=date(2014, 5, 30),
        asked_reason="De stuurgroep komt een maand later bijeen dan gepland",
        done_on=date(2014, 3, 7),
        not_ours="De stuurgroep komt een maand later bijeen dan gepland",
    )


COUNTS = {str(stance): 2_469 for stance in (Stance.AGREE, Stance.DOUBT, Stance.DISAGREE, Stance.PRACTICE)}
