"""Who is away, and who comes in a contact's place: a deputy, or a colleague by a link."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select
from sqlmodel import Session, col

from models.tables import HandOver, Invite, Role
from tests.hall.conftest import Hall
from tests.hall.reminded import does, reminded


async def test_who_is_away_says_until_when_and_when_they_are_back(hall: Hall) -> None:
    _, partner = await reminded(hall)

    said = await does(hall, partner, "[Afwezig tot…]", "[vrijdag 31 januari 2014]")
    assert said.splitlines() == [
        "U bent afwezig tot en met vrijdag 31 januari 2014.",
        "",
        "Niemand neemt waar; herinneringen wachten tot u er weer bent:",
        "Voorbeeldgemeente",
    ]
    assert (await does(hall, partner, "[Ik ben er weer]")).startswith("Welkom terug.")
    await hall.joins("Daan", "contact", organisation="gemeente")
    said = await does(hall, partner, "[Afwezig tot…]", "31 januari")
    assert said.endswith("Uw plaatsvervanger neemt waar voor:\nVoorbeeldgemeente")

    await hall.stage.go_to(datetime(2014, 2, 3, 10, 0, tzinfo=UTC))
    await does(hall, partner, "[Ik ben er weer]")
    assert (await partner.toasts())[-1].text == "U staat niet als afwezig."


async def test_a_colleague_comes_in_the_contacts_place(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)

    said = await does(hall, partner, "[Niet voor mij]", "[Een collega komt in mijn plaats]")
    assert said.startswith("Uitnodiging voor uw collega\nVoorbeeldgemeente\n")
    again = await does(hall, partner, "[Niet voor mij]", "[Een collega komt in mijn plaats]")
    assert again == said
    code = said.partition("start=")[2].split()[0]
    colleague = await hall.world.person("Chris", language_code="nl")
    taken = await does(hall, colleague, f"/start {code}")

    assert taken.startswith("U neemt 1 afspraak over\nVoorbeeldgemeente\n\nA-9 · vr 14 februari")
    assert (await does(hall, colleague, "[A-9]", "[Antwoord geven]")).endswith("Hoe staat het ervoor?")
    assert (await partner.sees())[-1].text.startswith("Uw collega heeft het overgenomen\n")
    await does(hall, partner, "[Op schema]")
    assert (await partner.toasts())[-1].text == (
        "A-9 heeft nu een andere contactpersoon, bij Voorbeeldgemeente. U hoeft niets meer te doen. Dank u wel."
    )
    assert (await coordinator.sees())[-1].text.startswith("Andere contactpersoon\nVoorbeeldgemeente\n")
    assert hall.database(logged) == ["Contactpersoon van Voorbeeldgemeente"]
    await hall.stage.go_to(datetime(2014, 1, 31, 10, 0, tzinfo=UTC))
    assert (await colleague.sees())[-1].text.startswith("A-9 · streefdatum vr 14 februari")
    assert (await does(hall, colleague, "[Op schema]")).startswith("Genoteerd bij A-9: op schema.")

    hall.database(lambda session: session.execute(delete(Role)))
    await does(hall, colleague, "[Klaar]")
    assert (await colleague.toasts())[-1].text.startswith("U bent nu geen contactpersoon van deze organisatie")


async def test_a_reminder_that_waits_to_leave_goes_to_who_came_in_place_meanwhile(hall: Hall) -> None:
    """Telegram asked to wait just then."""
    _, partner = await reminded(hall)
    said = await does(hall, partner, "[Niet voor mij]", "[Een collega komt in mijn plaats]")
    code = said.partition("start=")[2].split()[0]
    await hall.world.fault("429", "sendMessage", chat=partner.id, retry_after=600)
    await hall.stage.pass_to(datetime(2014, 1, 31, 8, 2, tzinfo=UTC))
    colleague = await hall.world.person("Chris", language_code="nl")
    await colleague.says(f"/start {code}")
    await hall.stage.quiet()
    await hall.after(minutes=15)

    assert (await colleague.sees())[-1].text.startswith("A-9 · streefdatum vr 14 februari")
    assert len([each for each in await partner.sees() if each.text.startswith("A-9 · streefdatum")]) == 1


async def test_the_deputy_takes_over_and_the_link_works_once(hall: Hall) -> None:
    _, partner = await reminded(hall)
    deputy = await hall.joins("Daan", "contact", organisation="gemeente")
    said = await does(hall, partner, "[Niet voor mij]", "[Een collega komt in mijn plaats]")
    code = said.partition("start=")[2].split()[0]

    assert (await does(hall, partner, f"/start {code}")).startswith("Welkom bij Weerklank")
    assert (await does(hall, deputy, f"/start {code}")).startswith("U neemt 1 afspraak over")
    assert (await does(hall, deputy, f"/start {code}")).startswith("Welkom bij Weerklank")
    stranger = await hall.world.person("Sam", language_code="nl")
    assert "zo vaak gebruikt" in await does(hall, stranger, f"/start {code}")
    await hall.stage.go_to(datetime(2014, 1, 31, 10, 0, tzinfo=UTC))
    assert (await deputy.sees())[-1].text.startswith("A-9 · streefdatum vr 14 februari")


async def test_after_the_telephone_advice_who_comes_in_place_is_reminded(hall: Hall) -> None:
    _, partner = await reminded(hall)
    said = await does(hall, partner, "[Niet voor mij]", "[Een collega komt in mijn plaats]")
    code = said.partition("start=")[2].split()[0]
    for week in range(6):
        await hall.stage.go_to(datetime(2014, 2, 14, 15, 0, tzinfo=UTC) + timedelta(weeks=week))
    colleague = await hall.world.person("Chris", language_code="nl")
    before = len(await partner.sees())
    hall.database(works_on, code, hall.stage.clock.now())
    await does(hall, colleague, f"/start {code}")
    await hall.after(days=7)

    assert any(each.text.startswith("A-9 · streefdatum") for each in await colleague.sees())
    assert len(await partner.sees()) == before + 1


def works_on(session: Session, code: str, now: datetime) -> None:
    """The link works for another day."""
    invite = session.execute(select(Invite).where(col(Invite.code) == code)).scalar_one()
    invite.expires_at = now + timedelta(days=1)
    session.add(invite)


async def test_a_link_that_was_withdrawn_lets_nobody_in(hall: Hall) -> None:
    _, partner = await reminded(hall)
    said = await does(hall, partner, "[Niet voor mij]", "[Een collega komt in mijn plaats]")
    code = said.partition("start=")[2].split()[0]

    assert (await does(hall, partner, "[Intrekken]")).startswith("De link is ingetrokken.")
    colleague = await hall.world.person("Chris", language_code="nl")
    assert "ingetrokken" in await does(hall, colleague, f"/start {code}")


def logged(session: Session) -> list[str]:
    return list(session.execute(select(col(HandOver.subject))).scalars())
