"""What is said of decisions, and what the audit log says."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, timedelta
from itertools import chain
from typing import Any

from bot.texts import auditing, minutes
from bot.texts.message import Message
from models.audit import Entry
from models.decisions import Action, Decided, ItemMinutes, Minutes
from models.settings import Setting
from models.words import AgendaState, CommitmentStatus, DecisionKind
from tests.texts.values import CONGRESS, FULL_TALLY, LARGEST, NOW, TITLES, ZONE, commitment, item_tally, tally

LONGEST_LINE = ("Met een overzicht per eenheid van wie toezicht houdt, wie handhaaft en wie bericht. " * 3)[
    :200
].strip()


def an_item(number: int, kind: DecisionKind | None, line: str = "") -> ItemMinutes:
    """One of the report's items, decided or not."""
    reference, title = TITLES[number]
    decided = None if kind is None else Decided(kind, line, NOW)
    item = item_tally(number, reference, title)
    return ItemMinutes(LARGEST - number, reference, title, AgendaState.CLOSED, decided, item)


def an_action(status: CommitmentStatus, due: date | None = date(2014, 2, 14)) -> Action:
    view, told = commitment(), status != CommitmentStatus.PROPOSED
    names, text = (view.organisation_names, view.text) if told else (None, None)
    return Action(view.reference, ("TOE-2", "OPS-1"), status, due, names, text)


def full() -> Minutes:
    """Every item, decided in every way, and an action in every state."""
    kinds = [*DecisionKind, None]
    items = [an_item(number, kinds[number % 4], LONGEST_LINE if number % 2 else "") for number in range(len(TITLES))]
    unseen = replace(items[3], state=AgendaState.WAITING, tally=None)
    hidden = item_tally(4, *TITLES[4])
    items[3] = unseen
    items[4] = replace(items[4], tally=replace(hidden, counts=dict.fromkeys(hidden.counts or {})))
    items[5] = replace(items[5], tally=replace(hidden, counts=None, state=AgendaState.OPEN))
    items[8] = replace(items[8], tally=None)
    actions = (*(an_action(status) for status in CommitmentStatus), an_action(CommitmentStatus.AGREED, None))
    return Minutes(FULL_TALLY, tuple(items), actions, (("A-9", "Regel voor de agenda " * 9),) * 2)


def complete() -> Minutes:
    """One item, decided, with one reaction and one action."""
    item = replace(an_item(6, DecisionKind.ADOPTED), tally=replace(item_tally(6, *TITLES[6]), people=1))
    return Minutes(tally(), (item,), (an_action(CommitmentStatus.AGREED),), ())


CHANGES: list[dict[str, object]] = [
    {"decision": "adopted"},
    {"was": "amended", "decision": "held_over"},
    {"was": "amended", "decision": "amended"},
]
EMPTY = Minutes(tally(), (), (), ())


def messages(language: str) -> Iterator[tuple[str, Message]]:
    everything = full()
    for page in range(3):
        yield f"decisions to record, page {page + 1}", minutes.items(language, everything, page)
    yield "decisions to record, none", minutes.items(language, EMPTY, 0)
    for page in range(minutes.last_page(everything) + 1):
        yield f"list of decisions, page {page + 1}", minutes.listed(language, everything, NOW, page)
    for name, some in (("complete", complete()), ("empty", EMPTY)):
        yield f"list of decisions, {name}", minutes.listed(language, some, NOW, 0)
        yield f"caption of the list of decisions, {name}", Message(minutes.caption(language, some))
    for item in everything.items[2:6]:
        yield f"decision on {item.reference}", minutes.card(language, item, everything)
    decided = Decided(DecisionKind.ADOPTED, LONGEST_LINE, NOW + timedelta(days=1))
    later = replace(everything.items[2], decided=decided)
    yield "decision of a later day", minutes.card(language, later, replace(everything, items=(later,)))
    yield "decision that asks for a line", minutes.card(language, everything.items[1], everything, asks=True)
    yield "ask to clear a decision", minutes.ask_clear(language, everything.items[1])
    yield from _log(language)


TELLING: tuple[tuple[str, dict[str, Any]], ...] = (
    *(("set", {"setting": str(each), "was": "False", "now": "None"}) for each in Setting),
    ("set", {"setting": "results", "was": "hidden", "now": "live"}),
    ("undo", {"undone": "timer"}),
    ("hands", {"hands": {"agree": 9_876, "doubt": 3}, "before": {"agree": 12}}),
    ("move", {"place": 3}),
    ("present", {"again": 2}),
    ("export", {"form": "xlsx"}),
    ("link", {"title": "Zaal"}),
    ("unlink", {"title": "Zaal"}),
    *(("invite", {"invited_as": each, "uses": 2}) for each in ("participant", "contact")),
    ("set", {"setting": "confidential", "was": "False", "now": "True"}),
)
"""What acts tell of more."""


def _log(language: str) -> Iterator[tuple[str, Message]]:
    every = [*chain.from_iterable(auditing.KINDS.values()), "of another version"]
    done = [Entry(NOW, "organiser", "decide", "TOE-2", change) for change in CHANGES]
    for role in ("coordinator", "organiser", "helper", "operator", "clock", "of another version"):
        subject = "TOE-2" if role == "coordinator" else "taskforce-2013-09"
        done += [Entry(NOW, role, action, subject, CHANGES[0]) for action in every]
    done += [Entry(NOW, "organiser", action, "TOE-2", details) for action, details in TELLING]
    for page in range(0, len(done), 8):
        yield (
            f"audit log, from {page}",
            auditing.log(
                language,
                done[page : page + 8],
                1_234,
                7,
                auditing.Kind.ALL,
                zone=ZONE,
                gathering=(LARGEST, CONGRESS) if page else None,
            ),
        )
    nothing = auditing.log(language, [], 1, 0, auditing.Kind.DECISIONS, zone=ZONE, gathering=None)
    yield "audit log, nothing yet", nothing
    yield "choose a gathering for the audit log", auditing.choose_gathering(language, [(LARGEST, CONGRESS)] * 9, 0)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "line too long", minutes.line_too_long(language)
    yield "line holds a number", minutes.line_holds(language, "06 12345678")
    yield "line left out", minutes.line_left_out(language)
    yield "only coordinator reads the log", auditing.only_coordinator(language)
    for name, some in (("full", full()), ("complete", complete()), ("empty", EMPTY)):
        words = [word for word in printed(asdict(minutes.paper(some, language, NOW))) if 0 < len(word) <= 200]
        yield from ((f"printed list, {name}, {number}", word) for number, word in enumerate(words))
    yield "name of the list's file", minutes.file_name(language, "taskforce-2013-09")
    log = auditing.sheet(language, [], ZONE)
    yield from ((f"column {heading} of the log's file", heading) for heading in (log.name, *log.headings))


def printed(value: Any) -> Iterator[str]:
    """Every word in the values of a document."""
    match value:
        case str():
            yield value
        case dict():
            yield from chain.from_iterable(map(printed, value.values()))
        case list() | tuple():
            yield from chain.from_iterable(map(printed, value))
