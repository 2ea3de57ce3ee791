"""Organisers run the agenda, in the group or in private, by words or by buttons; nobody else can."""

import pytest

from tests.hall.conftest import CONGRESS, Hall

NOWHERE = (
    " is open, maar nergens te zien: er doet nog niemand mee en er is geen groep gekoppeld.\n"
    "/uitnodigen maakt een link met QR-code, /koppel toont de kaarten in een groep."
)


async def test_presenting_sends_the_card_to_the_group_and_silently_to_everyone(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    ben = await hall.joins("Ben", audience="police", language="en")
    group = await hall.group(organiser, anna)

    await organiser.says("/presenteer TOE-2", in_=group)
    await hall.calm()

    cards = [(await group.shows())[-1], (await anna.sees())[-1], (await ben.sees())[-1]]
    assert [card.text.splitlines()[0] for card in cards] == [
        "Handhavingsafspraken met gemeenten",
        "Handhavingsafspraken met gemeenten",
        "Enforcement agreements with municipalities",
    ]
    assert [card.silent for card in cards] == [False, True, True]
    assert (await organiser.sees())[-1].text == "TOE-2 is open; er gaan 3 kaarten uit."


async def test_without_a_reference_the_next_of_the_agenda_is_presented(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")

    await organiser.says("/presenteer")
    await organiser.says("/present")
    await hall.calm()

    assert [message.text for message in (await organiser.sees())[-2:]] == [
        f"ORG-1{NOWHERE}",
        f"ORG-2{NOWHERE}",
    ]


async def test_the_agenda_presents_and_closes_with_a_tap_and_turns_its_pages(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await organiser.says("/agenda")
    await hall.calm()

    await organiser.presses("▶ ORG-2")
    await hall.calm()
    agenda = (await organiser.sees())[-1]
    assert "ORG-2 Deskundigheid op peil open, 0" in agenda.text
    await organiser.presses("⏹ ORG-2")
    await hall.calm()
    await organiser.presses("Volgende")
    await hall.calm()

    assert (await organiser.sees())[-1].text.count("·") == 9
    assert [toast.text for toast in await organiser.toasts()] == [
        f"ORG-2{NOWHERE}",
        "ORG-2 is gesloten.",
        "",
    ]


async def test_a_card_is_edited_when_it_shows_something_old_and_not_when_nothing_changed(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    await anna.presses("Eens")
    await hall.calm()
    await anna.presses("✓ Eens")
    await hall.calm()

    assert (await anna.sees())[-1].edits == 1


@pytest.mark.parametrize("command", ["/presenteer TOE-2", "/sluit TOE-2", "/agenda", "/telling", f"/koppel {CONGRESS}"])
async def test_what_organisers_do_is_refused_to_participants_in_group_and_private(hall: Hall, command: str) -> None:
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    group = await hall.group(organiser, anna)
    before = len(await group.shows())

    await anna.says(command, in_=group)
    await hall.calm()

    assert (await anna.sees())[-1].text.startswith("Dit is voor organisatoren")
    assert len(await group.shows()) == before + 1


async def test_buttons_of_organisers_do_nothing_for_others(hall: Hall) -> None:
    await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")

    for data in ("p:7", "x:7", "g:1:0", "t:1:0", "tg:1:0", "tp:1:7", "ti:7", "ca:4", "cd:4", "cm:4", "p:999999"):
        await anna.presses(data, raw=True)
    await hall.calm()

    answers = [toast.text for toast in await anna.toasts()]
    assert all(text.startswith(("Dit is voor organisatoren", "Alleen de coördinator")) for text in answers), answers
    assert len(answers) == 11


async def test_who_has_no_private_chat_is_told_in_the_group_how_to_open_it(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    stranger = await hall.world.person("Vreemd", language_code="nl")
    group = await hall.group(organiser, stranger)

    await stranger.says("/telling", in_=group)
    await hall.calm()

    assert (await group.shows())[-1].labels == [["Gesprek openen"]]


async def test_an_anonymous_administrator_is_asked_to_speak_for_themselves(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.world.group("Zaal", administrators=[organiser])
    await hall.calm()

    for command in ("/presenteer TOE-2", "/reageer"):
        await organiser.says(command, in_=group, anonymous=True)
        await hall.calm()
        assert "namens de groep" in (await group.shows())[-1].text


async def test_a_group_without_the_right_is_named_to_the_organiser(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await hall.group(organiser, bot="member")

    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    assert "Zaal" in (await organiser.sees())[-1].text


async def test_a_group_that_becomes_a_supergroup_keeps_its_gathering_and_gets_its_open_cards_again(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, kind="group")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    larger = await group.migrates()
    await hall.calm()
    await organiser.says("/presenteer TOE-3")
    await hall.calm()

    cards = [message.text.splitlines()[1] for message in await larger.shows() if message.keyboard]
    assert [card[:5] for card in cards] == ["TOE-2", "TOE-3"]


async def test_a_participant_who_blocked_the_bot_is_left_alone(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    await anna.blocks()
    await hall.calm()

    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    assert (await organiser.sees())[-1].text == f"TOE-2{NOWHERE}"
