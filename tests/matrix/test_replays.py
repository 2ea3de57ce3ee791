"""Presses that come again, too late, from elsewhere, or with made up numbers: all are answered and break nothing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import update
from sqlmodel import Session

from bot.texts import offers
from handlers.talking import CHOICES
from models import keeping, people
from models.tables import AgendaItem, Gathering
from tests.matrix.acting import Acting, done, made
from tests.matrix.acts import DEEDS, NUMBER, Act, Deed
from tests.matrix.prepared import CONTACT, COORDINATOR, NOW, ORGANISER, PARTICIPANT, SETTING, TELEGRAM

BUTTONS = [deed for deed in DEEDS if not deed.is_command]
ASKED = [deed for deed in BUTTONS if deed.talk is not None]
PRESSERS = (PARTICIPANT, COORDINATOR)
LARGEST = 10**18 - 1
"""As large as a button's number can be."""
FIGURES = {"reaction_set", "voice", "tally", "hand_count", "agenda_item", "publication"}
SHOWN = {"outbox", "panel", "conversation", "reaction_set", "person"}
"""Tables that change when something is shown or asked again; of a set of reactions, only when it was last heard."""
ONCE = re.compile(
    r"r:|p[nxovhu]:|pgy|pfy|[px]:|m[sx]#|hs#|b[kx]:|k[arw]:|os#|cm:|d:\{reminder\}:(done|on|help)|s[vahkuw]:|ek#|ery:|exy:|eh:|ue:|uwy:|zk:"
    r"|zuy:|imx?:|v[al]#|xky|xs:|xt[ra]:|xey|xa:.*accepted"
)
"""The buttons of what can't be done twice."""
OVER = offers.over("nl")


class Every(dict[str, int]):
    """The same number for every name."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, name: str) -> int:
        return self._number


def allowed(deeds: Iterable[Deed]) -> Iterator[Act]:
    """Each by somebody who may, in private where that can be."""
    for deed in deeds:
        yield Act(deed, min(deed.private or deed.group), in_group=not deed.private)


def test_made_up_numbers_break_nothing(stage: Acting) -> None:
    sqlite = stage.prepared.url.startswith("sqlite")
    wrong: list[str] = []
    for number in (0, 1, 999_999, LARGEST) if sqlite else (LARGEST,):
        for act in (Act(replace(deed, talk=None), role) for deed in BUTTONS for role in PRESSERS):
            (outcome,) = _attempted(wrong, stage, act, number)
            if len(outcome) != 1:
                wrong.append(f"{act} with {number}: answered {outcome}")
    assert not wrong, "\n".join(wrong)


def _attempted(wrong: list[str], stage: Acting, act: Act, number: int) -> list[list[str]]:
    try:
        return [each.answers for each in done(stage, act, numbers=Every(number))]
    except Exception as error:
        wrong.append(f"{act} with {number}: {error!r}")
        return [[""]]


def test_a_press_on_no_message_at_all_is_answered(sqlite_stage: Acting) -> None:
    for act in allowed(BUTTONS):
        pressed = made(sqlite_stage, act)
        del pressed["callback_query"]["message"]
        (outcome,) = sqlite_stage.act(act.role, pressed, talk=act.deed.talk)
        assert (str(act), len(outcome.answers)) == (str(act), 1)


def test_the_button_of_a_dialogue_does_nothing_in_another(sqlite_stage: Acting) -> None:
    """Stopping and a day are the same in each; what the other asks in the same words is its own button."""
    wrong = []
    for deed in ASKED:
        for other in ASKED:
            kinds = {each.talk[0] for each in (deed, other) if each.talk is not None}
            if len(kinds) == 1 or deed.what.startswith(("od", "stop")) or _asks(other, deed.what):
                continue
            for role in (PARTICIPANT, CONTACT, ORGANISER, COORDINATOR):
                act = Act(replace(deed, talk=other.talk), role)
                (outcome,) = done(sqlite_stage, act)
                if outcome.tables or outcome.answers != [OVER]:
                    wrong.append(f"{act} while {other.talk}: {outcome}")
    assert not wrong, "\n".join(wrong)


def _asks(deed: Deed, what: str) -> bool:
    """Whether the question of this deed has a button with these words."""
    assert deed.talk is not None
    kind, step, _ = deed.talk
    _hears, buttons = CHOICES.get(kind, (None, {}))
    said = re.sub(r"\{\w+\}", "1", what.partition("#")[0])
    return re.fullmatch(buttons.get(step, ""), said) is not None


def test_the_number_of_anothers_dialogue_opens_nothing(sqlite_stage: Acting) -> None:
    def asked(session: Session) -> None:
        anna = people.recognise(session, SETTING.pseudonyms(TELEGRAM[PARTICIPANT]), "nl", NOW).id or 0
        people.begin_conversation(session, anna, "offer", "confirm", {"number": NUMBER}, NOW)

    for deed in ASKED:
        act = Act(replace(deed, talk=None), COORDINATOR)
        (outcome,) = done(sqlite_stage, act, meanwhile=asked)
        assert (str(act), outcome.answers, outcome.tables) == (str(act), [OVER], frozenset())


def test_a_second_tap_does_nothing_again(sqlite_stage: Acting) -> None:
    wrong = []
    for act in allowed(BUTTONS):
        first, second = done(sqlite_stage, act, times=2)
        if [len(first.answers), len(second.answers)] != [1, 1]:
            wrong.append(f"{act}: {first.answers}, {second.answers}")
        if ONCE.match(act.deed.what) and second.tables - SHOWN:
            wrong.append(f"{act}: {sorted(second.tables)}")
    assert not wrong, "\n".join(wrong)


def test_after_closing_no_reaction_is_heard(sqlite_stage: Acting) -> None:
    def closed(session: Session) -> None:
        session.execute(update(AgendaItem).values(state="closed", closed_at=NOW))

    wrong = []
    for act in allowed(each for each in BUTTONS if each.what.startswith(("r:", "o:", "kt:", "nc:"))):
        (outcome,) = done(sqlite_stage, act, meanwhile=closed)
        if outcome.tables & FIGURES or not (outcome.answers[0] or outcome.letters):
            wrong.append(f"{act}: {outcome}")
    assert not wrong, "\n".join(wrong)


def test_when_the_figures_are_final_no_button_changes_them(sqlite_stage: Acting) -> None:
    """A file, and another addressee, change what the cards tell of an item."""

    def settled(session: Session) -> None:
        session.execute(update(Gathering).values(kept_until=date(2013, 9, 30)))
        session.expire_all()
        assert keeping.settle_kept(session, date(2013, 10, 1), NOW + timedelta(days=29)) != []

    wrong = []
    for act in allowed(each for each in BUTTONS if not each.what.startswith(("im", "xt"))):
        (outcome,) = done(sqlite_stage, act, meanwhile=settled)
        if len(outcome.answers) != 1 or outcome.tables & FIGURES:
            wrong.append(f"{act}: {outcome}")
    assert not wrong, "\n".join(wrong)
