"""Things cross: old buttons, two dialogues, items that close meanwhile, people who leave and come back."""

from datetime import UTC, datetime, timedelta

from bot.rehearsal.people import Person, SeenMessage
from models import committing, outbox
from models.tables import Commitment
from tests.hall.conftest import CONGRESS, Hall
from tests.hall.test_following_up import agreed, offered, partner_with_card

TASKFORCE = "taskforce-2013-09"


def button(message: SeenMessage, label: str) -> str:
    """What the button with this label sends."""
    found = next(each for row in message.keyboard for each in row if each.text.startswith(label))
    assert found.data is not None
    return found.data


async def asked_what(hall: Hall, partner: Person, reference: str) -> SeenMessage:
    """🤝 on the newest card of this item; the question that follows."""
    card = [message for message in await partner.sees() if f"\n{reference} ·" in message.text and message.keyboard][-1]
    await partner.presses("🤝", on=card.id)
    await hall.calm()
    return (await partner.sees())[-1]


async def partner_with_two_cards(hall: Hall) -> Person:
    organiser, partner = await partner_with_card(hall)
    await organiser.says(f"/presenteer {CONGRESS} INF-2")
    await hall.calm()
    return partner


async def test_a_button_of_an_old_question_does_nothing_to_a_new_one(hall: Hall) -> None:
    partner = await partner_with_two_cards(hall)
    old = await asked_what(hall, partner, "TOE-2")
    await asked_what(hall, partner, "INF-2")

    for label in ("Andere organisatie", "Stop"):
        await partner.presses(button(old, label), on=old.id)
    await hall.calm()
    assert [toast.text for toast in await partner.toasts()][-2:] == ["Dat is al afgehandeld."] * 2

    await partner.says("Terugmelden binnen zes weken")
    await hall.calm()
    await partner.presses("Weet ik nog niet")
    await hall.calm()
    await partner.presses("Verstuur voorstel")
    await hall.calm()
    view = hall.database(lambda session: session.get_one(Commitment, 9).text_nl)
    assert view == "Terugmelden binnen zes weken"


async def test_an_offer_whose_item_closed_meanwhile_is_not_sent(hall: Hall) -> None:
    organiser, partner = await partner_with_card(hall)
    await partner.presses("🤝")
    await hall.calm()
    await partner.says("Iets moois")
    await hall.calm()
    await partner.presses("Weet ik nog niet")
    await hall.calm()

    await organiser.says("/sluit")
    await hall.calm()
    await partner.presses("Verstuur voorstel")
    await hall.calm()

    assert "nog open is" in (await partner.sees())[-1].text
    assert hall.database(committing.counts)["proposed"] == 1


async def test_a_coordinator_who_comes_later_sees_what_waits_for_a_decision(hall: Hall) -> None:
    await offered(hall)

    second = await hall.joins("Carla", "coordinator", gathering=None)

    waiting = (await second.sees())[-1].text.splitlines()
    assert waiting[0] == "2 voorstellen"
    assert [line.split(" · ")[0] for line in waiting if line.startswith("A-")] == ["A-4", "A-9"]
    await second.presses("A-9")
    await hall.calm()
    assert (await second.sees())[-1].text.startswith("Voorstel A-9")


async def test_somebody_who_comes_back_is_answered_and_gets_cards_again(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    await anna.blocks()
    await hall.calm()
    await anna.unblocks()
    await anna.says("/help")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    assert (await anna.sees())[-1].text.startswith("Handhavingsafspraken met gemeenten")
    assert any(message.text.startswith("Wat u hier kunt doen") for message in await anna.sees())


async def test_a_reminder_refused_at_sending_time_goes_to_the_deputy(hall: Hall) -> None:
    coordinator, partner = await agreed(hall)
    deputy = await hall.joins("Dirk", "contact", organisation="gemeente")
    await partner.deletes_account()

    await hall.stage.go_to(datetime(2014, 1, 17, 10, 0, tzinfo=UTC))
    await hall.after(minutes=1)

    assert (await deputy.sees())[-1].text.startswith("A-9 · streefdatum vr 14 februari")
    assert "A-9 · niemand" not in "".join(message.text for message in await coordinator.sees())


async def test_what_is_withdrawn_between_tick_and_sending_is_not_sent(hall: Hall) -> None:
    """Telegram asked to wait just then."""
    coordinator, partner = await agreed(hall)
    await hall.world.fault("429", "sendMessage", chat=partner.id, retry_after=600)
    await hall.stage.pass_to(datetime(2014, 1, 17, 10, 0, tzinfo=UTC))
    assert hall.database(outbox.counts).get("ready") == 1
    before = len(await partner.sees())

    for said in ("/afspraak A-9", "[Intrekken]", "Opgegaan in een andere afspraak", "[Ja, intrekken]"):
        await (coordinator.presses(said[1:-1]) if said.startswith("[") else coordinator.says(said))
        await hall.stage.quiet()
        await hall.stage.pass_to(hall.stage.clock.now() + timedelta(seconds=2))
    await hall.after(minutes=15)

    assert [message.text.split("\n")[0] for message in (await partner.sees())[before:]] == ["A-9 is ingetrokken"]
    assert hall.database(outbox.counts).get("cancelled") == 1


async def test_later_is_forgotten_when_it_is_done(hall: Hall) -> None:
    _, partner = await agreed(hall)
    await hall.stage.go_to(datetime(2014, 1, 17, 10, 0, tzinfo=UTC))
    reminder = (await partner.sees())[-1]
    await partner.presses("Later klaar")
    await hall.calm()

    await partner.presses("Klaar", on=reminder.id)
    await hall.calm()
    await partner.says("hallo")
    await hall.calm()

    assert (await partner.sees())[-1].text.startswith("Ik verwachtte geen bericht")


async def test_an_organiser_can_not_take_over_the_group_of_another_gathering(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    other = await hall.joins("Tas", "organiser", gathering=TASKFORCE)
    group = await hall.group(organiser, other)

    await other.says(f"/koppel {TASKFORCE}", in_=group)
    await other.says("/presenteer ORG-1", in_=group)
    await hall.calm()

    assert [message.text for message in (await other.sees())[-2:]] == [
        "Deze groep toont een andere bijeenkomst. Een organisator daarvan kan dat veranderen.",
        (await other.sees())[-1].text,
    ]
    assert (await other.sees())[-1].text.startswith("Dit is voor organisatoren")
    await organiser.says("/presenteer TOE-2", in_=group)
    await hall.calm()
    assert (await group.shows())[-1].text.startswith("Handhavingsafspraken met gemeenten")


async def test_other_bots_commands_are_left_to_them(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.world.group("Zaal", administrators=[organiser])
    await hall.calm()
    before = len(await group.shows())

    await organiser.says("/ban@SomeOtherBot", in_=group, anonymous=True)
    await organiser.says("/tally@SomeOtherBot", in_=group)
    await hall.calm()

    assert len(await group.shows()) == before + 2


async def test_who_never_started_is_pointed_to_private_once_a_minute(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    stranger = await hall.world.person("Vreemd", language_code="en")
    group = await hall.group(organiser, stranger)

    for _ in range(20):
        await stranger.says("/help", in_=group)
    await hall.calm()

    assert [message.labels for message in await group.shows() if message.labels] == [[["Gesprek openen"]]]


async def test_choosing_an_audience_changes_the_welcome_so_that_it_can_be_changed_back(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")

    await anna.presses("Ik doe mee als politie")
    await hall.calm()

    welcome = (await anna.sees())[-1]
    assert "U doet mee als politie." in welcome.text
    assert welcome.labels[0] == ["Ik doe mee als ketenpartner"]
