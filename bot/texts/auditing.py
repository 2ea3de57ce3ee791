"""The audit log in words: what was done, by which role, when."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from itertools import chain
from json import dumps
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.texts import audited
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.minutes import kind_word
from bot.texts.running import PER_PAGE, pages
from bot.texts.scales import recommendation_status
from bot.texts.sheet import Sheet
from bot.texts.tongue import Tongue, tongue
from models.audit import Entry
from models.names import Names
from models.words import DecisionKind, RecommendationStatus

SUBJECT, NAME = 24, 40
SENTENCE = 42
"""One line of a phone, so that eight lines of the log fit it."""


class Kind(StrEnum):
    """What the log can be filtered by."""

    ALL = "all"
    HALL = "hall"
    DECISIONS = "decisions"
    PREPARING = "preparing"
    FILES = "files"


KINDS: dict[Kind, tuple[str, ...]] = {
    Kind.HALL: (
        "present",
        "close",
        "timer",
        "reopen",
        "show",
        "hide",
        "undo",
        "finish",
        "announce",
        "nudge",
        "hands",
        "link",
        "unlink",
    ),
    Kind.DECISIONS: (
        "decide",
        "undecide",
        "set_status",
        "recheck",
        "readdress",
        "take_back_change",
        "respond",
        "count_stages",
        "ask_response",
        "agree",
        "decline",
        "enter",
        "change",
        "hand_on",
        "withdraw",
        "verify",
        "hold",
        "let_go",
        "send_back",
        "agree_date",
        "refuse_date",
        "help",
        "keep_owner",
        "escalate",
        "let_be",
        "take_up",
        "leave_out",
        "approve",
        "reject",
        "show_passage",
        "release_report",
        "hand_over",
        "remove_hand_over",
    ),
    Kind.PREPARING: (
        "make_gathering",
        "remove_gathering",
        "set",
        "add_items",
        "take_off",
        "move",
        "invite",
        "revoke",
        "import",
    ),
    Kind.FILES: ("poster", "picture", "export", "minutes", "template", "report_file"),
}
"""Every action that is recorded anywhere, under the kind it is found by."""


def actions(kind: Kind) -> tuple[str, ...] | None:
    """The actions of a kind; None for all."""
    return None if kind == Kind.ALL else KINDS[kind]


def sentences(entry: Entry, _: Tongue) -> dict[str, str]:
    """What each action would be told as."""
    subject = shortened(entry.subject, SUBJECT)
    return {
        "present": audited.presented(subject, entry.details, _),
        "close": _("{subject} closed", subject=subject),
        "timer": _("{subject} closes in a minute", subject=subject),
        "reopen": _("{subject} opened again", subject=subject),
        "show": _("Result of {subject} shown", subject=subject),
        "hide": _("Result of {subject} hidden", subject=subject),
        "undo": _undone(subject, entry, _),
        "finish": _("{subject} finished", subject=subject),
        "announce": _("Announcement in {subject}", subject=subject),
        "nudge": _("Silent participants of {subject} asked", subject=subject),
        "hands": audited.hands(subject, entry.details, _),
        "link": audited.linked(subject, entry.details, _),
        "unlink": audited.unlinked(subject, entry.details, _),
        "decide": _decided(subject, entry, _),
        "undecide": _("Decision on {subject} cleared", subject=subject),
        "set_status": _status(subject, entry, _),
        "recheck": _("{subject} rechecked", subject=subject),
        "readdress": _("{subject} for {to}", subject=subject, to=entry.details.get("to", "")),
        "take_back_change": _("Change of {subject} taken back", subject=subject),
        "count_stages": _("Numbers of {subject} entered", subject=subject),
        "respond": _("Response to {subject} recorded", subject=subject),
        "ask_response": _("Responses asked for"),
        "agree": _("{subject} agreed", subject=subject),
        "decline": _("{subject} declined", subject=subject),
        "enter": _("{subject} recorded", subject=subject),
        "change": _("{subject} changed", subject=subject),
        "hand_on": _("{subject} to another owner", subject=subject),
        "withdraw": _("{subject} withdrawn", subject=subject),
        "verify": _("{subject} checked", subject=subject),
        "hold": _("Reminder of {subject} held back", subject=subject),
        "let_go": _("Reminder of {subject} let go", subject=subject),
        "send_back": _("{subject} not done yet", subject=subject),
        "agree_date": _("Later date of {subject} agreed", subject=subject),
        "refuse_date": _("Later date of {subject} refused", subject=subject),
        "help": _("In touch about {subject}", subject=subject),
        "keep_owner": _("{subject} stays with its owner", subject=subject),
        "escalate": _("{subject} announced to its owner", subject=subject),
        "let_be": _("{subject} not put forward after all", subject=subject),
        "take_up": _("{subject} taken up on the agenda", subject=subject),
        "leave_out": _("{subject} kept off the agenda", subject=subject),
        "show_passage": _("{subject} shown its passage", subject=subject),
        "release_report": _("Report {subject} released", subject=subject),
        "report_file": _("Progress report of {subject}", subject=subject),
        "hand_over": _("Handed over: {subject}", subject=subject),
        "remove_hand_over": _("Hand-over removed: {subject}", subject=subject),
        "approve": _("Comment on {subject} approved", subject=subject),
        "reject": _("Comment on {subject} rejected", subject=subject),
        "make_gathering": _("Gathering {subject} made", subject=subject),
        "remove_gathering": _("Gathering {subject} removed", subject=subject),
        "set": audited.setting(subject, entry.details, _),
        "add_items": _("Put on the agenda: {subject}", subject=subject),
        "take_off": _("{subject} taken off the agenda", subject=subject),
        "move": audited.moved(subject, entry.details, _),
        "invite": audited.invited(subject, entry.details, role_word(str(entry.details.get("invited_as", "")), _), _),
        "revoke": _("Invitation for {subject} withdrawn", subject=subject),
        "poster": _("QR code or poster for {subject}", subject=subject),
        "picture": _("Picture of {subject}", subject=subject),
        "export": audited.filed(subject, entry.details, _),
        "minutes": _("Decisions of {subject} as PDF", subject=subject),
        "import": _("Report {subject} imported", subject=subject),
        "template": _("Workbook for a report sent"),
    }


def sentence(entry: Entry, _: Tongue) -> str:
    """One act; what an earlier version called otherwise is told by its own name."""
    return sentences(entry, _).get(entry.action, f"{entry.action} {entry.subject}".strip())


def _undone(subject: str, entry: Entry, _: Tongue) -> str:
    """Teruggenomen: TOE-2 gesloten"""
    undone = entry.details.get("undone")
    if undone is None or undone == entry.action:
        return _("Last step undone: {subject}", subject=subject)
    return _("Undone: {done}", done=sentence(Entry(entry.at, entry.role, undone, entry.subject, {}), _))


def _decided(subject: str, entry: Entry, _: Tongue) -> str:
    """TOE-2: Aangenomen → Uitgesteld"""
    told = ("was", "decision") if entry.action == "decide" else ()
    kinds = [entry.details[name] for name in told if name in entry.details]
    if len(set(kinds)) < len(kinds):
        return _("Line of the decision on {subject} changed", subject=subject)
    return f"{subject}: {' → '.join(kind_word(DecisionKind(kind), _) for kind in kinds)}"


def _status(subject: str, entry: Entry, _: Tongue) -> str:
    """TOE-2: niet gestart → loopt"""
    told = [entry.details[name] for name in ("was", "now") if entry.details.get(name) in tuple(RecommendationStatus)]
    return f"{subject}: {' → '.join(recommendation_status(RecommendationStatus(each), _) for each in told)}"


def role_word(role: str, _: Tongue) -> str:
    return {
        "coordinator": _("coordinator"),
        "organiser": _("organiser"),
        "helper": _("helper"),
        "operator": _("command line"),
        "clock": _("clock"),
        "participant": _("participant"),
        "contact": _("contact"),
    }.get(role, role)


def log(
    language: str | None,
    shown: Sequence[Entry],
    total: int,
    page: int,
    kind: Kind,
    *,
    zone: str,
    gathering: tuple[int, Names] | None,
) -> Message:
    """Eight lines of the log, newest first; `gathering` is (number, names), None for all."""
    _ = tongue(language)
    number, names = gathering or (0, None)
    of = _("all gatherings") if names is None else shortened(_.of(names), NAME)
    text = lines(
        _("Audit log"),
        of,
        _.count("{n} line, newest first", "{n} lines, newest first", total),
        "",
        *chain.from_iterable(_told(entry, zone, _) for entry in shown),
        *(() if shown else (_("Nothing was done yet."),)),
    )
    kinds = [_kind_button(each, kind, number, _) for each in Kind]
    rows = [kinds[:2], kinds[2:4], [kinds[4], Button(_("Which gathering?"), "lg:0")]]
    return Message(text, [*rows, pages(f"lb:{number}:{kind}", page, total, _)])


def _told(entry: Entry, zone: str, _: Tongue) -> tuple[str, str]:
    return f"{moment(entry.at, zone, _)} · {role_word(entry.role, _)}", shortened(sentence(entry, _), SENTENCE)


def moment(at: datetime, zone: str, _: Tongue) -> str:
    """2 sep 2013 10.42 · 2 Sep 2013 10:42, local."""
    pattern = "d MMM y H.mm" if _.language == "nl" else "d MMM y HH:mm"
    return format_datetime(at, pattern, tzinfo=ZoneInfo(zone), locale=_.language)


def _kind_button(kind: Kind, chosen: Kind, gathering: int, _: Tongue) -> Button:
    word = {
        Kind.ALL: _("Everything"),
        Kind.HALL: _("In the hall"),
        Kind.DECISIONS: _("Decisions"),
        Kind.PREPARING: _("Preparing"),
        Kind.FILES: _("Files"),
    }[kind]
    return Button(f"✓ {word}" if kind == chosen else word, f"lb:{gathering}:{kind}:0")


def choose_gathering(language: str | None, known: Sequence[tuple[int, Names]], page: int) -> Message:
    """Eight gatherings, or all of them at once."""
    _ = tongue(language)
    shown = known[page * PER_PAGE : (page + 1) * PER_PAGE]
    rows = [[Button(shortened(_.of(names), 60), f"lb:{number}:{Kind.ALL}:0")] for number, names in shown]
    everything = [Button(_("All gatherings"), f"lb:0:{Kind.ALL}:0")]
    return Message(_("Of which gathering?"), [*rows, everything, pages("lg", page, len(known), _)])


def only_coordinator(language: str | None) -> str:
    _ = tongue(language)
    return _("The audit log is for the coordinator.")


def sheet(language: str | None, entries: Sequence[Entry], zone: str) -> Sheet:
    """The log as a table: local time with its distance to UTC, role, sentence, and what was stored."""
    _ = tongue(language)
    return Sheet(
        name=_("Audit log"),
        headings=(_("Time"), _("Role"), _("What"), _("Action"), _("About"), _("Details")),
        rows=[
            (
                entry.at.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds"),
                role_word(entry.role, _),
                sentence(entry, _),
                entry.action,
                entry.subject,
                dumps(dict(entry.details), ensure_ascii=False, sort_keys=True),
            )
            for entry in entries
        ],
    )
