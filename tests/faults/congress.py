"""A congress in the database: people who joined, cards that are presented, and looks at what became of it all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import select
from sqlmodel import Session, col

from bot.database import in_transaction, make_engine
from bot.keys import pseudonyms_from
from bot.rehearsal.people import World
from bot.rehearsal.play import EXAMPLE
from models import groups, joining, outbox, people, presenting
from models.importing import put_report
from models.people import Pseudonyms
from models.report_file import ReportFile, read_report
from models.tables import Person, Posting
from models.tables import Voice as VoiceRow

P = ParamSpec("P")
T = TypeVar("T")

CONGRESS = "congres-2013"
FIRST_PERSON = 20_000
LONG_AFTER = date(2999, 12, 31)
"""The real process has today's clock: the voices of a congress of 2013 would not be kept any more."""
NOW = datetime(2013, 9, 2, 8, 0, tzinfo=UTC)

Voices = dict[tuple[int, int], tuple[str, frozenset[str]]]
"""(agenda item, Telegram id) → (stance, flags); silent ones left out."""


@dataclass
class Congress:
    """`persons` are Telegram ids. `cards`: (posting, agenda item, message id in the group)."""

    url: str
    pseudonyms: Pseudonyms
    persons: list[int]
    group: int
    cards: list[tuple[int, int, int]] = field(default_factory=list)

    def look(self, query: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query through a connection of our own, beside whoever writes."""
        return self._through(False, query, *args, **kwargs)

    def change(self, verb: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a verb that writes through a connection of our own."""
        return self._through(True, verb, *args, **kwargs)

    def _through(
        self, writes: bool, verb: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        engine = make_engine(self.url, writes=writes)
        try:
            return in_transaction(engine, verb, *args, **kwargs)
        finally:
            engine.dispose()

    def hung(self) -> list[tuple[int, int, int]]:
        """The cards whose message is known."""
        return self.look(_hung)

    def voices(self) -> Voices:
        """Who says what by now, under their Telegram ids."""
        return self.look(_voices, {self.pseudonyms(person): person for person in self.persons})


def _hung(session: Session) -> list[tuple[int, int, int]]:
    query = select(col(Posting.id), col(Posting.agenda_item_id), col(Posting.message_id)).order_by(col(Posting.id))
    rows = session.execute(query.where(col(Posting.message_id).is_not(None)))
    return [(posting, item, message) for posting, item, message in rows if posting and message]


def _voices(session: Session, telegram_ids: dict[str, int]) -> Voices:
    query = select(VoiceRow, col(Person.pseudonym)).join(Person, col(Person.id) == col(VoiceRow.person_id))
    found = {
        (voice.agenda_item_id, telegram_ids[name]): (str(voice.stance), frozenset(voice.flags.split()))
        for voice, name in session.execute(query)
    }
    return {pair: said for pair, said in found.items() if said != ("none", frozenset())}


async def convene(world: World, url: str, key: Path, *, persons: int, cards: int) -> Congress:
    """Import the report, let people join and present cards, which the bot has yet to hang in the group."""
    everyone = [FIRST_PERSON + number for number in range(persons)]
    await world.batch({"op": "person", "first_name": f"P{id}", "id": id, "started": True} for id in everyone)
    group = await world.group("Zaal", bot="administrator", announce=False)
    congress = Congress(url, pseudonyms_from(key), everyone, group.id)
    congress.change(_prepare, congress, cards)
    return congress


def _prepare(session: Session, congress: Congress, cards: int) -> None:
    import_example(session)
    gathering = presenting.gathering(session, CONGRESS)
    assert gathering is not None
    assert gathering.id is not None
    gathering.kept_until = LONG_AFTER
    session.add(gathering)
    groups.bot_is(session, congress.group, "supergroup", "Zaal", "administrator")
    groups.link(session, congress.group, "supergroup", "Zaal", gathering.id)
    for line in presenting.agenda(session, gathering.id)[:cards]:
        presenting.present(session, presenting.agenda_item(session, line.agenda_item), NOW)
    for number, telegram_id in enumerate(congress.persons):
        person = people.recognise(session, congress.pseudonyms(telegram_id), "nl", NOW)
        assert person.id is not None
        audience = ("unknown", "police", "partner")[number % 3]
        joining.join(session, gathering.id, person.id, NOW, audience=audience)


def import_example(session: Session) -> None:
    """The demonstration report."""
    report = read_report(EXAMPLE.read_bytes(), EXAMPLE.name)
    assert isinstance(report, ReportFile)
    put_report(session, report)


def queue(session: Session, chats: list[int], now: datetime) -> None:
    """One private reminder for each chat, as the tick queues them."""
    for chat in chats:
        outbox.say(session, chat, {"text": f"Herinnering {chat}"}, now, priority=outbox.REMINDER)
