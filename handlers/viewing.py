"""What the buttons under figures show: `shown` the views of a gathering, `PICTURES` what is drawn.

A view that has nothing on the page that was asked for is None: the data of a press can be old or forged.
"""

from collections.abc import Callable

from bot.texts import on_record as texts
from bot.texts import pictured, results, views
from bot.texts.message import Message
from bot.texts.picture import Picture
from bot.texts.pictured import GROUPS, PAIRS
from bot.texts.running import PER_PAGE
from handlers.context import Context
from models import comparing, on_record, people, publishing, ranking, reporting, tallying
from models.names import Names
from models.ranking import Rank
from models.tables import AgendaItem
from models.tallying import GatheringTally

OF_AN_ITEM = ("ti", "ta", "tb", "tx")
OF_TWO = ("tc", "td")
"""Verbs that name an agenda item, or two gatherings, in place of one gathering."""


def tally_of(context: Context, gathering: int, only: int | None = None) -> GatheringTally:
    """The figures, with those by audience published first where they are due."""
    threshold = context.batch.setting.threshold
    publishing.publish(context.session, gathering, context.batch.now, only=only, threshold=threshold)
    return tallying.of_gathering(context.session, gathering, only=only, threshold=threshold)


def _there(page: int, total: int, per_page: int = PER_PAGE) -> bool:
    return page * per_page < max(1, total)


def item(context: Context, gathering: int, number: int) -> Message:
    """ "ti:item": the result of one item."""
    tally = tally_of(context, gathering, number)
    named = on_record.names_seats(context.session, gathering)
    return results.item_result(tally, context.language, context.batch.now, seats=named)


def shown(context: Context, verb: str, number: int, rest: list[str]) -> Message | None:
    """What "verb:number:rest" shows; `number` is of a gathering, or where OF_AN_ITEM says so of an agenda item."""
    first, page = (rest[0] if rest else "0"), int(rest[-1]) if rest and rest[-1].isdigit() else 0
    match verb:
        case "t":
            return listed(context, number, page)
        case "ta":
            return _audiences(context, number, page)
        case "tc":
            return compared(context, number, int(first), page)
        case "te":
            return area(context, number, int(first), page)
        case "tf":
            return views.files(context.language, _plain(context, number))
        case "ti":
            return item(context, context.session.get_one(AgendaItem, number).gathering_id, number)
        case "tm":
            return views.more(context.language, _plain(context, number))
        case "tn":
            return views.participation(_report(context, number), context.language, context.batch.now)
        case "tr":
            return _ranked(context, number, Rank(first), page)
        case "ts":
            return _all_audiences(context, number, page)
        case "tv":
            return others(context, number, page)
        case "tx":
            return _by_seat(context, number, page)
        case "tz":
            return _areas(context, number, page)
    raise ValueError(verb)


def _plain(context: Context, gathering: int) -> GatheringTally:
    return tallying.of_gathering(context.session, gathering, threshold=context.batch.setting.threshold)


def listed(context: Context, gathering: int, page: int) -> Message | None:
    """ "t:gathering:page": all items."""
    tally = _plain(context, gathering)
    if not _there(page, len(tally.items)):
        return None
    return results.gathering_result(tally, context.language, context.batch.now, page)


def area_named(context: Context, gathering: int, reference: str) -> int | None:
    """Where the focus area with this reference stands in the tally; case does not matter."""
    areas = [each.reference.upper() for each in _plain(context, gathering).areas] if reference else []
    return areas.index(reference.upper()) if reference.upper() in areas else None


def area(context: Context, gathering: int, number: int, page: int) -> Message | None:
    """ "te:gathering:area:page": the items of one focus area."""
    threshold = context.batch.setting.threshold
    areas = _plain(context, gathering).areas
    if number >= len(areas):
        return None
    tally = tallying.of_gathering(context.session, gathering, area=areas[number].reference, threshold=threshold)
    if not _there(page, len(tally.items)):
        return None
    return results.gathering_result(tally, context.language, context.batch.now, page, area=number)


def _audiences(context: Context, number: int, page: int) -> Message | None:
    agenda_item = context.session.get_one(AgendaItem, number)
    tally = tally_of(context, agenda_item.gathering_id, number)
    published = tally.items[0].by_audience
    if not _there(page, len(published.groups) if published else 0, GROUPS):
        return None
    return views.audiences(tally, context.language, context.batch.now, page)


def _by_seat(context: Context, number: int, page: int) -> Message | None:
    seats = on_record.by_seat(context.session, number)
    if page * texts.SEATS >= len(seats):
        return None
    tally = tally_of(context, context.session.get_one(AgendaItem, number).gathering_id, number)
    return texts.by_seat(tally, seats, context.language, context.batch.now, page) if tally.items else None


def _all_audiences(context: Context, gathering: int, page: int) -> Message | None:
    tally = tally_of(context, gathering)
    if not _there(page, sum(each.by_audience is not None for each in tally.items)):
        return None
    return views.all_audiences(tally, context.language, context.batch.now, page)


def _ranked(context: Context, gathering: int, by: Rank, page: int) -> Message | None:
    tally = tally_of(context, gathering)
    found = ranking.ranked(tally.items, by)
    if not _there(page, len(found)):
        return None
    return views.ranking(tally, found, by, context.language, context.batch.now, page)


def _report(context: Context, gathering: int) -> reporting.Report:
    return reporting.report(context.session, gathering, threshold=context.batch.setting.threshold)


def _areas(context: Context, gathering: int, page: int) -> Message | None:
    report = _report(context, gathering)
    if not _there(page, len(report.areas)):
        return None
    return views.areas(report, context.language, context.batch.now, page)


def others(context: Context, gathering: int, page: int) -> Message | None:
    """ "tv:gathering:page": the other gatherings of who asks."""
    mine = people.organised_gatherings(context.session, context.person_id)
    named = [(each.id or 0, Names(each.name_nl, each.name_en)) for each in mine if each.id != gathering]
    if not _there(page, len(named)):
        return None
    return views.others(context.language, _plain(context, gathering), named, page)


def _comparison(context: Context, first: int, second: int) -> comparing.Comparison:
    return comparing.compare(context.session, first, second, threshold=context.batch.setting.threshold)


def compared(context: Context, first: int, second: int, page: int) -> Message | None:
    """ "tc:gathering:gathering:page": what both presented."""
    found = _comparison(context, first, second)
    if not _there(page, len(found.pairs), PAIRS):
        return None
    return views.comparison(found, context.language, context.batch.now, page)


Drawn = tuple[GatheringTally, Picture] | None


def _draw_all(context: Context, gathering: int, page: int) -> Drawn:
    tally = _plain(context, gathering)
    if page * PER_PAGE >= len(tally.items):
        return None
    return tally, pictured.picture(tally, context.language, context.batch.now, page)


def _draw_item(context: Context, gathering: int, number: int) -> Drawn:
    tally = tallying.of_gathering(context.session, gathering, only=number, threshold=context.batch.setting.threshold)
    return (tally, pictured.picture(tally, context.language, context.batch.now)) if tally.items else None


def _draw_audiences(context: Context, number: int, page: int) -> Drawn:
    tally = tally_of(context, context.session.get_one(AgendaItem, number).gathering_id, number)
    published = tally.items[0].by_audience
    if published is None or page * GROUPS >= len(published.groups):
        return None
    return tally, pictured.audiences(tally, published, context.language, context.batch.now, page)


def _draw_comparison(context: Context, first: int, second: int, page: int) -> Drawn:
    found = _comparison(context, first, second)
    if page * PAIRS >= len(found.pairs):
        return None
    return found.first, pictured.comparison(found, context.language, context.batch.now, page)


PICTURES: dict[str, Callable[..., Drawn]] = {
    "tg": _draw_all,
    "tp": _draw_item,
    "tb": _draw_audiences,
    "td": _draw_comparison,
}
