"""People come in: by a code, a link, or nothing; in their own language; with the rights that the code gives."""

from tests.hall.conftest import CONGRESS, Hall


async def test_a_participant_is_welcomed_in_their_language_with_the_privacy_sentences(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    ben = await hall.joins("Ben", audience="police", language="en")

    assert (await anna.sees())[-1].text.splitlines()[:3] == [
        "Welkom bij Weerklank",
        "Congres Korpsmonitor · maandag 2 september 2013",
        "U doet mee als ketenpartner.",
    ]
    assert "Korps Nationale Politie bewaart" in (await anna.sees())[-1].text
    assert "You take part as police." in (await ben.sees())[-1].text


async def test_a_code_that_is_unknown_expired_or_used_up_says_what_to_do(hall: Hall) -> None:
    anna = await hall.world.person("Anna", language_code="nl")
    once = hall.code(uses=1)
    brief = hall.code(days=1)

    await anna.says("/start NoSuchCode")
    await hall.calm()
    assert (await anna.sees())[-1].text.startswith("Deze code is niet bekend.")

    await hall.joins("Ben")
    await (await hall.world.person("Carla", language_code="nl")).says(f"/start {once}")
    await hall.calm()
    await anna.says(f"/start {once}")
    await hall.calm()
    refused = (await anna.sees())[-1].text
    assert "zo vaak gebruikt" in refused
    assert "organisator" in refused

    await hall.after(days=2)
    await anna.says(f"/start {brief}")
    await hall.calm()
    assert "verlopen" in (await anna.sees())[-1].text


async def test_without_a_code_the_bot_says_how_to_get_one(hall: Hall) -> None:
    anna = await hall.world.person("Anna", language_code="fr")

    await anna.says("/start")
    await hall.calm()

    assert "QR code" in (await anna.sees())[-1].text


async def test_the_language_can_be_changed_with_a_tap(hall: Hall) -> None:
    anna = await hall.joins("Anna")

    await anna.presses("English")
    await hall.calm()

    assert (await anna.toasts())[-1].text == "From now on in English."
    assert (await anna.sees())[-1].text.startswith("What you can do here")


async def test_who_joins_late_gets_the_cards_that_are_open(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    anna = await hall.joins("Anna", audience="partner")

    assert (await anna.sees())[-1].text.startswith("Handhavingsafspraken met gemeenten\nTOE-2")


async def test_a_card_in_the_group_leads_into_private_and_joins_an_open_gathering(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.world.person("Anna", language_code="nl")
    group = await hall.group(organiser, anna)
    await organiser.says(f"/presenteer {CONGRESS} TOE-2", in_=group)
    await hall.calm()

    await anna.presses("🔒", in_=group)
    await hall.calm()
    await anna.presses("Ik doe mee als ketenpartner")
    await hall.calm()
    await anna.presses("Eens")
    await hall.calm()

    assert [toast.text for toast in await anna.toasts()] == [
        "U doet mee als ketenpartner.",
        "👍 Eens staat bij TOE-2. Anders? Tik een andere knop.",
    ]


async def test_html_in_a_name_or_a_word_is_just_text(hall: Hall) -> None:
    anna = await hall.world.person("<b>Anna</b> & Co", language_code="nl")

    await anna.says(f"/start {hall.code(audience='partner')}")
    await anna.says("<script>alert(1)</script> & <b>")
    await hall.calm()

    assert (await anna.sees())[-1].text.startswith("Ik verwachtte geen bericht")
