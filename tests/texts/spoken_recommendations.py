"""What is said of the recommendations in the follow-up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.texts import rechecking, recommendations
from bot.texts.message import Message
from models.changes import READDRESSED, RECHECKED, STATUS
from models.names import Names
from models.overview import Line as Serving
from models.rechecking import To
from models.recommendations import LISTED_BY, Line, RecommendationView, Scope, ScopeKind
from models.scopes import Group
from models.undoing import Refusal
from models.words import Addressee, CommitmentStatus, Light, RecommendationStatus, Urgency
from tests.texts.values import LARGEST, ORGANISATION, ORGANISATIONS, REPORT, TITLES

AREA = Names("Handhaving en toezicht", "Enforcement and supervision")
LINES = [
    Line(LARGEST - at, reference, title, at % 2 == 0, Urgency.MEDIUM, RecommendationStatus.NO_LONGER_APPLICABLE)
    for at, (reference, title) in enumerate(TITLES[:8])
]
GROUPS = [Group(Scope(ScopeKind.PARTNER, LARGEST), names, 99) for names in ORGANISATIONS]
STANDINGS = [
    Serving(LARGEST, f"A-{at}", ORGANISATION, date(2013, 9, 25), CommitmentStatus.IN_PROGRESS, light)
    for at, light in enumerate([*Light] * 2)
]
_longest = max(REPORT.recommendation, key=lambda each: len(each.text_nl + each.context_nl))
_regions = tuple(each.nl for each in REPORT.police.regions if each.unit == "ON")
VIEW = RecommendationView(
    item=LARGEST,
    reference=_longest.id,
    title=Names(_longest.title_nl, _longest.title_en),
    text=Names(_longest.text_nl, _longest.text_en),
    edition=2012,
    special_attention=True,
    urgency=Urgency.MEDIUM,
    status=RecommendationStatus.NO_LONGER_APPLICABLE,
    status_since=date(2014, 3, 31),
    reason="Opgegaan in de landelijke werkwijze van alle eenheden",
    rechecked_on=date(2014, 2, 28),
    context=Names(_longest.context_nl, _longest.context_en),
    addressees=ORGANISATIONS[3:6],
    regions=_regions,
    present_units=("Oost-Nederland",),
)

CHANGE = rechecking.Line(date(2014, 3, 31), STATUS, (RecommendationStatus.NOT_ACCEPTED,), VIEW.reason)
OTHER_CHANGES = [
    rechecking.Line(date(2014, 3, 31), RECHECKED, (), "", undone=True),
    rechecking.Line(date(2014, 3, 31), READDRESSED, ("Oost-Nederland", ORGANISATION.nl), ""),
]


def messages(language: str) -> Iterator[tuple[str, Message]]:
    everything = Scope(ScopeKind.ALL)
    yield "recommendations", recommendations.listed(language, everything, None, LINES, 1, 18, steers=True)
    partner = Scope(ScopeKind.PARTNER, LARGEST)
    yield (
        "recommendations of a partner",
        recommendations.listed(language, partner, ORGANISATION, LINES, 1, 18, steers=True),
    )
    yield (
        "recommendations, none",
        recommendations.listed(language, Scope(ScopeKind.SPECIAL), None, [], 0, 0, steers=True),
    )
    former = recommendations.listed(language, Scope(ScopeKind.FORMER), None, LINES, 0, 8, steers=True)
    yield "recommendations to recheck", former
    for kind in LISTED_BY:
        yield f"recommendations by {kind}", recommendations.choose_group(language, kind, GROUPS, 1)
    meant = [(each.scope, each.names) for each in GROUPS]
    yield "recommendations, which", recommendations.several(language, "e", meant)
    yield "recommendation", recommendations.card(language, VIEW, STANDINGS, 10, steers=True)
    yield "recommendation, to read", recommendations.card(language, VIEW, STANDINGS, 10, steers=False)
    yield "recommendation, one commitment", recommendations.card(language, VIEW, STANDINGS[:1], 1, steers=False)
    yield "recommendation with a context", recommendations.card(language, replace(VIEW, reason=""), [], 0, steers=True)
    yield "one recommendation", recommendations.listed(language, everything, None, LINES[:1], 0, 1, steers=False)
    yield from _processed(language)
    bare = replace(
        VIEW,
        status_since=None,
        reason="",
        rechecked_on=None,
        regions=(),
        special_attention=False,
        context=Names("", ""),
    )
    yield "recommendation without commitments", recommendations.card(language, bare, [], 0, steers=True)
    served = recommendations.commitments(language, LARGEST, "ORG-3", STANDINGS, 0, 9)
    yield "commitments of a recommendation", served


def _processed(language: str) -> Iterator[tuple[str, Message]]:
    closed = RecommendationStatus.NO_LONGER_APPLICABLE
    to = To(Addressee.PARTNER, LARGEST, "ecvm", ORGANISATION)
    units = [To(Addressee.UNIT, LARGEST, each.id, Names(each.nl, each.nl)) for each in REPORT.police.units]
    yield "process", rechecking.panel(language, VIEW)
    yield "process, why", rechecking.ask_reason(language, "ORG-3", closed)
    yield "processed", rechecking.with_undo(language, rechecking.panel(language, VIEW), LARGEST)
    yield "recheck", rechecking.ask_recheck(language, VIEW)
    yield "other addressee", rechecking.choose_unit(language, VIEW, units, 0)
    yield "other addressee, which organisation", rechecking.ask_organisation(language, "ORG-3")
    yield "other addressee, sure", rechecking.confirm(language, VIEW, to, beside=True)
    yield "history of a recommendation", rechecking.history(language, VIEW, [CHANGE] * 4 + OTHER_CHANGES, 1, 20)
    yield "no history of a recommendation", rechecking.history(language, VIEW, [], 0, 0)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "unknown recommendation", recommendations.unknown(language, "Handhavingsafspraken " * 9)
    yield "status noted", rechecking.noted(language, "ORG-3", RecommendationStatus.NO_LONGER_APPLICABLE)
    yield "status stood so", rechecking.stands_so(language, "ORG-3", RecommendationStatus.NO_LONGER_APPLICABLE)
    yield "rechecked", rechecking.rechecked(language, "ORG-3")
    yield "change taken back", rechecking.taken_back(language, "ORG-3")
    yield from ((f"change stays, {why}", rechecking.stays(language, "ORG-3", why)) for why in Refusal)
    yield "readdressed", rechecking.readdressed(language, VIEW)
    yield "only the coordinator processes", recommendations.only_coordinator(language)
    yield "only organisers", recommendations.only_organisers(language)
