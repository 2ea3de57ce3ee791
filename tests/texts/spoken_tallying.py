"""What organisers read of figures beyond a plain tally."""

from collections.abc import Iterator
from dataclasses import replace

from bot.texts import on_record, pictured, results, views
from bot.texts.message import Message
from bot.texts.picture import Picture
from models.areas import Area
from models.comparing import Comparison
from models.names import Names
from models.on_record import SeatVoice
from models.publishing import Breakdown, Group
from models.ranking import Rank, ranked
from models.reporting import AreaFigures, Participation, Report
from models.rules.voices import Voice
from models.tallying import GatheringTally, ItemTally, Neighbour
from models.words import Flag, Stance
from tests.texts.spoken_joining import SEAT
from tests.texts.values import CONGRESS, FULL_TALLY, LARGEST, NOW, REPORT, TITLES, item_tally, tally

TOTALS = {str(stance): n for stance, n in zip(Stance, (148, 31, 14, 21), strict=False)}
FINE = Breakdown(
    revision=398,
    at=NOW,
    people=214,
    totals=TOTALS,
    groups=(
        Group(("police",), 130, {"agree": 98, "doubt": 12, "disagree": 6, "practice": 13}, None),
        Group(("partner",), 90, {"agree": 50, "doubt": 19, "disagree": 8, "practice": 8}, None),
    ),
    rest=(),
)
COARSE = Breakdown(
    revision=398,
    at=NOW,
    people=214,
    totals=TOTALS,
    groups=(
        Group(("police",), 130, {"agree": 98, "doubt": None, "disagree": None, "practice": None}, 31),
        Group(("partner", "unknown"), 113, {"agree": 50, "doubt": None, "disagree": None, "practice": None}, 35),
    ),
    rest=("doubt", "disagree", "practice"),
)
MANY = replace(COARSE, groups=tuple(replace(COARSE.groups[1], audiences=(f"groep {n}",)) for n in range(9)))
AREAS = tuple(Area(each.id, Names(each.nl, each.en), each.weight) for each in REPORT.monitor.focus_areas)


def item(number: int, published: Breakdown | None = COARSE) -> ItemTally:
    made = item_tally(number, *TITLES[number])
    hands = {Stance.AGREE: 120, Stance.DOUBT: 14, Stance.DISAGREE: 9, Stance.PRACTICE: 3}
    return replace(made, by_audience=published, hands=hands)


SEATS = [
    SeatVoice(SEAT, Voice(Stance.PRACTICE, frozenset(Flag)), told=True),
    SeatVoice(SEAT, Voice(), told=True),
    SeatVoice(SEAT, Voice(), told=False),
] * 3


def whole(*items: ItemTally) -> GatheringTally:
    around = Neighbour(LARGEST, "TOE-1"), Neighbour(LARGEST, "TOE-3")
    return replace(tally(*items), areas=AREAS, presented=18, before=around[0], after=around[1])


def report(participation: Participation) -> Report:
    figures = tuple(AreaFigures(area, 5, 5, 0.66) for area in AREAS)
    return Report(whole(*(item(n) for n in range(9))), participation, figures, 0.66, 0.64)


def messages(language: str) -> Iterator[tuple[str, Message]]:
    """Every view of the figures."""
    all_of_them = whole(*(item(n, FINE if n % 2 else COARSE) for n in range(len(TITLES))))
    for name, published in (("fine", FINE), ("coarse", COARSE), ("many", MANY)):
        yield f"result with groups, {name}", results.item_result(whole(item(6, published)), language, NOW)
        yield f"result per group, {name}", views.audiences(whole(item(6, published)), language, NOW, 0)
    yield "result that names seats", results.item_result(whole(item(6, FINE)), language, NOW, seats=True)
    for page in range(2):
        yield f"result per seat, page {page}", on_record.by_seat(whole(item(6, FINE)), SEATS, language, NOW, page)
    yield "result per group, none", views.audiences(whole(item(6, None)), language, NOW, 0)
    yield "result of an area", results.gathering_result(all_of_them, language, NOW, 0, area=1)
    yield "more figures", views.more(language, whole())
    for page in range(2):
        yield f"tally per group, page {page}", views.all_audiences(all_of_them, language, NOW, page)
    yield "tally per group, none", views.all_audiences(whole(), language, NOW, 0)
    for by in Rank:
        found = [(each, 0.42) for each in all_of_them.items]
        yield f"tally ranked by {by}", views.ranking(all_of_them, found, by, language, NOW, 1)
    yield "tally ranked, none", views.ranking(whole(), ranked((), Rank.ORPHANS), Rank.ORPHANS, language, NOW, 0)
    for met, few in ((150, 1), (250, 2)):
        told = report(Participation(243, 198 - few, few, few, met))
        yield f"tally of who took part, {met}", views.participation(told, language, NOW)
    yield "tally of areas", views.areas(told, language, NOW, 0)
    settled = report(Participation(1, None, None, None, None))
    yield "tally of who took part, settled", views.participation(settled, language, NOW)
    yield "choose beside", views.others(language, whole(), [(n, CONGRESS) for n in range(10)], 0)
    yield "choose beside, none", views.others(language, whole(), [], 0)
    yield "tally side by side", views.comparison(Comparison(all_of_them, FULL_TALLY), language, NOW, 1)
    yield "tally side by side, none", views.comparison(Comparison(whole(), whole()), language, NOW, 0)
    yield "choose a file", views.files(language, whole())


def pictures(language: str) -> list[Picture]:
    """An item with its audiences, and two gatherings."""
    compared = Comparison(whole(*(item(n) for n in range(9))), tally(*(item(n) for n in range(9))))
    drawn = [pictured.audiences(whole(item(6)), each, language, NOW) for each in (FINE, COARSE, MANY)]
    return [*drawn, pictured.comparison(compared, language, NOW)]


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "caption of a file", views.file_caption(language, whole())
