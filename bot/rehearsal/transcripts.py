"""What everybody read, role by role, with the pictures and files that came with it."""

from datetime import datetime
from pathlib import Path

from bot.rehearsal.company import CONGRESS, TASKFORCE, Company
from bot.rehearsal.ledger import AMSTERDAM
from bot.rehearsal.people import Person, SeenMessage


async def write(company: Company, out: Path) -> list[Path]:
    """DIR/role.txt for each role and each group, the tallies as pictures, and all files that were fetched."""
    written = []
    for role, person in _roles(company).items():
        messages = await person.sees()
        written.append(_write(out / f"{role}.txt", messages))
        for number, message in enumerate([each for each in messages if each.photo], 1):
            assert message.photo is not None
            picture = out / f"tally-{role}-{number}.png"
            picture.write_bytes(await company.stage.world.file(message.photo))
            written.append(picture)
    for name, gathering in (("hall", CONGRESS), ("taskforce", TASKFORCE)):
        written.append(_write(out / f"{name}.txt", await company.halls[gathering].shows()))
    for name, content in company.played.files.items():
        (out / name).write_bytes(content)
        written.append(out / name)
    return written


def _roles(company: Company) -> dict[str, Person]:
    cast = company.cast
    members = {"outsider": cast.outsider, "left": cast.left, "erased": cast.erased}
    return {
        "coordinator": cast.coordinator,
        "organiser-nl": cast.organiser,
        "organiser-en": cast.second,
        "helper": cast.helper,
        "partner": cast.contacts["gemeente"],
        "participant": company.crowd.joined[0].person,
        "walker": cast.walkers[0].person,
        "member": cast.members[0].person,
        **{f"participant-{name}": member.person for name, member in members.items() if member is not None},
    }


def _write(path: Path, messages: list[SeenMessage]) -> Path:
    path.write_text("\n\n".join(_shown(message) for message in messages) + "\n", encoding="utf-8")
    return path


def _shown(message: SeenMessage) -> str:
    moment = datetime.fromtimestamp(message.date, AMSTERDAM)
    who = "Weerklank" if message.by_bot else "›"
    gone = " (taken away)" if message.deleted else ""
    rows = "\n".join(" ".join(f"[{label}]" for label in row) for row in message.labels)
    sent = f"({message.document['file_name']})" if message.document else "(picture)" if message.photo else ""
    body = "\n".join(part for part in (sent, message.text) if part) or "(service message)"
    return "\n".join(part for part in (f"── {moment:%Y-%m-%d %H:%M} {who}{gone}", body, rows) if part)
