"""Groups and channels are linked to a gathering and unlinked: from private, or from the panel."""

from tests.hall.conftest import Hall
from tests.hall.gathered import THREE, cards, said, stances


async def test_a_group_and_a_channel_are_linked_from_private_by_their_titles(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.world.group("Zaal", administrators=[organiser], reactions=THREE)
    channel = await hall.world.group("Nieuws", administrators=[organiser], kind="channel")
    await hall.world.group("Van een ander")
    await hall.calm()

    await organiser.says("/koppel")
    await hall.calm()
    choice = (await organiser.sees())[-1]
    assert choice.text.splitlines()[-4:-2] == ["1. Nieuws (kanaal)", "2. Zaal (groep)"]
    await organiser.presses("1", on=choice.id)
    await organiser.presses("2", on=choice.id)
    await hall.calm()
    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    assert [toast.text for toast in await organiser.toasts()] == [
        "Gekoppeld: Nieuws.",
        "Gekoppeld: Zaal.",
    ]
    rewritten = next(message for message in await organiser.sees() if message.id == choice.id)
    assert rewritten.text.splitlines()[-4:-2] == ["1. Nieuws (kanaal) ✓", "2. Zaal (groep) ✓"]
    assert (await cards(group), await cards(channel)) == (["TOE-2"], ["TOE-2"])


async def test_a_group_is_unlinked_after_a_question_and_shows_only_what_was_closed(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    group = await hall.group(organiser, anna, reactions=THREE)
    for words in ("/presenteer TOE-2", "/sluit TOE-2", "/presenteer TOE-3"):
        await organiser.says(words)
        await hall.calm()
    await anna.presses("👍 Eens", in_=group)
    await hall.calm()

    await organiser.says("/ontkoppel", in_=group)
    await hall.calm()
    question = (await organiser.sees())[-1]
    assert question.text.splitlines()[:2] == ["Zaal", "Daar geen kaarten van Congres Korpsmonitor meer tonen?"]
    assert await cards(group) == ["TOE-3"]
    await hall.restart()
    await organiser.presses("Ontkoppel", on=question.id)
    await organiser.presses("zuy:1:1", on=question.id, raw=True)
    await hall.calm()

    assert await cards(group) == []
    assert ["\nTOE-2 ·" in message.text for message in await group.shows()].count(True) == 1
    assert (await group.shows())[-1].text == "Kaarten van Congres Korpsmonitor verschijnen niet meer in deze groep."
    assert [toast.text[:17] for toast in await organiser.toasts()][-2:] == ["Ontkoppeld: Zaal.", "Dit is voor organ"]
    assert hall.database(stances) == ["agree"]
    await organiser.says("/presenteer OPS-1")
    await organiser.says("/heropen TOE-2")
    await hall.calm()
    assert await cards(group) == []


async def test_groups_are_linked_checked_and_unlinked_from_the_panel(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.world.group("Zaal", administrators=[organiser], reactions=THREE)
    await organiser.says("/paneel")
    await hall.calm()
    panel = next(message.id for message in await organiser.sees() if "Groepen" in str(message.labels))

    await organiser.presses("Groepen", on=panel)
    await hall.calm()
    await organiser.presses("1", on=panel)
    await hall.calm()
    await organiser.presses("Controleer", on=panel)
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    assert await cards(group) == ["TOE-2"]
    checked = [message for message in await organiser.sees() if "Alles staat goed" in message.text]
    assert len(checked) == 2
    await organiser.presses("Ontkoppel", on=checked[-1].id)
    await hall.calm()
    await organiser.presses("Ontkoppel", on=checked[-1].id)
    await hall.calm()
    assert await cards(group) == []
    await organiser.presses("‹ Paneel", on=panel)
    await hall.calm()

    assert "TOE-2" in next(message.text for message in await organiser.sees() if message.id == panel)


async def test_a_group_of_another_gathering_is_not_offered_nor_taken_by_a_forged_press(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    other = await hall.joins("Tess", "organiser", gathering="taskforce-2013-09")
    await hall.group(organiser)

    await other.says("/koppel")
    await hall.calm()
    assert "nog in geen groep of kanaal" in (await said(other))[-1]
    await other.presses("zk:2:1", raw=True)
    await other.presses("zk:1:1", raw=True)
    await hall.calm()

    assert [toast.text[:22] for toast in await other.toasts()] == ["Die chat toont een and", "Dit is voor organisato"]
