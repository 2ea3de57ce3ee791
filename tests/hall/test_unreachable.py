"""Where nobody of an organisation can be reached, the coordinator gets what they need to send an e-mail."""

from datetime import UTC, date, datetime

from tests.hall.conftest import Hall
from tests.hall.test_calendar import files, opened
from tests.hall.test_following_up import agreed


async def test_the_coordinator_gets_a_text_and_a_file_to_send(hall: Hall) -> None:
    coordinator, partner = await agreed(hall)
    await partner.blocks()
    await hall.stage.go_to(datetime(2014, 1, 17, 10, 0, tzinfo=UTC))

    messages = await coordinator.sees()
    at = [each.text.split("\n")[0] for each in messages].index("A-9 · herinnering niet verstuurd")
    e_mail, file = messages[at + 1 : at + 3]
    assert e_mail.text.split("\n") == [
        "Onderwerp: A-9, streefdatum vr 14 februari",
        "",
        "Geachte collega,",
        "",
        "Voorbeeldgemeente heeft dit op zich genomen:",
        "Handhavingsarrangement vaststellen",
        "Klaar als: Vastgesteld in de driehoek",
        "De streefdatum is vrijdag 14 februari 2014.",
        "",
        "Wilt u mij laten weten hoe het staat? Klaar, op schema, later klaar of hulp nodig: één woord is genoeg.",
        "De datum voor uw agenda vindt u in de bijlage.",
        "",
        "Met vriendelijke groet,",
    ]
    assert file.text == "Agendabestand van A-9, om mee te sturen"
    ((_, content, _),) = await files(hall, coordinator)
    assert opened(content)[1].start == date(2014, 2, 14)


async def test_the_coordinator_asks_for_it_and_a_later_file_moves_the_same_entry(hall: Hall) -> None:
    coordinator, partner = await agreed(hall)
    await partner.presses("icsm:9", raw=True)
    await hall.calm()
    assert (await partner.toasts())[-1].text.startswith("Alleen de coördinator")

    for _ in range(2):
        await coordinator.says("/afspraak A-9")
        await hall.calm()
        await coordinator.presses("E-mailtekst")
        await hall.calm()
        await coordinator.says("/afspraak A-9")
        await hall.calm()
        await coordinator.presses("Aanpassen")
        await hall.calm()
        await coordinator.presses("Datum")
        await hall.calm()
        await coordinator.says("31 maart")
        await hall.calm()
        await coordinator.presses("Ja")
        await hall.calm()

    first, second = [opened(content)[1] for _, content, _ in await files(hall, coordinator)]
    assert first["uid"] == second["uid"]
    assert int(str(first["sequence"])) < int(str(second["sequence"]))
    assert second.start == date(2014, 3, 31)
