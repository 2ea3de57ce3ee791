"""A rehearsal from beginning to end: prepare, play, compare what was counted with what was done, write it down."""

import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

from bot import opening
from bot.config import Config, DatabasePart, PrivacyPart, RemindersPart, SendingPart, TelegramPart
from bot.database import in_transaction, make_engine
from bot.rehearsal.ledger import AMSTERDAM, Line
from bot.rehearsal.people import Person, SeenMessage, World
from bot.rehearsal.play import CONGRESS, LAST_DAY, Narrate, Play, at
from bot.rehearsal.process import standin_process
from bot.rehearsal.simulated import SimulatedClock
from bot.rehearsal.stage import Stage, playing
from models import committing, counting, inbox, joining, presenting
from models.importing import put_report
from models.report_file import ReportFile, read_report
from models.tables import AgendaItem, Gathering, Inbox, Item, Organisation, Outbox, Tally
from models.words import UNKNOWN_AUDIENCE, RoleKind

EXAMPLE = Path(__file__).parent / "data" / "monitor-2012.toml"
MORNING = at(date(2013, 9, 2), 9)


@dataclass(frozen=True)
class Outcome:
    """What the rehearsal came to. `differences` are sentences; none means that all agrees."""

    summary: dict[str, Any]
    differences: tuple[str, ...]
    files: tuple[Path, ...]


async def rehearse(participants: int, seed: int, out: Path, database: str, narrate: Narrate) -> Outcome:
    """Play it all, and write DIR/summary.json, the pictures and what each role read.

    `database`: its address; an empty one, or "" for a throw-away SQLite file in `out`.
    """
    began = time.monotonic()
    url = database or _fresh_file(out)
    narrate("The report is imported")
    _prepare(url)
    engine = make_engine(url, writes=True)
    clock = SimulatedClock(MORNING)
    try:
        async with standin_process() as (address, token), World(address) as world:
            config = _config(address, token, url, out)
            async with playing(config, clock, world) as stage:
                journal = Journal(engine)
                play = Play(stage, _inviter(engine, stage), narrate, journal.read_on, participants, seed)
                await play.perform()
                files = await _write_transcripts(play, world, out)
                lines = await play.delivered()
                state = await world.state()
        summary, differences = in_transaction(engine, _compare, play, lines, state, journal.reactions)
    finally:
        engine.dispose()
    summary |= {"participants": participants, "seed": seed, "seconds": round(time.monotonic() - began, 1)}
    (out / "summary.json").write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return Outcome(summary, tuple(differences), (out / "summary.json", *files))


def _fresh_file(out: Path) -> str:
    for old in out.glob("rehearsal.sqlite3*"):
        old.unlink()
    (out / "rehearsal.key").unlink(missing_ok=True)
    return f"sqlite:///{out / 'rehearsal.sqlite3'}"


def _prepare(url: str) -> None:
    opening.check_version(url)
    report = read_report(EXAMPLE.read_bytes(), EXAMPLE.name)
    assert isinstance(report, ReportFile)
    engine = make_engine(url, writes=True)
    in_transaction(engine, put_report, report)
    engine.dispose()


def _config(address: str, token: str, url: str, out: Path) -> Config:
    """The defaults, whatever the environment of this machine says."""
    return Config.model_construct(
        telegram=TelegramPart(token=SecretStr(token), api_url=address, poll_seconds=1),
        database=DatabasePart(url=url),
        privacy=PrivacyPart(key_file=out / "rehearsal.key"),
        reminders=RemindersPart(),
        sending=SendingPart(),
    )


def _inviter(engine: Engine, stage: Stage) -> Callable[..., str]:
    def code(role: str, *, gathering: str = "", audience: str = "", organisation: str = "") -> str:
        return in_transaction(engine, _invite, role, gathering, audience, organisation, stage)

    return code


def _invite(session: Session, role: str, gathering: str, audience: str, organisation: str, stage: Stage) -> str:
    now = stage.clock.now()
    meeting = presenting.gathering(session, gathering) if gathering else None
    named = select(Organisation).where(col(Organisation.reference) == organisation)
    owner = session.execute(named).scalar_one() if organisation else None
    made = joining.invite(
        session,
        RoleKind(role),
        now,
        now + timedelta(days=30),
        gathering=meeting.id if meeting else None,
        audience=audience or UNKNOWN_AUDIENCE,
        organisation=owner.id if owner else None,
        max_uses=100_000,
    )
    return made.code


# --- what was counted against what was done --------------------------------------------------------------------------


def _compare(
    session: Session, play: Play, lines: Counter[Line], state: dict[str, Any], arrived: int
) -> tuple[dict[str, Any], list[str]]:
    voices = _voices(session, play)
    reminders = _reminders(play.played.expected, lines)
    sent = play.cast.crowd.reactions_sent + play.played.presses
    repaired = counting.recount(session)
    waiting = inbox.counts(session).get("new", 0) + inbox.counts(session).get("aside", 0)
    doubtful = session.execute(select(func.count()).where(col(Outbox.resends) > 0)).scalar_one()
    differences = [*voices["differences"], *reminders["differences"]]
    checks = {
        f"{sent} reactions and presses were sent, {arrived} were journalled": sent != arrived,
        f"{repaired} figures of the tally differ from the voices": repaired,
        f"{waiting} updates were left unhandled": waiting,
        f"Telegram's limits were violated {state['limit_violations']} times": state["limit_violations"],
        f"{doubtful} messages were uncertain": doubtful,
    }
    differences += [sentence for sentence, wrong in checks.items() if wrong]
    congress = presenting.gathering(session, CONGRESS)
    summary = {
        "reactions": {"sent": sent, "journalled": arrived},
        "voices": {name: voices[name] for name in ("expected", "counted")},
        "reminders": {name: reminders[name] for name in ("due", "delivered", "doubled", "missing", "extra")},
        "commitments": committing.counts(session),
        "limit_violations": state["limit_violations"],
        "tally_revision": congress.revision if congress else 0,
        "messages_sent": sum(state["sends"].values()),
        "until": LAST_DAY.isoformat(),
        "differences": differences,
    }
    return summary, differences


def _voices(session: Session, play: Play) -> dict[str, Any]:
    expected = counted = 0
    differences = []
    for gathering, truth in play.played.truths.items():
        for item in sorted(truth.closed):
            ours, theirs = _kept(session, gathering, item), truth.counts(item)
            expected += theirs["people"]
            counted += ours["people"]
            if ours != theirs:
                differences.append(f"{gathering} {item}: counted {dict(ours)}, the crowd did {dict(theirs)}")
    return {"expected": expected, "counted": counted, "differences": differences}


def _kept(session: Session, gathering: str, item: str) -> Counter[str]:
    query = (
        select(col(Tally.mark), func.sum(col(Tally.voices)))
        .join(AgendaItem, col(AgendaItem.id) == col(Tally.agenda_item_id))
        .join(Gathering, col(Gathering.id) == col(AgendaItem.gathering_id))
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .where(col(Gathering.reference) == gathering, col(Item.reference) == item, col(Tally.voices) > 0)
        .group_by(col(Tally.mark))
    )
    return Counter({mark: int(voices) for mark, voices in session.execute(query)})


def _reminders(expected: Counter[Line], lines: Counter[Line]) -> dict[str, Any]:
    missing, extra = expected - lines, Counter(line for line in lines if line not in expected)
    doubled = sum(times - 1 for times in lines.values())
    differences = [f"{reference} was not reminded of on {day}" for reference, day in sorted(missing)]
    differences += [f"{reference} was reminded of on {day}, a day too many" for reference, day in sorted(extra)]
    differences += [f"{doubled} reminders came twice"] if doubled else []
    return {
        "due": expected.total(),
        "delivered": len(lines) - len(extra),
        "doubled": doubled,
        "missing": len(missing),
        "extra": len(extra),
        "differences": differences,
    }


class Journal:
    """Counts reactions and presses in the journal, which forgets its rows after two days."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._read_to = 0
        self.reactions = 0

    def read_on(self) -> None:
        """Count what came since the last look."""
        in_transaction(self._engine, self._read)

    def _read(self, session: Session) -> None:
        kinds = select(col(Inbox.seq), col(Inbox.kind)).where(col(Inbox.seq) > self._read_to)
        for seq, kind in session.execute(kinds):
            self._read_to = max(self._read_to, seq)
            self.reactions += kind in ("message_reaction", "callback_query")


# --- what everybody read ---------------------------------------------------------------------------------------------


async def _write_transcripts(play: Play, world: World, out: Path) -> list[Path]:
    """What each role read, and the pictures that organisers got."""
    cast = play.cast
    roles: dict[str, Person] = {
        "coordinator": cast.coordinator,
        "organiser-nl": cast.organiser,
        "organiser-en": cast.second,
        "partner": cast.contacts["gemeente"],
        "participant": cast.crowd.joined[0].person,
    }
    written = []
    for role, person in roles.items():
        messages = await person.sees()
        written.append(_write(out / f"{role}.txt", messages))
        for number, message in enumerate([each for each in messages if each.photo], 1):
            assert message.photo is not None
            picture = out / f"tally-{role}-{number}.png"
            picture.write_bytes(await world.file(message.photo))
            written.append(picture)
    written.append(_write(out / "hall.txt", await play.hall.shows()))
    return written


def _write(path: Path, messages: list[SeenMessage]) -> Path:
    path.write_text("\n\n".join(_shown(message) for message in messages) + "\n", encoding="utf-8")
    return path


def _shown(message: SeenMessage) -> str:
    moment = datetime.fromtimestamp(message.date, AMSTERDAM)
    who = "Weerklank" if message.by_bot else "›"
    rows = "\n".join(" ".join(f"[{label}]" for label in row) for row in message.labels)
    body = message.text or ("(picture)" if message.photo else "(service message)")
    return "\n".join(part for part in (f"── {moment:%Y-%m-%d %H:%M} {who}", body, rows) if part)
