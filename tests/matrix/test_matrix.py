"""Every command and button, by everybody, in private and in a group: who may, does; who may not, changes nothing."""

from collections.abc import Iterator

from bot.texts import (
    auditing,
    away,
    calendar,
    comments,
    following,
    importing,
    offers,
    overview,
    own_commitments,
    preparing,
    recommendations,
    reminders,
    reporting,
    responding,
    running,
    stages,
    welcome,
)
from tests.matrix.acting import Acting, Outcome, done
from tests.matrix.acts import DEEDS, SAID_TO_ALL, Act
from tests.matrix.prepared import GROUP, HERE_NAME, ORGANISERS_ELSEWHERE, ROLES, SETTING, STRANGER
from tests.matrix.registered import commands, has_shape, shapes

SAMPLE = 9
"""Of the acts on PostgreSQL, one in so many: what differs there is the database, not who may."""
ANSWERED_IN_PRIVATE = running.start_first("nl", SETTING.username).text
REFUSALS = {
    ANSWERED_IN_PRIVATE,
    auditing.only_coordinator("nl"),
    away.not_written_to("nl"),
    calendar.not_yours("nl"),
    comments.gone("nl"),
    following.not_followed("nl"),
    importing.only_coordinator("nl"),
    offers.only_coordinator("nl"),
    offers.over("nl"),
    overview.only_coordinator("nl"),
    overview.only_readers("nl"),
    own_commitments.only_contacts("nl"),
    preparing.only_coordinator("nl"),
    responding.only_contacts("nl"),
    stages.not_yours("nl"),
    recommendations.only_coordinator("nl"),
    recommendations.only_organisers("nl"),
    reminders.not_your_organisation("nl"),
    reporting.only_readers("nl"),
    running.not_yours("nl"),
    welcome.audience_unknown("nl"),
    welcome.stale_button("nl"),
    "Deze kaart is niet meer in gebruik. Vraag de organisator om een nieuwe.",
}
"""All that somebody hears who may not: none of it holds a name, a number or a figure."""
HARMLESS = {"outbox", "person", "contact"}
"""Tables that change when somebody is answered, or met for the first time."""


class Ones(dict[str, int]):
    """A number for every name."""

    def __missing__(self, name: str) -> int:
        return 1


def test_every_command_and_every_button_has_its_row() -> None:
    said = {deed.what.split()[0][1:] for deed in DEEDS if deed.is_command}
    pressed = [deed.what.format_map(Ones()) for deed in DEEDS if not deed.is_command]

    assert sorted(commands() ^ said) == []
    assert sorted(shape for shape in shapes() if not any(has_shape(data, shape) for data in pressed)) == []
    assert sorted(data for data in pressed if not any(has_shape(data, shape) for shape in shapes())) == []


ACTS = [Act(deed, role, in_group) for deed in DEEDS for role in ROLES for in_group in (False, True)]


def test_who_may_does_and_who_may_not_changes_nothing(stage: Acting) -> None:
    acts = ACTS if stage.prepared.url.startswith("sqlite") else ACTS[::SAMPLE]

    wrong = [f"{act}: {fault}" for act in acts for outcome in done(stage, act) for fault in faults(act, outcome)]

    assert not wrong, "\n".join(wrong)


def faults(act: Act, outcome: Outcome) -> Iterator[str]:
    """What is wrong with what came of it."""
    said = [text for text in (*outcome.answers, *(letter.text for letter in outcome.letters)) if text]
    if not act.deed.is_command and len(outcome.answers) != 1:
        yield f"the press is answered {len(outcome.answers)} times"
    in_group = [each for each in outcome.letters if each.chat_id == GROUP and each.text != ANSWERED_IN_PRIVATE]
    if act.in_group and act.deed not in SAID_TO_ALL and any(each.text for each in in_group):
        yield f"said to all: {in_group}"
    if act.role in ORGANISERS_ELSEWHERE and any(HERE_NAME in text for text in said) and act.deed.private != set(ROLES):
        yield f"told of another's gathering: {said}"
    if act.may:
        yield from _faults_of_done(act, outcome, said)
    else:
        yield from _faults_of_refused(act, outcome, said)


def _faults_of_done(act: Act, outcome: Outcome, said: list[str]) -> Iterator[str]:
    if not (said or outcome.letters or outcome.tables - HARMLESS):
        yield "nothing happened"
    pointed = {ANSWERED_IN_PRIVATE} if act.role == STRANGER else set()
    refused = REFUSALS.intersection(said) - pointed
    if refused:
        yield f"refused: {refused}"


def _faults_of_refused(act: Act, outcome: Outcome, said: list[str]) -> Iterator[str]:
    changed = outcome.tables - HARMLESS - ({"conversation"} if act.deed.talk else set())
    if changed:
        yield f"changed {sorted(changed)}"
    if not said and act.deed.what not in ("/start", "/stop"):
        yield "no answer"
    if not set(said) <= REFUSALS:
        yield f"said {set(said) - REFUSALS}"
