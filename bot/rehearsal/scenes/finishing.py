"""3 September 2013: the congress is finished, and everybody who reacted reads what came of it."""

import re
from datetime import date

from bot.rehearsal.company import AGENDA, CONGRESS, Company, at
from bot.rehearsal.ledger import Promise
from bot.rehearsal.people import Person, SeenMessage
from bot.rehearsal.scenes import walking

DAY = date(2013, 9, 3)


async def play(company: Company) -> None:
    """What is open closes, results go out, one follows an item, and the coordinator agrees to an offer."""
    await company.stage.go_to(at(DAY, 9))
    await walking.go_on(company)
    company.narrate("The organiser finishes the congress; everybody who reacted gets the results")
    await company.does(company.cast.organiser, f">/paneel {CONGRESS}", "🏁")
    await company.press(company.cast.organiser, "🏁")
    company.played.acts[CONGRESS] += 1
    company.witness.reads("Finishing", await company.toast(company.cast.organiser), f"{len(walking.OPEN)} onderwerpen")
    company.congress.closed.update(AGENDA[CONGRESS])
    await _results(company)
    await _follows(company)
    await _agreed(company)


async def _results(company: Company) -> None:
    """Once, to those who said anything and to nobody else, and of that alone."""
    truth, witness = company.congress, company.witness
    speaking = truth.speakers(AGENDA[CONGRESS])
    got = {person.id: await _result(company, person) for person in company.reached}
    owed = {person.id for person in company.reached if truth.voter(person.id) in speaking}
    witness.same("People who got their results", {person for person, seen in got.items() if seen}, owed)
    company.played.told["results"] = len(owed)
    for person in company.reached[:3]:
        for message in got[person.id]:
            told = dict(re.findall(r"^(\S+) [^\n]+\n  (.+)$", message["text"], re.MULTILINE))
            mine = {item for item in AGENDA[CONGRESS] if str(person.id) in truth.voices(item)}
            witness.same(f"Items in the results of {person.first_name}", set(told), mine)
            for item in told.keys() & mine:
                witness.shares(f"The results of {person.first_name}", told[item], truth, item)


async def _result(company: Company, person: Person) -> list[dict[str, str]]:
    """The results that came; more than one would be as wrong as none."""
    seen = await company.stage.world.do("sees", chat=person.id, last=4)
    found = [each for each in seen if each["text"].startswith(("Uitslag ·", "Result ·"))]
    if len(found) > 1:
        company.witness.differences.append(f"{person.first_name} got {len(found)} results")
    return found


async def _follows(company: Company) -> None:
    person = company.crowd.joined[0].person
    labels = [label for row in (await company.open(person)).labels for label in row if label.startswith("🔔")]
    company.narrate(f"A participant follows {labels[0].split()[1] if labels else 'nothing'}")
    await company.press(person, labels[0] if labels else "🔔")
    shown: SeenMessage = await company.open(person)
    followed = labels[0].replace("🔔", "✓") if labels else "✓"
    company.witness.reads("Who follows an item", str(shown.labels), followed)


async def _agreed(company: Company) -> None:
    company.narrate("The coordinator agrees to the offer of the municipality")
    await company.stage.go_to(at(DAY, 10))
    await company.press(company.cast.coordinator, "Akkoord")
    await company.say(company.cast.coordinator, "Vastgesteld arrangement is gemeld aan het ECVM")
    company.played.promises["A-9"] = Promise("A-9", "high", date(2014, 2, 14), DAY)
