"""A few words on an item: in private, as a reply in the hall, and one that names a telephone number."""

from bot.rehearsal.company import Company
from bot.rehearsal.people import Chat, Person
from bot.rehearsal.scenes.reacting import card_of

APPROVED = "Begin met één meldpunt per regio."
REJECTED = "Dit gaat over iets heel anders."
HELD = "Bel mij maar op 06-12345678."
REPLIED = "+1: dit doen wij al met de buurgemeente."
ERASED = "Wat ik hier zeg, neem ik weer mee."


async def play(company: Company, item: str, hall: Chat) -> None:
    """Three are approved, of which one goes with its author; one is rejected, one is never kept."""
    writers = [member.person for member in company.crowd.joined if member.language == "nl"][6:10]
    erased = company.cast.erased
    assert erased is not None
    said = zip((*writers[:3], erased.person), (APPROVED, REJECTED, HELD, ERASED), strict=True)
    answers = [await _comments(company, person, text) for person, text in said]
    witness = company.witness
    witness.reads("Who named a telephone number", answers.pop(2), "06-12345678", "telefoonnummer")
    for answer in answers:
        witness.reads("Who commented", answer, f"Bewaard bij {item}")
    await company.say(writers[2], "/stop")
    card = await card_of(company, item, hall)
    await company.say(writers[3], REPLIED, hall, reply_to=card.message)
    witness.reads("Who replied in the hall", (await company.newest(writers[3])).text, "openbaar")
    await _moderated(company, item)


async def _comments(company: Company, person: Person, text: str) -> str:
    """What somebody reads who comments on the card before them."""
    await company.press(person, "Toelichten")
    await company.say(person, text)
    return (await company.newest(person)).text


async def _moderated(company: Company, item: str) -> None:
    company.narrate("The organiser reads the comments: three are approved, one is rejected")
    organiser = company.cast.organiser
    queue = await company.does(organiser, ">/opmerkingen")
    read: list[str] = []
    while "Wacht op uw beslissing" in queue and len(read) < 9:
        read.append(queue)
        queue = await company.does(organiser, "Afwijzen" if REJECTED in queue else "Goedkeuren")
    company.witness.same("Comments that waited", len(read), 4)
    company.witness.reads("The comments", "\n".join(read), APPROVED, REJECTED, REPLIED, ERASED)
    company.witness.reads_not("The comments", "\n".join(read), HELD)
    company.congress.comments = [(item, APPROVED), (item, REPLIED)]
