"""2 September 2013, in the morning: everybody is invited in the chat, and comes in."""

import io

from pypdf import PdfReader

from bot.rehearsal.company import CONGRESS, CONTACTS, TASKFORCE, Company
from bot.rehearsal.people import Person
from bot.rehearsal.scenes import congress


async def play(company: Company) -> None:
    """The coordinator invites the team, the organiser the helper and, on posters, the two audiences."""
    company.narrate("The coordinator invites the organisers and the contacts of four partners")
    cast, crowd = company.cast, company.crowd
    for gathering in (CONGRESS, TASKFORCE):
        code = await invites(company, cast.coordinator, f">/uitnodigen {gathering}", "Organisator", ">2")
        for each in (cast.organiser, cast.second):
            await company.say(each, code)
    for name, contact in cast.contacts.items():
        steps = (">/uitnodigen", "Contactpersoon of", "Contactpersoon", *_organisation(company, name), "1")
        await company.say(contact, await invites(company, cast.coordinator, *steps))
    company.narrate("The organiser invites a helper, and has a poster made for each audience")
    await company.say(cast.helper, await invites(company, cast.organiser, f">/uitnodigen {CONGRESS}", "Helper", "1"))
    partner = await _poster(company, "Deelnemer: ketenpartner")
    police = await _poster(company, "Deelnemer: politie")
    for contact in cast.contacts.values():
        await company.say(contact, partner)
        company.congress.audiences[contact.id] = "partner"
    await _hall(company)
    await congress.tried(company)
    company.narrate(f"2 September 2013 · {len(crowd.members)} people come in and scan the QR of their audience")
    await crowd.join({"partner": partner, "police": police})
    company.congress.audiences.update({member.person.id: member.audience for member in crowd.joined})
    await company.stage.calm()


def _organisation(company: Company, name: str) -> list[str]:
    """Turn the pages to the organisation, eight on each as they stand in the report, and tap it."""
    listed = [each["id"] for each in company.report["organisation"]]
    return [*["Volgende"] * (listed.index(name) // 8), CONTACTS[name]]


async def invites(company: Company, person: Person, *steps: str) -> str:
    """An invitation that works a week, made step by step: the /start behind its link."""
    await company.does(person, *steps)
    days = [row[0] for row in (await company.open(person)).labels]
    await company.press(person, days[1] if len(days) > 1 else "no day")
    return await company.link(person)


async def _poster(company: Company, audience: str) -> str:
    """What somebody scans who stands before the poster: the same as its invitation says."""
    organiser = company.cast.organiser
    made = await invites(company, organiser, f">/uitnodigen {CONGRESS}", audience, ">5000")
    await company.press(organiser, "Poster")
    name, paper = await company.file(organiser)
    scanned = [
        str(note.get_object()["/A"]["/URI"])
        for page in (PdfReader(io.BytesIO(paper)).pages if paper else ())
        for note in page.get("/Annots", ())
    ]
    company.witness.same(f"{name} leads to", [each.partition("?start=")[2] for each in scanned][:1], [made.split()[1]])
    return made


async def _hall(company: Company) -> None:
    everyone = [member.person for member in company.crowd.members]
    hall = await company.stage.world.group("Congreszaal", members=[company.cast.organiser, *everyone])
    company.halls[CONGRESS] = hall
    await company.stage.calm()
    await company.say(company.cast.organiser, f"/koppel {CONGRESS}", hall)
    company.played.acts[CONGRESS] += 1
