"""What people write to break things hangs as it was written, and files and pictures are made of it."""

import io

import openpyxl
import pytest
from sqlmodel import Session, col, select

from bot.rehearsal.people import Person, SeenMessage
from models import inbox
from models.tables import Outbox
from models.words import OutboxState
from tests.hall.conftest import Hall

on_sqlite = pytest.mark.parametrize("report_url", ["sqlite"], indirect=True)
TEXTS = {
    "markup and a formula": "=1+1 <b>RIEC</b> & <a href='x'>Co</a> {0} %s #read(\"/etc/passwd\") $x$ <l> \\ `r`",
    "right to left": "\u202eRIEC\u200f \u2067مرحبا\u2069 \u200b👩‍👩‍👧‍👦",
}
TITLES = 'id;title_nl;title_en\nTOE-2;"{text}";"{text}"\n'


def undelivered(session: Session) -> list[tuple[str, str]]:
    """What never arrived, and why."""
    waiting = select(Outbox.method, Outbox.last_error).where(col(Outbox.state) != OutboxState.SENT)
    return [(method, error) for method, error in session.exec(waiting)]


async def steps(hall: Hall, person: Person, *each: str) -> None:
    """Words, or a [button]."""
    for step in each:
        await (person.presses(step.strip("[]")) if step.startswith("[") else person.says(step))
        await hall.calm()


async def files(person: Person) -> list[SeenMessage]:
    return [message for message in await person.sees() if message.by_bot and (message.document or message.photo)]


@on_sqlite
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_it_is_shown_as_text_and_printed(hall: Hall, text: str) -> None:
    co = await hall.joins(text, "coordinator", gathering=None)
    anna = await hall.joins(text, audience="partner", organisation="gemeente")
    room = await hall.world.group(text, members=[co, anna])
    await hall.calm()
    await co.says("/koppel congres-2013", in_=room)
    await co.sends(f"{text[:9]}.csv", TITLES.format(text=text.replace('"', '""')).encode())
    await hall.calm()
    await steps(hall, co, "[Importeren]", "/bijeenkomst congres-2013", "[Naam]", text, "/presenteer congres-2013 TOE-2")
    card = (await room.shows())[-1]
    assert card.text.splitlines()[0] == " ".join(text.split())

    await anna.says(text, in_=room, reply_to=card.id)
    await steps(hall, anna, "[Eens]", "[Toelichten]", text, "[🤝]", text, "[Weet ik nog niet]", "[Verstuur voorstel]")
    await steps(hall, co, "[Akkoord]", text, "[ma 14 oktober]", "/opmerkingen congres-2013")
    assert f"‘{text}’" in (await co.sees())[-1].text
    await steps(hall, co, "[Goedkeuren]", "[Goedkeuren]", "/besluit congres-2013 TOE-2", "[Aangenomen]", text)
    await steps(hall, co, "/meld congres-2013", text, "[Verstuur]", "/logboek")
    assert text in (await anna.sees())[-1].text
    await steps(
        hall, co, "/sluit congres-2013 TOE-2", "/telling congres-2013 TOE-2", "/besluiten congres-2013", "[PDF]"
    )
    await steps(hall, co, "/telling congres-2013 bestand", "[XLSX]", "[CSV]", "[JSON]", "[PDF]")
    await steps(hall, co, "/uitnodigen congres-2013", "[Deelnemer: ketenpartner]", "5", "[maandag 9", "[Poster]")

    assert (hall.database(inbox.aside, 9), hall.database(undelivered)) == ([], [])
    sent = await files(co)
    assert [None if each.document is None else each.document["file_name"].rpartition(".")[2] for each in sent] == [
        *[None, "pdf"],
        *["xlsx", "csv", "json", "pdf"],
        "pdf",
    ]
    book = openpyxl.load_workbook(io.BytesIO(await _content(hall, sent[2])))
    assert [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert any(text in str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


async def _content(hall: Hall, message: SeenMessage) -> bytes:
    assert message.document is not None
    return await hall.world.file(message.document["file_id"])
