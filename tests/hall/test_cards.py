"""What a card shows: counts as an organiser chose, when it closes by itself, what stands and since when."""

from sqlmodel import Session

from models import presenting, running
from models.words import Act
from tests.hall.conftest import CONGRESS, Hall
from tests.hall.test_reacting import crowd, opened


def act(session: Session, what: Act, hall: Hall, reference: str = "TOE-2") -> None:
    gathering = presenting.gathering(session, CONGRESS)
    assert gathering is not None
    agenda_item = presenting.find(session, gathering.id or 0, reference)
    assert agenda_item is not None
    running.take(session, agenda_item, what, None, hall.stage.clock.now())


async def test_counts_are_shown_and_hidden_as_an_organiser_chooses_open_or_closed(hall: Hall) -> None:
    people = await crowd(hall, 10)
    _, group, _ = await opened(hall, *people)
    await people[0].presses("Eens")
    await hall.calm()

    async def has_counts() -> bool:
        await people[1].says("/help")
        await hall.calm()
        card = next(message for message in await group.shows() if "TOE-2 ·" in message.text)
        return "👍 1 · 🤔 0 · 👎 0 · 👌 0" in card.text.split("\n")

    seen = [await has_counts()]
    for what in (Act.SHOW, Act.HIDE, Act.CLOSE, Act.HIDE, Act.SHOW):
        hall.database(act, what, hall)
        seen.append(await has_counts())

    assert seen == [False, True, False, True, False, True]


async def test_a_card_says_when_it_closes_by_itself_and_since_when_a_reaction_stands(hall: Hall) -> None:
    people = await crowd(hall, 10)
    _, group, _ = await opened(hall, *people)
    await hall.after(minutes=42)
    await people[0].presses("Eens")
    await hall.calm()
    hall.database(act, Act.TIMER, hall)
    await people[1].says("/help")
    await hall.calm()

    assert "Sluit om 10.43 uur" in (await group.shows())[-1].text
    private = (await people[0].sees())[-1].text.split("\n")
    assert private[-4:-1] == ["Sluit om 10.43 uur", "Uw reactie: 👍 Eens", "Bewaard op ma 2 september om 10.42 uur"]
