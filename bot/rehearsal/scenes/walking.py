"""One card after another in one message: begun on the day itself, gone on with the day after."""

from bot.rehearsal.company import AGENDA, CONGRESS, Company
from bot.rehearsal.people import Person

OPEN = AGENDA[CONGRESS][2:]
BUTTONS = {"agree": "Eens", "doubt": "Twijfel", "disagree": "Oneens"}


async def begin(company: Company) -> None:
    """The first walker reacts to two of three and stops at the other; the second stops at once."""
    company.narrate(f"Two walk past the {len(OPEN)} items that are open, one card after another, and stop halfway")
    first, second = (member.person for member in company.cast.walkers)
    await company.say(first, "/reageer")
    await _stands(company, first, OPEN[0])
    await _reacts(company, first, "agree")
    await company.does(first, "Volgende", "Volgende")
    await _stands(company, first, OPEN[2])
    await _reacts(company, first, "doubt")
    await company.press(first, "‹ Vorige")
    await _stops(company, first, OPEN[1], 2)
    await company.say(second, "/reageer")
    await company.press(second, "Volgende")
    await _stops(company, second, OPEN[1], 0)


async def go_on(company: Company) -> None:
    """Another day: both go on where they stopped."""
    company.narrate("3 September 2013 · both walkers go on where they stopped")
    first, second = (member.person for member in company.cast.walkers)
    await company.say(first, "/reageer")
    await _stands(company, first, OPEN[1])
    await _reacts(company, first, "disagree")
    await company.does(first, "Volgende", "Klaar")
    await _ends(company, first, 3)
    await company.say(second, "/reageer")
    await _stands(company, second, OPEN[1])
    await _reacts(company, second, "agree")
    await company.does(second, "Volgende")
    await _reacts(company, second, "agree")
    await company.press(second, "Klaar")
    await _ends(company, second, 2)


async def _stands(company: Company, person: Person, item: str) -> None:
    place = f"{item} · {OPEN.index(item) + 1} van {len(OPEN)}"
    company.witness.reads(f"{person.first_name}, walking", (await company.open(person)).text, place)


async def _reacts(company: Company, person: Person, position: str) -> None:
    """Wherever they stand: what the card says is what they react to."""
    item = (await company.open(person)).text.split("\n")[1].partition(" ")[0]
    await company.press(person, BUTTONS[position])
    company.congress.presses(item, person.id, "card they walk past", position)


async def _stops(company: Company, person: Person, item: str, reacted: int) -> None:
    await company.press(person, "Stop")
    told = (f"Gestopt bij {item}", f"{reacted} van {len(OPEN)} open onderwerpen")
    company.witness.reads(f"{person.first_name}, stopping", (await company.open(person)).text, *told)


async def _ends(company: Company, person: Person, reacted: int) -> None:
    told = ("U bent alles langsgelopen", f"{reacted} van {len(OPEN)} open onderwerpen")
    company.witness.reads(f"{person.first_name}, at the end", (await company.open(person)).text, *told)
