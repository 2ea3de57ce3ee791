"""People come in: by a code, a link, or nothing; in their own language; with the rights that the code gives."""

import pytest
from sqlalchemy import select, update
from sqlmodel import Session

from models.tables import Gathering, Organisation, Participant
from models.words import OrganisationKind
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


async def test_who_joins_on_the_record_is_told_what_is_true_there(hall: Hall) -> None:
    hall.database(lambda session: session.execute(update(Gathering).values(confidential=False)))

    anna = await hall.joins("Anna")
    said = " ".join((await anna.sees())[-1].text.split())

    assert "Deze bijeenkomst is op naam: ook kleine aantallen zijn te zien" in said
    assert "Weerklank toont geen namen" in said
    assert "vertrouwelijk" not in said


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


@pytest.mark.parametrize(
    "form", ["{}", "/start {}", "start {}", "https://t.me/weerklank_bot?start={}", "Hier: t.me/x?start={} !"]
)
async def test_a_code_can_be_typed_or_pasted(hall: Hall, form: str) -> None:
    anna = await hall.world.person("Anna", language_code="nl")

    await anna.says("hallo, mag ik erbij?")
    await hall.calm()
    assert "typ of plak hier de code of link" in (await anna.sees())[-1].text
    await anna.says(form.format(hall.code(audience="partner")))
    await hall.calm()

    assert "U doet mee als ketenpartner." in (await anna.sees())[-1].text


async def test_a_code_that_was_typed_wrong_says_so_and_other_words_are_no_code(hall: Hall) -> None:
    anna = await hall.world.person("Anna", language_code="nl")
    await anna.says("NoSuchCodeAtAll")
    await hall.calm()
    assert (await anna.sees())[-1].text.startswith("Deze code is niet bekend.")

    ben = await hall.joins("Ben", audience="partner")
    await ben.says("Samenwerkingsverband")
    await hall.calm()
    assert (await ben.sees())[-1].text.startswith("Ik verwachtte geen bericht")
    await ben.says(hall.code(gathering="taskforce-2013-09", audience="member"))
    await hall.calm()
    assert (await ben.sees())[-1].text.splitlines()[1].startswith("Taskforce Mensenhandel")


async def test_an_invitation_that_is_opened_twice_says_so(hall: Hall) -> None:
    anna = await hall.world.person("Anna", language_code="nl")
    code = hall.code(audience="partner")
    for said in (f"/start {code}", f"/start {code}", "/start"):
        await anna.says(said)
        await hall.calm()

    assert [message.text.splitlines()[0] for message in await anna.sees() if message.by_bot] == [
        "Welkom bij Weerklank",
        "U doet al mee",
        "U doet al mee",
    ]
    assert hall.database(lambda session: len(session.execute(select(Participant)).all())) == 1


async def test_the_code_of_a_gathering_that_is_over_says_so(hall: Hall) -> None:
    code = hall.code()
    hall.database(lambda session: session.execute(update(Gathering).values(finished_at=hall.stage.clock.now())))
    anna = await hall.world.person("Anna", language_code="nl")

    await anna.says(f"/start {code}")
    await hall.calm()

    assert (await anna.sees())[-1].text == "Deze bijeenkomst is afgelopen. U kunt er niet meer aan meedoen."


async def test_privacy_is_explained_in_full_and_short(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    assert "Wissen: /vergeetmij" in (await anna.sees())[-1].text

    await anna.presses("Privacy")
    await hall.calm()

    told = (await anna.sees())[-1].text
    for part in (
        "Bewaard:",
        "Te zien:",
        "Tot wanneer: Korps Nationale Politie bewaart het tot dinsdag 31 december 2013",
        "/vergeetmij",
        "Niet terug te nemen:",
    ):
        assert part in told


async def test_the_language_can_be_changed_with_a_tap(hall: Hall) -> None:
    anna = await hall.joins("Anna")

    await anna.presses("English")
    await hall.calm()

    assert (await anna.toasts())[-1].text == "From now on in English."
    assert (await anna.sees())[-1].text.startswith("Welcome to Weerklank")
    assert (await anna.sees())[-1].labels[-1] == ["Privacy", "Nederlands"]


async def test_an_organisation_is_found_by_a_few_letters_on_pages(hall: Hall) -> None:
    def more(session: Session) -> None:
        session.add_all(
            Organisation(
                reference=f"g-{n}",
                kind=OrganisationKind.PARTNER,
                name_nl=f"Gemeente Één {n:02}",
                name_en=f"City {n:02}",
            )
            for n in range(10)
        )

    hall.database(more)
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    await anna.presses("🤝")
    await hall.calm()

    await anna.says("gemeente een")
    await hall.calm()
    first = (await anna.sees())[-1].labels
    assert (len(first), first[0], first[-1]) == (9, ["Gemeente Één 00"], ["Volgende ›", "Stop"])
    await anna.presses("Volgende ›")
    await hall.calm()
    assert (await anna.sees())[-1].labels == [["Gemeente Één 08"], ["Gemeente Één 09"], ["‹ Vorige", "Stop"]]
    await anna.presses("Gemeente Één 09")
    await hall.calm()
    assert "namens Gemeente Één 09" in (await anna.sees())[-1].text


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
        "👍 Eens staat bij TOE-2. Anders? Tik op een andere knop.",
    ]


async def test_html_in_a_name_or_a_word_is_just_text(hall: Hall) -> None:
    anna = await hall.world.person("<b>Anna</b> & Co", language_code="nl")

    await anna.says(f"/start {hall.code(audience='partner')}")
    await anna.says("<script>alert(1)</script> & <b>")
    await hall.calm()

    assert (await anna.sees())[-1].text.startswith("Ik verwachtte geen bericht")
