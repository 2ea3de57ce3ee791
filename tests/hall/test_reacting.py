"""One voice per person, from emoji and buttons, changed and withdrawn, counted while the item is open."""

from sqlmodel import Session

from bot.rehearsal.people import Chat, Person
from models import counting, presenting, tallying
from models.tallying import ItemTally
from tests.hall.conftest import CONGRESS, Hall


def figures(hall: Hall, reference: str = "TOE-2") -> ItemTally:
    """What an organiser would read of an item."""

    def read(session: Session) -> ItemTally:
        gathering = presenting.gathering(session, CONGRESS)
        assert gathering is not None
        item = presenting.find(session, gathering.id or 0, reference)
        assert item is not None
        return tallying.of_gathering(session, gathering.id or 0, only=item.id).items[0]

    return hall.database(read)


async def opened(hall: Hall, *people: Person, reference: str = "TOE-2") -> tuple[Person, Chat, int]:
    """An organiser presents an item in a group; its card."""
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, *people)
    await organiser.says(f"/presenteer {reference}", in_=group)
    await hall.calm()
    return organiser, group, (await group.shows())[-1].id


async def crowd(hall: Hall, number: int) -> list[Person]:
    """Enough people that figures may be shown before closing."""
    people = await hall.world.people([f"Deelnemer {n}" for n in range(number)], language_code="nl")
    code = hall.code(audience="partner")
    for person in people:
        await person.says(f"/start {code}")
    await hall.calm()
    return people


async def test_an_emoji_and_a_button_of_one_person_are_one_voice_and_the_last_word_counts(hall: Hall) -> None:
    people = await crowd(hall, 10)
    anna = people[0]
    _, group, card = await opened(hall, *people)

    await anna.reacts("👍", to=card, in_=group)
    await anna.presses("Twijfel")
    await hall.calm()
    assert figures(hall).counts == {"agree": 0, "doubt": 1, "disagree": 0, "practice": 0}

    await anna.reacts("👎", to=card, in_=group)
    await hall.calm()
    assert figures(hall).counts == {"agree": 0, "doubt": 0, "disagree": 1, "practice": 0}
    assert figures(hall).people == 1


async def test_the_same_button_twice_withdraws_nothing_and_wissen_withdraws_all(hall: Hall) -> None:
    people = await crowd(hall, 10)
    anna = people[0]
    await opened(hall, *people)

    await anna.presses("Eens")
    await anna.presses("Eens")
    await anna.presses("Urgent")
    await hall.calm()
    assert (figures(hall).people, figures(hall).urgent) == (1, 1)

    await anna.presses("Wissen")
    await hall.calm()
    assert figures(hall).people == 0
    assert [toast.text for toast in await anna.toasts()] == [
        "👍 Eens staat bij TOE-2. Anders? Tik op een andere knop.",
        "Dat stond al: 👍 Eens. Niets gewist.",
        "🔥 Urgent staat bij TOE-2. Anders? Tik op een andere knop.",
        "Gewist. Bij TOE-2 staat geen reactie van u.",
    ]


async def test_a_private_card_shows_what_stands(hall: Hall) -> None:
    people = await crowd(hall, 10)
    await opened(hall, *people)

    await people[0].presses("Eens")
    await hall.calm()

    card = (await people[0].sees())[-1]
    assert "Uw reactie: 👍 Eens" in card.text
    assert card.labels[0] == ["✓ Eens", "Twijfel", "Oneens"]


async def test_emoji_of_premium_and_unknown_emoji_are_kept_as_other(hall: Hall) -> None:
    people = await crowd(hall, 10)
    premium = await hall.world.person("Petra", premium=True)
    _, group, card = await opened(hall, premium, *people)

    await premium.reacts("🔥", "👍", "🎉", to=card, in_=group)
    await hall.calm()

    found = figures(hall)
    assert (found.people, found.counts, found.other) == (
        1,
        {"agree": 1, "doubt": 0, "disagree": 0, "practice": 0},
        1,
    )


async def test_after_closing_a_press_is_answered_and_counts_no_more(hall: Hall) -> None:
    people = await crowd(hall, 10)
    organiser, group, card = await opened(hall, *people)
    private = (await people[0].sees())[-1]
    await people[0].presses("Eens")
    await hall.calm()

    await organiser.says("/sluit TOE-2", in_=group)
    await hall.calm()
    button = private.keyboard[0][2].data
    assert button is not None
    await people[0].presses(button, on=private.id, raw=True)
    await people[1].reacts("👎", to=card, in_=group)
    await hall.calm()

    assert (await people[0].toasts())[-1].text == "TOE-2 is gesloten. Uw reactie telt: 👍 Eens."
    assert figures(hall).counts == {"agree": 1, "doubt": 0, "disagree": 0, "practice": 0}
    assert any("Gesloten" in message.text for message in await group.shows())


async def test_somebody_who_never_started_the_bot_counts_by_emoji_and_by_button(hall: Hall) -> None:
    people = await crowd(hall, 10)
    stranger, other = await hall.world.people(["Vreemd", "Ander"], language_code="nl")
    _, group, card = await opened(hall, stranger, other, *people)

    await stranger.reacts("👍", to=card, in_=group)
    await other.presses("👎 Oneens", in_=group)
    await hall.calm()

    assert figures(hall).counts == {"agree": 1, "doubt": 0, "disagree": 1, "practice": 0}
    assert (await other.toasts())[-1].text == "Geteld. Als wie bent u hier? Tik 🔒 Reageer privé."


async def test_a_button_of_another_persons_card_is_not_theirs_to_press(hall: Hall) -> None:
    people = await crowd(hall, 10)
    await opened(hall, *people)
    hers = (await people[0].sees())[-1].keyboard[0][0].data
    assert hers is not None

    await people[1].presses(hers, raw=True)
    await hall.calm()

    assert figures(hall).people == 0
    assert (await people[1].toasts())[-1].text.startswith("Deze kaart is niet meer in gebruik")


async def test_few_people_in_confidence_see_no_figures_before_closing(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    organiser, group, card = await opened(hall, anna)
    await anna.reacts("👍", to=card, in_=group)
    await hall.calm()
    assert figures(hall).counts is None

    await organiser.says("/sluit TOE-2", in_=group)
    await hall.calm()

    assert figures(hall).counts is not None
    assert figures(hall).counts["agree"] is None  # type: ignore[index]


async def test_audience_moves_the_voices_it_belongs_to(hall: Hall) -> None:
    people = await crowd(hall, 10)
    anna = await hall.joins("Anna")
    await opened(hall, anna, *people)
    await anna.presses("Eens")
    await hall.calm()

    await anna.presses("Ik doe mee als politie")
    await hall.calm()

    kept = hall.database(counting.kept)
    assert {(audience, mark) for _, audience, mark in kept} == {("police", "agree"), ("police", "people")}
    assert hall.database(counting.recount) == 0


async def test_a_gathering_by_invitation_hears_its_members_alone(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser", gathering="taskforce-2013-09")
    member = await hall.joins("Mila", gathering="taskforce-2013-09", audience="member")
    outsider = await hall.world.person("Oscar", language_code="nl")
    group = await hall.group(organiser, member, outsider, gathering="taskforce-2013-09")
    await organiser.says("/presenteer TOE-2", in_=group)
    await hall.calm()
    card = (await group.shows())[-1].id

    await member.reacts("👍", to=card, in_=group)
    await outsider.reacts("👎", to=card, in_=group)
    await outsider.presses("👎 Oneens", in_=group)
    await outsider.presses("🔒", in_=group)
    await hall.calm()

    assert {mark for _, _, mark in hall.database(counting.kept)} == {"agree", "people"}
    assert "op uitnodiging" in (await outsider.toasts())[-1].text
    assert "op uitnodiging" in (await outsider.sees())[-1].text


async def test_anonymous_counts_and_actor_chats_stand_beside_the_voices(hall: Hall) -> None:
    people = await crowd(hall, 10)
    _, group, card = await opened(hall, *people)

    await group.reacts("👍", to=card)
    await hall.world.raw(
        {
            "message_reaction_count": {
                "chat": {"id": group.id, "type": "supergroup", "title": "Zaal"},
                "message_id": card,
                "date": 1378108800,
                "reactions": [{"type": {"type": "emoji", "emoji": "👍"}, "total_count": 12}],
            }
        }
    )
    await hall.calm()

    assert (figures(hall).people, figures(hall).anonymous) == (0, 12)
