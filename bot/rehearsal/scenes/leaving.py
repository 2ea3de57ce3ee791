"""2 September 2013, in the evening: one asks to be forgotten and leaves reactions behind, one takes everything back."""

from bot.rehearsal.company import CONGRESS, Company
from bot.rehearsal.scenes.comments import ERASED
from bot.rehearsal.scenes.reacting import card_of
from bot.rehearsal.scenes.walking import OPEN


async def play(company: Company) -> None:
    """What was left behind goes on counting, but whoever left it says nothing more."""
    company.narrate("Two ask to be forgotten: one leaves the reactions, one takes them back")
    left, erased, truth = company.cast.left, company.cast.erased, company.congress
    assert left is not None
    assert erased is not None
    told = await company.does(left.person, ">/vergeetmij")
    company.witness.reads("Who asks to be forgotten", told, "Congres Korpsmonitor")
    await company.press(left.person, "Laat mijn reacties staan")
    await company.does(erased.person, ">/vergeetmij", "Alles wissen")
    truth.erases(erased.person.id)
    truth.comments = [each for each in truth.comments if each[1] != ERASED]
    for member, last in ((left, "Uw reacties blijven, los van u."), (erased, "Uw reacties zijn weg.")):
        read = "\n".join(each.text for each in await member.person.sees(last=6))
        company.witness.reads(f"{member.person.first_name}, forgotten", read, last)
    before = len(await left.person.sees())
    await _says_more(company)
    company.witness.same("Messages to who was forgotten", len(await left.person.sees()), before)
    for gone in (left, erased):
        company.crowd.members.remove(gone)


async def _says_more(company: Company) -> None:
    """An emoji of who left reactions behind: known to be theirs, and not counted."""
    left, hall = company.cast.left, company.halls[CONGRESS]
    assert left is not None
    card = await card_of(company, OPEN[0], hall)
    again = await left.person.reacts("👎", to=card.message, in_=hall)
    company.crowd.reactions_sent += again
    await company.stage.calm()
