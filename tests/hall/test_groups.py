"""What is to be switched where the bot is, and who hears of it."""

import pytest

from tests.hall.conftest import CONGRESS, Hall
from tests.hall.gathered import THREE, chats, said


async def test_whoever_adds_the_bot_reads_in_private_what_to_switch(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await hall.world.group("Zaal", administrators=[organiser], bot="member", reactions=["👍", "🔥"])
    await hall.calm()

    assert (await said(organiser))[-1].splitlines()[:5] == [
        "Zaal",
        "",
        "Nog in te stellen in Telegram: 2 dingen.",
        "1. Groep beheren › Beheerders › Beheerder toevoegen: @weerklank_bot, alle rechten uit. Anders tellen emoji "
        "niet.",
        "2. Groep beheren › Reacties › Sommige reacties: alleen 👍 🤔 👎. Nu ontbreekt: 🤔 👎.",
    ]


async def test_in_the_group_when_whoever_adds_it_has_no_private_chat(hall: Hall) -> None:
    stranger = await hall.world.person("Sem")
    group = await hall.world.group("Zaal", administrators=[stranger], bot="member", reactions=THREE)
    await hall.calm()

    greeting, verdict = [message.text for message in await group.shows() if message.by_bot]
    assert greeting == "Weerklank is er. Een organisator koppelt deze groep met /koppel (/link)."
    assert "Beheerders" in verdict


@pytest.mark.parametrize(
    ("reactions", "expected"),
    [
        (THREE, "Alles staat goed: knoppen en emoji tellen."),
        (None, "Nu kan er meer, en dat zegt minder."),
        ((), "Nu staan ze alle uit."),
        ((*THREE, "❤"), "Nu kan er meer, en dat zegt minder."),
    ],
)
async def test_allowed_reactions_are_compared_with_the_three(
    hall: Hall, reactions: tuple[str, ...] | None, expected: str
) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await hall.group(organiser, reactions=reactions)

    assert expected in (await said(organiser))[-1]
    (known,) = hall.database(chats)
    assert known.reactions == (None if reactions is None else [each.replace("\ufe0f", "") for each in reactions])


async def test_hidden_members_are_explained(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser", language="en")
    group = await hall.group(organiser, reactions=THREE)
    await group.hides_members()

    await organiser.says("/check", in_=group)
    await hall.calm()

    assert "Members are hidden: people don't see who is here." in (await said(organiser))[-1]


async def test_nothing_is_repeated_until_something_changes_or_somebody_asks(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, administrators=[organiser], reactions=THREE)
    before = len(await said(organiser))

    await organiser.says(f"/koppel {CONGRESS}", in_=group)
    await hall.calm()
    assert len(await said(organiser)) == before
    await organiser.says("/controleer")
    await hall.calm()
    assert len(await said(organiser)) == before + 1
    await organiser.presses("Controleer opnieuw")
    await hall.calm()
    assert len(await said(organiser)) == before + 2
    await group.bot_becomes("member", by=organiser)
    await hall.calm()
    assert len(await said(organiser)) == before + 3
    assert "Beheerders" in (await said(organiser))[-1]


async def test_a_bot_that_was_administrator_before_the_database_was_there_is_no_longer_called_deaf(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await hall.group(organiser, announce=False)

    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    assert (await said(organiser))[-1] == "TOE-2 is open; er gaat 1 kaart uit."


async def test_who_organises_hears_of_it_when_somebody_else_takes_the_right_away(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    owner = await hall.joins("Eva")
    group = await hall.group(organiser, owner, reactions=THREE)
    before = len(await said(owner))

    await group.bot_becomes("member", by=owner)
    await hall.calm()

    assert "Beheerders" in (await said(organiser))[-1]
    assert len(await said(owner)) == before


async def test_only_who_organises_checks_a_group_and_hangs_its_cards(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    group = await hall.group(organiser, anna)

    for text in ("/controleer", "/check"):
        await anna.says(text, in_=group)
    for data in ("zc:1", "zp:1", "zc:999", "zl:1:0", "zk:1:1"):
        await anna.presses(data, raw=True)
    await hall.calm()

    assert {text[:26] for text in (await said(anna))[-2:]} == {"Dit is voor organisatoren "}
    assert {toast.text[:26] for toast in await anna.toasts()} == {"Dit is voor organisatoren "}


async def test_the_check_survives_a_restart_between_question_and_answer(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await hall.world.fault("429", "getChat*", count=1, retry_after=30)
    await hall.group(organiser, reactions=THREE)
    await hall.restart()
    await hall.after(minutes=1)

    assert "Alles staat goed" in (await said(organiser))[-1]
