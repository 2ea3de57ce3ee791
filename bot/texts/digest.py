"""The coordinator's weekly digest: what waits, what is red or amber, what nobody took on, what leaves today."""

from collections.abc import Iterable
from datetime import date

from babel.dates import format_date

from bot.texts.matters import handle, why_word
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.overview import colour
from bot.texts.promise import capital
from bot.texts.scales import COLOURS, light
from bot.texts.tongue import Tongue, tongue
from models.digesting import Digest, Section
from models.overview import LIGHTS, Line, View
from models.words import Light

LINE, SHORTEST, REFERENCES = 41, 4, 5


def digest(language: str | None, of: Digest, zone: str) -> Message:
    """It starts with what waits for a decision; a quiet week is a short message."""
    _ = tongue(language)
    heading = capital(format_date(of.today, "EEEE d MMMM", locale=_.language))
    all_there_are = _.count("{n} commitment", "{n} commitments", sum(of.lights.values()))
    told = (_("All goes as agreed, and nothing waits for you."),) if of.is_quiet else _sections(of, _)
    text = lines(
        f"{heading} · {all_there_are}",
        " · ".join(f"{of.lights[each]} {colour(each, _).lower()}" for each in LIGHTS if of.lights[each]),
        "",
        *told,
        "",
        _leaving(of, zone, _),
        _("Have a good week!") if of.is_quiet else None,
    )
    handling = [handle(of.waits, _)] if of.waits else []
    holding = [Button(_("Look or hold back"), "yk:0")] if of.leaving else []
    looking = [Button(_("All commitments"), f"yv:{View.ALL}:0"), Button(_("Report"), "jn")]
    return Message(text, [handling, holding, looking, [Button(_("State of play"), "yo")]])


def _sections(of: Digest, _: Tongue) -> Iterable[str | None]:
    if of.waits:
        yield _("Waits for you ({n})", n=of.waits)
        yield from (_row(each, why_word(why, _), _) for why, each in of.waiting)
        yield _more(of.waits - len(of.waiting), _)
        yield ""
    if of.red.total:
        yield _heading(Light.RED, light(Light.RED, _), of.red, _)
        yield from (_row(each, _day(each.due, of.today, _), _) for each in of.red.lines)
        yield _more(of.red.total - len(of.red.lines), _)
        yield ""
    if of.amber.total:
        yield _heading(Light.AMBER, _("due soon or silent"), of.amber, _)
        yield from (_row(each, _why_amber(each, of, _), _) for each in of.amber.lines)
        yield _more(of.amber.total - len(of.amber.lines), _)
        yield ""
    if of.orphans:
        yield _("Much support, no commitment ({n})", n=len(of.orphans))
        shown = [*of.orphans[:REFERENCES], *(["…"] if len(of.orphans) > REFERENCES else [])]
        yield " · ".join(shown)


def _heading(shown: Light, why: str, section: Section, _: Tongue) -> str:
    return f"{COLOURS[shown]} {colour(shown, _)}: {why} ({section.total})"


def _row(of: Line, why: str, _: Tongue) -> str:
    """A-4 LIEC · voorstel, in one line of a phone."""
    room = LINE - len(f"{of.reference}  · {why}")
    return f"{of.reference} {shortened(_.of(of.organisation), max(room, SHORTEST))} · {why}"


def _why_amber(of: Line, digest: Digest, _: Tongue) -> str:
    near = of.due is not None and of.due <= digest.soon
    return _day(of.due, digest.today, _) if near else _("long silent")


def _day(due: date | None, today: date, _: Tongue) -> str:
    """14 feb; of another year with that year."""
    assert due is not None
    return str(format_date(due, "d MMM" if due.year == today.year else "d MMM y", locale=_.language))


def _more(n: int, _: Tongue) -> str | None:
    return _.count("and {n} more", "and {n} more", n) if n else None


def _leaving(of: Digest, zone: str, _: Tongue) -> str:
    if not of.leaving:
        return _("No reminders leave today.")
    if of.leaving_at is None:
        return _.count("{n} reminder leaves today.", "{n} reminders leave today.", of.leaving)
    at = _.clock(of.leaving_at, zone)
    return _.count("{n} reminder leaves at {time}.", "{n} reminders leave at {time}.", of.leaving, time=at)
