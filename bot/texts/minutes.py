"""Decisions: recording one for an item, and the list of decisions and actions in the chat and on paper."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.texts import results
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.paper import ActionRow, DecisionRow, Paper
from bot.texts.running import PER_PAGE, pages
from bot.texts.scales import commitment_status
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import MARKS, word
from models.decisions import LINE_LIMIT, Action, Decided, ItemMinutes, Minutes
from models.tallying import GatheringTally, ItemTally
from models.words import AgendaState, DecisionKind, Flag

ROWS = 3
"""Decisions and actions a page: each takes up to six lines on a phone."""
TITLE, DECISION, TEXT, UNDECIDED, LINE = 30, 80, 80, 160, 160
SIGNS = {DecisionKind.ADOPTED: "✔", DecisionKind.AMENDED: "✎", DecisionKind.HELD_OVER: "⏸"}


def kind_word(kind: DecisionKind, _: Tongue) -> str:
    return {
        DecisionKind.ADOPTED: _("Adopted"),
        DecisionKind.AMENDED: _("Adopted as amended"),
        DecisionKind.HELD_OVER: _("Held over"),
    }[kind]


def items(language: str | None, minutes: Minutes, page: int) -> Message:
    """The agenda, eight items a page, each with its decision; a tap on one records."""
    _ = tongue(language)
    shown = minutes.items[page * PER_PAGE : (page + 1) * PER_PAGE]
    gathering = minutes.tally.gathering
    legend = " · ".join(f"{SIGNS[kind]} {kind_word(kind, _)}" for kind in DecisionKind)
    text = lines(
        _("Decisions · {day}", day=_.short_date(minutes.tally.day)),
        _.of(minutes.tally.names),
        _decided(minutes, _),
        "",
        *(_item_line(item, _) for item in shown),
        "",
        legend if shown else None,
        _("Tap an item to record its decision.") if shown else _("The agenda is empty."),
    )
    buttons = [Button(item.reference, f"bi:{item.agenda_item}") for item in shown]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    lists = [Button(_("Decisions and actions"), f"bd:{gathering}:0")] if shown else []
    return Message(text, [*rows, lists, pages(f"bl:{gathering}", page, len(minutes.items), _)])


def _decided(minutes: Minutes, _: Tongue) -> str:
    return _.count("{n} of {all} decided", "{n} of {all} decided", len(minutes.decided), all=len(minutes.items))


def _recorded(at: datetime, tally: GatheringTally, _: Tongue) -> str:
    time, day = _.clock(at, tally.zone), at.astimezone(ZoneInfo(tally.zone)).date()
    if day == tally.day:
        return _("Recorded at {time}", time=time)
    return _("Recorded on {day} at {time}", day=_.short_date(day), time=time)


def _item_line(item: ItemMinutes, _: Tongue) -> str:
    sign = SIGNS[item.decided.kind] if item.decided is not None else "·"
    return f"{sign} {item.reference} {shortened(_.of(item.title), TITLE)}"


def card(language: str | None, item: ItemMinutes, minutes: Minutes, *, asks: bool = False) -> Message:
    """The decision on one item, with the buttons that change it; `asks` for the line."""
    _ = tongue(language)
    decided = item.decided
    text = lines(
        _("Decision {reference} · {day}", reference=item.reference, day=_.short_date(minutes.tally.day)),
        _.of(item.title),
        "",
        _("Nothing decided yet.") if decided is None else kind_word(decided.kind, _),
        None if decided is None or not decided.line else f"“{decided.line}”",
        None if decided is None else _recorded(decided.at, minutes.tally, _),
        "",
        _ask_line(_) if asks else None,
    )
    chosen = None if decided is None else decided.kind
    kinds = {kind: _kind_button(kind, item, chosen, _) for kind in DecisionKind}
    return Message(
        text,
        [
            [kinds[DecisionKind.ADOPTED], kinds[DecisionKind.HELD_OVER]],
            [kinds[DecisionKind.AMENDED]],
            [] if decided is None else _line_buttons(item, decided, _, asks=asks),
            [Button(_("‹ All items"), f"bl:{minutes.tally.gathering}:{minutes.items.index(item) // PER_PAGE}")],
        ],
    )


def _ask_line(_: Tongue) -> str:
    return _("Add one line? Type it, at most {limit} characters. Never mention names or cases.", limit=LINE_LIMIT)


def _kind_button(kind: DecisionKind, item: ItemMinutes, chosen: DecisionKind | None, _: Tongue) -> Button:
    mark = "✓ " if kind == chosen else ""
    return Button(f"{mark}{kind_word(kind, _)}", f"bk:{item.agenda_item}:{kind}")


def _line_buttons(item: ItemMinutes, decided: Decided, _: Tongue, *, asks: bool) -> list[Button]:
    row = []
    if asks:
        row.append(Button(_("Leave it so"), f"bi:{item.agenda_item}"))
    else:
        row.append(Button(_("Type a line"), f"bt:{item.agenda_item}"))
    if decided.line:
        row.append(Button(_("No line"), f"bn:{item.agenda_item}"))
    return [*row, Button(_("Clear"), f"bw:{item.agenda_item}")]


def ask_clear(language: str | None, item: ItemMinutes) -> Message:
    """Before a decision goes."""
    _ = tongue(language)
    return Message(
        lines(
            _("Clear the decision on {reference}?", reference=item.reference),
            _decision(item.decided, _),
            _("The audit log keeps what it was."),
        ),
        [[Button(_("Clear the decision"), f"bx:{item.agenda_item}")], [Button(_("Keep it"), f"bi:{item.agenda_item}")]],
    )


def line_too_long(language: str | None) -> str:
    _ = tongue(language)
    return _("The decision stands. Its line can be at most {limit} characters: type a shorter one.", limit=LINE_LIMIT)


def line_holds(language: str | None, part: str) -> str:
    _ = tongue(language)
    return _(
        "“{part}” looks like a number plate, a telephone number or a BSN. Type the line without it.",
        part=shortened(part, 30),
    )


def line_left_out(language: str | None) -> str:
    _ = tongue(language)
    return _("Stopped. The decision stands as it is.")


def _decision(decided: Decided | None, _: Tongue) -> str | None:
    if decided is None:
        return None
    return f"{kind_word(decided.kind, _)}: {decided.line}" if decided.line else kind_word(decided.kind, _)


def listed(language: str | None, minutes: Minutes, now: datetime, page: int) -> Message:
    """The list of decisions and actions, three a page; items without a decision together, between the two."""
    _ = tongue(language)
    rows = _rows(minutes, _)
    shown = rows[page * ROWS : (page + 1) * ROWS]
    gathering = minutes.tally.gathering
    text = lines(
        _("Decisions and actions · {day}", day=_.short_date(minutes.tally.day)),
        _.of(minutes.tally.names),
        f"{_status(minutes, _)} · {_decided(minutes, _)}",
        "",
        *(part for row in shown for part in (*row, "")),
        results.footer(minutes.tally, _, now),
    )
    buttons = [Button("PDF", f"bp:{gathering}"), Button(_("Record"), f"bl:{gathering}:0")]
    turns = pages(f"bd:{gathering}", page, last_page(minutes) * PER_PAGE + 1, _)
    return Message(text, [buttons, turns])


def last_page(minutes: Minutes) -> int:
    """The number of the list's last page, from 0 on."""
    rows = len(minutes.decided) + bool(minutes.undecided) + len(minutes.put_forward) + len(minutes.actions)
    return max(0, rows - 1) // ROWS


def _status(minutes: Minutes, _: Tongue) -> str:
    return _("Draft") if minutes.draft else _("Complete")


def _rows(minutes: Minutes, _: Tongue) -> list[list[str]]:
    without = _.listed(item.reference for item in minutes.undecided)
    undecided = [shortened(_("Without a decision: {references}", references=without), UNDECIDED)]
    return [
        *(_decided_row(item, _) for item in minutes.decided),
        *([undecided] if minutes.undecided else []),
        *([_("Put before this gathering"), shortened(_forward(each), LINE)] for each in minutes.put_forward),
        *(_action_row(action, _) for action in minutes.actions),
    ]


def _forward(put: tuple[str, str]) -> str:
    return ": ".join(put)


def _decided_row(item: ItemMinutes, _: Tongue) -> list[str]:
    assert item.decided is not None
    heading = f"{SIGNS[item.decided.kind]} {item.reference} {shortened(_.of(item.title), TITLE)}"
    return [heading, shortened(_decision(item.decided, _) or "", DECISION), figures(item.tally, _)]


def _action_row(action: Action, _: Tongue) -> list[str]:
    who = _.of(action.organisation) if action.organisation is not None else commitment_status(action.status, _)
    when = _.short_date(action.due) if action.due else _("no date yet")
    what = _.of(action.text) if action.text is not None else _told_later(_)
    return [f"→ {action.reference} · {shortened(who, TITLE)}", shortened(what, TEXT), _when_and_how(action, when, _)]


def _when_and_how(action: Action, when: str, _: Tongue) -> str:
    recommendations = _.listed(action.recommendations)
    return " · ".join(part for part in (recommendations, when, commitment_status(action.status, _)) if part)


def _told_later(_: Tongue) -> str:
    return _("Who and what follow when the coordinator agrees.")


def figures(item: ItemTally | None, _: Tongue, *, drawn: bool = True) -> str:
    """An item's figures in one line; `drawn` with pictures for words."""
    if item is None:
        return _("not presented")
    if item.counts is None or item.chosen is None:
        return _("reactions hidden (small number)") if item.state == AgendaState.CLOSED else _("figures after closing")
    names = MARKS if drawn else {mark: word(mark, _) for mark in MARKS}
    shares = [
        f"{names[stance]} {_.percent(item.share(stance) or 0)}" for stance in item.positions if item.counts[stance]
    ]
    people = _.count("{n} reaction", "{n} reactions", item.people)
    if drawn:
        return f"{' '.join(shares) or '–'} · {people}"
    urgent = [f"{names[Flag.URGENT]} {item.urgent}"] if item.urgent else []
    return ", ".join([*shares, *urgent, people])


def paper(minutes: Minutes, language: str | None, now: datetime) -> Paper:
    """The same list, in full, as it is printed."""
    _ = tongue(language)
    tally = minutes.tally
    actions = _.count("{n} action", "{n} actions", len(minutes.actions))
    printed = now.astimezone(ZoneInfo(tally.zone)).date()
    return Paper(
        language=_.language,
        title=_("Decisions and actions"),
        subtitle=f"{_.of(tally.names)} · {_.long_date(tally.day)}",
        status=_status(minutes, _),
        summary=f"{_decided(minutes, _)} · {actions}",
        footer=results.version(str(tally.revision), tally.zone, printed, _, now),
        printed=_.long_date(printed),
        label=_.of(tally.label),
        page=_("Page"),
        of=_("of"),
        decisions_heading=_("Decisions"),
        nothing_decided="" if minutes.decided else _("Nothing decided yet."),
        decisions=tuple(_printed_decision(item, _) for item in minutes.decided),
        undecided_heading=_("Without a decision"),
        undecided=tuple((item.reference, _undecided(item, _)) for item in minutes.undecided),
        put_forward_heading=_("Put before this gathering"),
        put_forward=minutes.put_forward,
        actions_heading=_("Actions"),
        no_actions="" if minutes.actions else _("No organisation took anything on yet."),
        columns=(_("No."), _("Item"), _("Organisation"), _("What"), _("Done by"), _("Status")),
        actions=tuple(_printed_action(action, _) for action in minutes.actions),
    )


def _printed_decision(item: ItemMinutes, _: Tongue) -> DecisionRow:
    assert item.decided is not None
    return DecisionRow(
        reference=item.reference,
        title=_.of(item.title),
        decision=kind_word(item.decided.kind, _),
        line=item.decided.line,
        figures=figures(item.tally, _, drawn=False),
    )


def _undecided(item: ItemMinutes, _: Tongue) -> str:
    unpresented = _("not presented")
    return f"{_.of(item.title)} ({unpresented})" if item.state == AgendaState.WAITING else _.of(item.title)


def _printed_action(action: Action, _: Tongue) -> ActionRow:
    return ActionRow(
        reference=action.reference,
        items=", ".join(action.recommendations),
        organisation="–" if action.organisation is None else _.of(action.organisation),
        what=_told_later(_) if action.text is None else _.of(action.text),
        due=_.long_date(action.due) if action.due else _("no date yet"),
        status=commitment_status(action.status, _),
    )


def caption(language: str | None, minutes: Minutes) -> str:
    """What stands under the PDF."""
    _ = tongue(language)
    return lines(
        _("Decisions and actions · {day}", day=_.short_date(minutes.tally.day)),
        f"{_status(minutes, _)} · {_decided(minutes, _)}",
        _.of(minutes.tally.label) or None,
    )


def file_name(language: str | None, reference: str) -> str:
    """Such as besluiten-taskforce-2013-09.pdf."""
    _ = tongue(language)
    name = _("decisions")
    return f"{name}-{reference}.pdf"
