"""A few words on an item: confidential from a private card, public in the group; organisers decide what is shown."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import commenting, keeping, presenting
from models.commenting import Said
from models.tables import Audit, Comment, Inbox
from tests.hall.conftest import CONGRESS, Hall
from tests.hall.telling import last
from tests.hall.test_reacting import opened


def approved(session: Session) -> list[Said]:
    gathering = presenting.gathering(session, CONGRESS)
    assert gathering is not None
    return commenting.approved(session, gathering.id or 0)


def stored(session: Session) -> list[tuple[str, bool, str]]:
    rows = session.execute(select(Comment).order_by(col(Comment.id))).scalars()
    return [(row.text, row.public, row.state) for row in rows]


def acts(session: Session) -> list[str]:
    return list(session.execute(select(col(Audit.action)).order_by(col(Audit.id))).scalars())


async def comments(hall: Hall, person: Person, text: str) -> None:
    await person.presses("Toelichten")
    await hall.calm()
    await person.says(text)
    await hall.calm()


async def test_a_comment_waits_is_approved_and_only_then_published(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    organiser, _, _ = await opened(hall, anna)

    await anna.presses("Toelichten")
    await hall.calm()
    assert "Vertrouwelijk: een organisator leest het als eerste, zonder uw naam." in await last(anna)
    await hall.restart()
    await anna.says("Begin bij  de\ngemeenten.")
    await hall.calm()
    assert await last(anna) == "Bewaard bij TOE-2. Een organisator leest het eerst."
    assert hall.database(approved) == []

    await organiser.says("/opmerkingen")
    await hall.calm()
    assert (await last(organiser)).split("\n") == [
        "Opmerking bij TOE-2",
        "1 wacht",
        "",
        "‘Begin bij de gemeenten.’",
        "",
        "Deelnemer · vertrouwelijk",
        "Wacht op uw beslissing.",
    ]
    await organiser.presses("Goedkeuren")
    await hall.calm()

    assert await last(organiser) == "Er wacht geen opmerking op een beslissing."
    assert [(each.text, each.audience) for each in hall.database(approved)] == [("Begin bij de gemeenten.", "unknown")]
    assert "approve" in hall.database(acts)


async def test_what_was_decided_is_reversed_from_the_list(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    organiser, _, _ = await opened(hall, anna)
    for text in ("Eerst dit.", "Dan dat."):
        await comments(hall, anna, text)
    await organiser.says("/comments")
    await hall.calm()
    await organiser.presses("Afwijzen")
    await hall.calm()
    assert "Dan dat." in await last(organiser)
    await organiser.presses("Goedkeuren")
    await hall.calm()

    await organiser.presses("Alle opmerkingen")
    await hall.calm()
    assert (await last(organiser)).split("\n")[2:4] == ["1 ✗ TOE-2 Eerst dit.", "2 ✓ TOE-2 Dan dat."]
    for button in ("1", "Goedkeuren", "Alle", "2", "Afwijzen"):
        await organiser.presses(button)
        await hall.calm()

    assert [each.text for each in hall.database(approved)] == ["Eerst dit."]


async def test_its_author_takes_a_comment_back_and_nothing_is_kept(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    ben = await hall.joins("Ben", audience="police")
    await opened(hall, anna)
    await comments(hall, anna, "Te kort door de bocht.")
    back = (await anna.sees())[-1].keyboard[0][0].data
    assert back is not None

    await ben.presses(back, raw=True)
    await hall.calm()
    assert len(hall.database(stored)) == 1
    await anna.presses("Intrekken")
    await hall.calm()

    assert hall.database(stored) == []
    assert await last(anna) == "Ingetrokken. Van uw toelichting is niets bewaard."


async def test_a_text_that_names_somebody_is_held_until_its_author_changes_it(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    await opened(hall, anna)

    await comments(hall, anna, "Zie AB-12-CD en bel 06-12345678.")
    assert await last(anna) == (
        "‘AB-12-CD’ lijkt op een kenteken.\n‘06-12345678’ lijkt op een telefoonnummer.\n"
        "Er is niets bewaard. Stuur het opnieuw zonder dat."
    )
    await anna.says("x" * 501)
    await hall.calm()
    assert "500 tekens" in await last(anna)
    assert hall.database(stored) == []

    await anna.says("Zie de bijlage van 2013.")
    await hall.calm()
    assert hall.database(stored) == [("Zie de bijlage van 2013.", False, "pending")]


async def test_an_offer_that_names_somebody_is_asked_again(hall: Hall) -> None:
    contact = await hall.joins("Cas", "contact", organisation="gemeente")
    await contact.says(f"/start {hall.code(audience='partner')}")
    await opened(hall)
    await contact.presses("🤝")
    await hall.calm()

    await contact.says("We bellen 06 12 34 56 78.")
    await hall.calm()
    assert "telefoonnummer" in await last(contact)
    await contact.says("We bellen iedereen.")
    await hall.calm()
    assert (await last(contact)).startswith("Wanneer")


async def test_only_organisers_read_and_decide(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    await opened(hall, anna)
    await comments(hall, anna, "Niet voor iedereen.")

    await anna.says("/opmerkingen")
    for data in ("kq:1:0", "kl:1:0", "ko:1", "ka:1", "kr:1", "kr:99", "kt:99999", "kw:99999"):
        await anna.presses(data, raw=True)
    await hall.calm()

    assert (await last(anna)).startswith("Dit is voor organisatoren")
    answers = [toast.text for toast in await anna.toasts()][1:]
    assert all(text.startswith("Dit is voor organisatoren") for text in answers[:5]), answers
    assert hall.database(stored) == [("Niet voor iedereen.", False, "pending")]


async def test_a_reply_in_the_group_is_public_which_is_said_once_and_can_be_kept_out(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    organiser, group, card = await opened(hall, anna)
    told = len(await anna.sees())
    said = await anna.says("Dit doen we al jaren.", in_=group, reply_to=card)
    await anna.says("Echt.", in_=group, reply_to=card)
    await hall.calm()

    assert hall.database(stored) == [("Dit doen we al jaren.", True, "pending"), ("Echt.", True, "pending")]
    assert len(await anna.sees()) == told + 1
    assert (await last(anna)).startswith("Een antwoord op een kaart is openbaar")

    await organiser.says("/opmerkingen")
    await hall.calm()
    assert "antwoord in de groep" in await last(organiser)
    await organiser.presses("Afwijzen")
    await hall.calm()
    await anna.edits(said, "Heel iets anders.", in_=group)
    await hall.calm()
    assert hall.database(stored)[0] == ("Dit doen we al jaren.", True, "rejected")


async def test_who_never_opened_the_private_chat_is_told_in_the_group_once_a_minute(hall: Hall) -> None:
    strangers = await hall.world.people(["Vreemd", "Ander"], language_code="nl")
    _, group, card = await opened(hall, *strangers)
    before = len(await group.shows())

    for stranger in strangers:
        await stranger.says("Mee eens.", in_=group, reply_to=card)
    await hall.calm()

    shown = await group.shows()
    assert len(shown) == before + 3
    assert shown[-1].text.startswith("Een antwoord op een kaart is openbaar")
    assert len(hall.database(stored)) == 2


async def test_a_reply_that_names_somebody_is_not_saved_and_its_author_is_told(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    stranger = await hall.world.person("Vreemd", language_code="nl")
    _, group, card = await opened(hall, anna, stranger)

    await anna.says("Zoals bij 111222333.", in_=group, reply_to=card)
    await stranger.says("Zoals bij 111222333.", in_=group, reply_to=card)
    await anna.says("o" * 600, in_=group, reply_to=card)
    await hall.calm()

    assert hall.database(stored) == []
    told = [message.text.split("\n")[:2] for message in (await anna.sees())[-2:]]
    assert told[0] == [
        "Uw antwoord bij TOE-2 in de groep is niet bewaard",
        "‘111222333’ lijkt op een burgerservicenummer.",
    ]
    assert "500 tekens" in told[1][1]


async def test_of_what_people_say_to_each_other_nothing_is_kept(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    organiser, group, _ = await opened(hall, anna)
    handled = hall.database(lambda session: len(session.execute(select(Inbox)).all()))

    own = await anna.says("Zullen we koffie halen?", in_=group)
    await organiser.says("Goed plan.", in_=group, reply_to=own)
    await hall.calm()

    assert hall.database(lambda session: len(session.execute(select(Inbox)).all())) == handled
    assert hall.database(stored) == []


async def test_at_a_gathering_by_invitation_only_members_comment(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser", gathering="taskforce-2013-09")
    member = await hall.joins("Mila", gathering="taskforce-2013-09", audience="member")
    outsider = await hall.world.person("Oscar", language_code="nl")
    group = await hall.group(organiser, member, outsider, gathering="taskforce-2013-09")
    await organiser.says("/presenteer TOE-2", in_=group)
    await hall.calm()
    card = (await group.shows())[-1].id

    await member.says("Akkoord.", in_=group, reply_to=card)
    await outsider.says("Ik ook.", in_=group, reply_to=card)
    await hall.calm()

    assert hall.database(stored) == [("Akkoord.", True, "pending")]


async def test_when_the_time_of_keeping_is_over_approved_comments_stay_without_their_author(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    organiser, _, _ = await opened(hall, anna)
    for text in ("Blijft.", "Gaat."):
        await comments(hall, anna, text)
    await organiser.says("/opmerkingen")
    await hall.calm()
    await organiser.presses("Goedkeuren")
    await hall.calm()

    hall.database(keeping.settle_kept, date(2014, 6, 1), hall.stage.clock.now())

    assert [each.text for each in hall.database(approved)] == ["Blijft."]
    assert hall.database(lambda session: session.execute(select(col(Comment.person_id))).scalars().all()) == [None]
