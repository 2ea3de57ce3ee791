"""Everything that Weerklank says, with the demonstration report's longest values in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from types import ModuleType

from bot.texts import cards, offers, pictured, reminders, results, running, unreachable, welcome
from bot.texts.dates import DateProblem, DateTrouble, quick_picks
from bot.texts.message import Message
from models.reacting import Pressed
from models.rules.voices import SILENT, Voice
from models.words import AgendaState, Flag, RoleKind, Stance, Urgency
from tests.texts import (
    spoken_answers,
    spoken_calendar,
    spoken_commitments,
    spoken_editions,
    spoken_escalating,
    spoken_files,
    spoken_followers,
    spoken_grouping,
    spoken_importing,
    spoken_joining,
    spoken_minutes,
    spoken_overview,
    spoken_preparing,
    spoken_recommendations,
    spoken_reminding,
    spoken_reporting,
    spoken_responding,
    spoken_running,
    spoken_scales,
    spoken_stages,
    spoken_tallying,
    spoken_walking,
)
from tests.texts.values import (
    AGENDA,
    CONGRESS,
    CONGRESS_DAY,
    COUNTS,
    FRIDAY,
    FULL_TALLY,
    LARGEST,
    LOUD,
    NOW,
    ORGANISATION,
    ORGANISATIONS,
    REACTED,
    TITLES,
    USERNAME,
    commitment,
    item_tally,
    outcome_card,
    recommendation_card,
    tally,
)

AREAS: tuple[ModuleType, ...] = (
    spoken_escalating,
    spoken_calendar,
    spoken_answers,
    spoken_commitments,
    spoken_editions,
    spoken_followers,
    spoken_grouping,
    spoken_importing,
    spoken_joining,
    spoken_minutes,
    spoken_overview,
    spoken_preparing,
    spoken_recommendations,
    spoken_reporting,
    spoken_reminding,
    spoken_responding,
    spoken_running,
    spoken_scales,
    spoken_stages,
    spoken_tallying,
    spoken_walking,
)
"""Modules of one conversation each, with `messages(language)` and `short_answers(language)`: (name, said)."""


def card_messages(language: str) -> Iterator[tuple[str, Message]]:
    """The cards in the group and in private, open and closed."""
    for place, private in (("group", False), ("private", True)):
        for view in (recommendation_card(language, private=private), outcome_card(language, private=private)):
            name = f"{place} card of the {view.kind}"
            yield name, cards.card(view, USERNAME)
            yield f"{name}, closed", cards.card(replace(view, open=False, counts=COUNTS), USERNAME)
    untouched = replace(recommendation_card(language, private=True), own=SILENT)
    yield "private card, no reaction yet", cards.card(untouched, USERNAME)
    yield "private card, no reaction given", cards.card(replace(untouched, open=False), USERNAME)
    on_record = replace(recommendation_card(language), confidential=False, counts=COUNTS, urgency=Urgency.LOW)
    yield "group card, on the record", cards.card(on_record, USERNAME)
    seated = replace(recommendation_card(language, private=True), confidential=False, seated=True)
    yield "card of a seat, on the record", cards.card(seated, USERNAME)
    yield "channel card", cards.card(replace(recommendation_card(language), in_channel=True), USERNAME)
    urgent = replace(recommendation_card(language), urgency=Urgency.HIGH, reacted=1)
    yield "group card, one reaction", cards.card(urgent, USERNAME)
    held_back = replace(recommendation_card(language), embargo_until=FRIDAY)
    yield "group card, not to be shared", cards.card(held_back, USERNAME)
    yield "group card, new outcome", cards.card(replace(outcome_card(language), scores=((2012, 54),)), USERNAME)


def welcome_messages(language: str) -> Iterator[tuple[str, Message]]:
    """Joining, refusals and help."""
    for role, of in (
        ("coordinator", None),
        ("organiser", CONGRESS),
        ("helper", CONGRESS),
        ("contact", ORGANISATION),
        ("reader", None),
    ):
        yield f"welcome, {role}", welcome.welcome_role(language, role, of)
    yield "without a code", welcome.without_code(language)
    yield "help", welcome.help_message(language, set(RoleKind))


def result_messages(language: str) -> Iterator[tuple[str, Message]]:
    """Tallies, open and closed, shown and hidden."""
    item = item_tally(0, *TITLES[6])
    hidden = replace(item, counts=dict.fromkeys(item.counts or {}), urgent=None, offers=0, other=None)
    unshown = replace(hidden, state=AgendaState.OPEN, counts=None)
    yield "result of an item", results.item_result(tally(item), language, NOW)
    yield "result of an item, one of each", results.item_result(tally(replace(item, people=1, offers=1)), language, NOW)
    for people in (1, 214):
        unjoined = replace(tally(replace(item, people=people)), joined=0)
        yield f"result where none joined, {people}", results.item_result(unjoined, language, NOW)
    yield "result, hidden figures", results.item_result(tally(hidden), language, NOW)
    yield "tally, not shown yet", results.item_result(tally(unshown), language, NOW)
    yield "result, first page", results.gathering_result(FULL_TALLY, language, NOW, 0)
    yield "result, second page", results.gathering_result(FULL_TALLY, language, NOW, 1)
    yield "result, hidden figures of all", results.gathering_result(tally(hidden, unshown), language, NOW, 0)
    yield "result, nothing presented", results.gathering_result(tally(), language, NOW, 0)
    yield "caption", Message(pictured.caption(FULL_TALLY, language, NOW))


def offer_messages(language: str) -> Iterator[tuple[str, Message]]:
    """From 🤝 to a commitment."""
    view, picks, typed = commitment(), quick_picks(CONGRESS_DAY), commitment().text["nl"]
    choices = list(enumerate(ORGANISATIONS[:8], LARGEST - 8))
    yield "ask organisation", offers.ask_organisation(language, "TOE-2")
    yield "choose organisation", offers.choose_organisation(language, choices)
    yield "no organisation", offers.choose_organisation(language, [])
    yield "ask what", offers.ask_what(language, "TOE-2", ORGANISATION)
    yield "ask when", offers.ask_when(language, picks)
    for trouble in DateTrouble:
        candidates = (date(2014, 3, 4), date(2014, 4, 3)) if trouble == DateTrouble.AMBIGUOUS else ()
        yield f"date, {trouble}", offers.date_trouble(language, DateProblem(trouble, candidates))
    yield "confirm", offers.confirm(language, "TOE-2", ORGANISATION, typed, picks[1])
    yield "confirm without a date", offers.confirm(language, "TOE-2", ORGANISATION, typed, None)
    yield "sent", offers.sent(language, "A-9", to_partner=False)
    yield "proposal", offers.proposal(language, view)
    yield "ask measure", offers.ask_measure(language, view)
    yield "ask reason", offers.ask_reason(language, view.reference)
    yield "agreed", offers.agreed(language, view, date(2014, 3, 7))
    yield "declined", offers.declined(language, view, "Dit doet het RIEC al.")
    yield "not understood", offers.not_understood(language)


def reminder_messages(language: str) -> Iterator[tuple[str, Message]]:
    """Reminders and what they are answered with."""
    view = commitment()
    several = [(LARGEST - number, replace(view, reference=f"A-{number}")) for number in range(1, 11)]
    yield "reminder", reminders.reminder(language, LARGEST, view, FRIDAY)
    yield "reminder, overdue", reminders.reminder(language, LARGEST, replace(view, last=None), date(2014, 3, 10))
    yield "several reminders", reminders.several(language, several, FRIDAY)
    yield "one of several", reminders.several(language, several[:1], FRIDAY)
    yield "ask new date", offers.ask_when(language, quick_picks(FRIDAY), about=view.reference)
    yield "nobody reached", unreachable.unreached(language, [view], FRIDAY, 0, 1)
    yield "nobody reached, several", unreachable.unreached(language, [view] * 8, FRIDAY, 1, 20)


def running_messages(language: str) -> Iterator[tuple[str, Message]]:
    """What organisers read."""
    yield "start first", running.start_first(language, "weerklank_bot")
    for page in range(3):
        yield f"agenda, page {page + 1}", running.agenda(language, LARGEST, CONGRESS, CONGRESS_DAY, AGENDA, page)
    yield "agenda, empty", running.agenda(language, LARGEST, CONGRESS, CONGRESS_DAY, [], 0)


def messages(language: str) -> dict[str, Message]:
    """Every message by a name of its own."""
    spoken = [
        *card_messages(language),
        *welcome_messages(language),
        *result_messages(language),
        *offer_messages(language),
        *reminder_messages(language),
        *running_messages(language),
        *chain.from_iterable(area.messages(language) for area in AREAS),
    ]
    assert len(dict(spoken)) == len(spoken)
    return dict(spoken)


def presses(language: str) -> dict[str, str]:
    """What presses on cards are answered with."""
    pressed = Pressed("set", "TOE-2", LOUD, "partner")
    silent = replace(pressed, voice=SILENT)

    def say(press: Pressed, mark: str = Stance.PRACTICE, *, private: bool = False) -> str:
        return cards.answer(press, mark, language, private=private)

    return {
        "set": say(pressed),
        "flag set": say(pressed, Flag.OFFER, private=True),
        "set by somebody unknown": say(replace(pressed, audience="unknown")),
        "stood": say(replace(pressed, outcome="stood")),
        "cleared": say(replace(silent, outcome="cleared")),
        "cleared, but for an emoji": say(
            replace(pressed, outcome="cleared", voice=Voice(flags=frozenset({Flag.OTHER})))
        ),
        "closed": say(replace(pressed, outcome="closed")),
        "closed to the silent": say(replace(silent, outcome="closed")),
        "not a member": say(replace(silent, outcome="not_member")),
        "unknown": say(replace(silent, outcome="unknown")),
    }


def short_answers(language: str) -> dict[str, str]:
    """Every text without buttons: over the chat, or as a line in it."""
    return presses(language) | {
        "too long": offers.too_long(language),
        "discarded": offers.discarded(language),
        "nothing to stop": offers.nothing_to_stop(language),
        "no recommendation": offers.no_recommendation(language),
        "decided already": offers.decided_already(language, "A-9"),
        "decided and gone": offers.decided_already(language, ""),
        "only coordinator": offers.only_coordinator(language),
        "not your organisation": reminders.not_your_organisation(language),
        "another contact now": reminders.passed_on(language, commitment()),
        "presented": running.presented(language, "TOE-2", REACTED),
        "presented once": running.presented(language, "TOE-2", 1),
        "item closed": running.closed(language, "TOE-2"),
        "emoji not counted": running.emoji_not_counted(language, "Congres Korpsmonitor " * 6),
        "nothing waits": running.nothing_waits(language),
        "not on agenda": running.not_on_agenda(language, "TOE-222 " * 20),
        "which to close": running.which_to_close(language),
        "outdated": running.outdated(language),
        "over": offers.over(language),
        "settled": running.settled(language),
        "not open": running.not_open(language, "TOE-2"),
        "not yours": running.not_yours(language),
        "which gathering": running.which_gathering(language, ["congres-2013", "taskforce-2013-09"]),
        "no gathering": running.no_gathering(language),
        "by invitation": welcome.by_invitation(language),
        "under embargo": welcome.under_embargo(language, FRIDAY),
        "audience chosen": welcome.audience_chosen(language, "partner"),
        "audience unknown": welcome.audience_unknown(language),
        "language chosen": welcome.language_chosen(language),
        "stale button": welcome.stale_button(language),
        **{name: text for area in AREAS for name, text in area.short_answers(language)},
    }


def drawn(language: str) -> list[str]:
    """The words in files, and in pictures of a tally, of one item with one offer too."""
    lone = replace(item_tally(0, *TITLES[6]), people=1, offers=1)
    pictures = [pictured.picture(each, language, NOW) for each in (FULL_TALLY, replace(tally(lone), joined=1))]
    pictures += spoken_tallying.pictures(language)
    words = [
        text for each in pictures for text in (each.heading, each.subheading, each.footer, each.label, each.hidden)
    ]
    rows = [row for each in pictures for row in each.rows]
    words += [text for row in rows for text in (row.title, row.note, *(text for _, text in row.flags))]
    words += [bar.label for row in rows for bar in row.bars]
    return [*words, *spoken_files.printed(language), *spoken_reporting.printed(language)]
