"""The bot or its cards are removed, or a group moves: who is told, and what hangs again."""

from sqlalchemy import select
from sqlmodel import Session

from models import groups, outbox
from models.tables import Posting
from tests.hall.conftest import Hall
from tests.hall.gathered import THREE, cards, chats, said, stances


async def test_a_bot_that_is_removed_tells_who_organises_once_and_hangs_open_cards_anew_on_return(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    group = await hall.group(organiser, anna, reactions=THREE)
    await organiser.says("/presenteer TOE-2")
    await organiser.says("/presenteer TOE-3")
    await hall.calm()
    old = (await group.shows())[-1]
    await organiser.says("/sluit TOE-2")
    await hall.calm()

    await group.bot_becomes("kicked")
    await organiser.says("/presenteer OPS-1")
    await anna.presses("Eens")
    await hall.calm()
    told = [text for text in await said(organiser) if "De bot is daar verwijderd" in text]
    assert len(told) == 1
    await group.bot_becomes("administrator")
    await hall.calm()

    assert await cards(group) == ["TOE-3", "TOE-3", "OPS-1"]
    await anna.reacts("👎", to=old.id, in_=group)
    await hall.calm()
    assert hall.database(stances) == ["disagree"], "an emoji on the old card moves her press"


async def test_a_bot_that_may_not_write_tells_it_once_and_the_check_brings_the_cards(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, bot="member")
    await group.silences()

    await organiser.says("/presenteer TOE-2")
    await organiser.says("/presenteer TOE-3")
    await hall.calm()
    assert len([text for text in await said(organiser) if "mag daar niet meer schrijven" in text]) == 1
    await organiser.says("/controleer")
    await hall.calm()
    assert "Berichten versturen" in (await said(organiser))[-1]
    await group.silences(False)
    await organiser.says("/controleer")
    await hall.calm()

    assert await cards(group) == ["TOE-2", "TOE-3"]


async def test_a_deleted_card_is_hung_again_and_what_was_given_on_it_goes_on_counting(hall: Hall) -> None:
    organiser, anna, ben = [await hall.joins(*who) for who in (("Omar", "organiser"), ("Anna",), ("Ben",))]
    group = await hall.group(organiser, anna, ben, reactions=THREE)
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    card = (await group.shows())[-1]
    await anna.reacts("👍", to=card.id, in_=group)
    await hall.calm()

    await group.loses(card.id)
    await ben.presses("Oneens")
    await hall.calm()

    assert await cards(group) == ["TOE-2"]
    assert hall.database(stances) == ["agree", "disagree"]
    assert [text for text in await said(organiser) if "was verwijderd" in text] == [
        "Zaal\nDe kaart van TOE-2 was verwijderd; hij hangt er weer.\nWat erop gegeven is, blijft tellen."
    ]
    await anna.reacts("🤔", to=(await group.shows())[-1].id, in_=group)
    await hall.calm()
    assert hall.database(stances) == ["disagree", "doubt"]


async def test_cards_deleted_again_and_again_stay_away_until_somebody_hangs_them(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    people = [await hall.joins(name) for name in ("Anna", "Ben", "Cor")]
    group = await hall.group(organiser, reactions=THREE)
    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    for person in people:
        await group.loses((await group.shows())[-1].id)
        await person.presses("Eens")
        await hall.after(seconds=10)
    assert await cards(group) == []
    assert "drie kaarten verwijderd" in (await said(organiser))[-1]
    await organiser.presses("Plaats opnieuw")
    await organiser.presses("Plaats opnieuw")
    await hall.calm()

    assert await cards(group) == ["TOE-2"]
    assert [toast.text for toast in await organiser.toasts()] == [
        "Onderweg: TOE-2.",
        "Alle kaarten hangen er of zijn onderweg.",
    ]


async def test_a_card_in_private_comes_back_while_open_and_not_after(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    await anna.presses("Eens")
    await anna.deletes((await anna.sees())[-1].id)
    await hall.calm()
    again = (await anna.sees())[-1]
    assert (again.deleted, again.text.splitlines()[0]) == (False, "Handhavingsafspraken met gemeenten")
    await anna.deletes(again.id)
    await organiser.says("/sluit TOE-2")
    await hall.calm()

    assert (await anna.sees())[-1].deleted
    assert not [text for text in await said(organiser) if "verwijderd" in text]


async def test_a_card_that_perhaps_did_not_arrive_is_told_and_can_be_hung_again(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, reactions=THREE)
    await hall.world.fault("502", "sendMessage", chat=group.id, count=2)
    await organiser.says("/presenteer TOE-2")
    await organiser.says("/presenteer TOE-3")
    await hall.calm()

    assert len([text for text in await said(organiser) if "misschien niet aangekomen" in text]) == 1
    await organiser.presses("Plaats opnieuw")
    await hall.calm()

    assert await cards(group) == ["TOE-2", "TOE-3"]


async def test_who_unblocks_the_bot_gets_what_is_open(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    await hall.world.fault("429", "sendMessage", chat=anna.id, retry_after=60)
    await organiser.says("/presenteer TOE-3")
    await hall.stage.quiet()
    await anna.blocks()
    await organiser.says("/presenteer OPS-1")
    await organiser.says("/sluit TOE-2")
    await hall.calm()

    await anna.unblocks()
    await hall.calm()

    shown = [message.text for message in await anna.sees() if message.by_bot]
    assert [text.splitlines()[1][:5] for text in shown[-3:]] == ["TOE-2", "TOE-3", "OPS-1"]
    assert "Gesloten" in shown[-3]


async def test_a_group_that_moved_keeps_its_gathering_although_the_new_one_was_heard_of_first(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, kind="group")

    def moves(session: Session) -> list[int | None]:
        groups.bot_is(session, -1009, "supergroup", "Zaal", "administrator")
        outbox.move_chat(session, group.id, -1009, hall.stage.clock.now())
        return [row.gathering_id for row in chats(session)]

    assert hall.database(moves) == [None, 1]


async def test_a_group_that_moves_while_its_card_is_on_the_way_gets_it_once(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, kind="group", reactions=THREE)
    await hall.world.round_trip(0.2)
    await organiser.says("/presenteer TOE-2")
    larger = await group.migrates()
    await hall.calm()
    await hall.world.round_trip(0)

    assert await cards(larger) == ["TOE-2"]
    hung = hall.database(lambda session: [row.chat_id for row in session.execute(select(Posting)).scalars()])
    assert hung == [larger.id]
