"""25 September 2013: the Taskforce, by invitation, a voice for each seat; it decides, and its list is printed."""

import re
from datetime import date

from bot.rehearsal import reading
from bot.rehearsal.company import AGENDA, TASKFORCE, Company, at
from bot.rehearsal.people import Person
from bot.rehearsal.scenes import reacting
from bot.rehearsal.scenes.doors import invites
from bot.rehearsal.scenes.files import few

SEATS = ("Politie", "OM", "Gemeenten", "Zorg", "Inspectie SZW", "Marechaussee", "RIEC's", "CoMensha")
OWN = "CoMensha"
"""The seat of a partner whom the report knows, and who makes an offer."""
OFFERED, PROMISE = "INF-2", "Signalen binnen een week delen"
DECISIONS = {
    "TOE-2": ("Aangenomen", "Met een overzicht per eenheid."),
    "INF-2": ("Gewijzigd aangenomen", "Binnen zes weken in plaats van vier."),
    "U-4": ("Uitgesteld", ""),
}
QUORUM = 6


async def prepare(company: Company) -> None:
    """Quorum and agenda by the coordinator; the organiser invites a member for each seat, and one substitute."""
    company.narrate("20 September 2013 · the Taskforce is prepared in the chat: quorum, agenda, eight seats")
    await company.stage.go_to(at(date(2013, 9, 20), 10))
    coordinator, organiser, truth = company.cast.coordinator, company.cast.organiser, company.taskforce
    text = await company.does(coordinator, f">/bijeenkomst {TASKFORCE}", "Quorum", f">{QUORUM}")
    company.witness.reads("The settings of the Taskforce", text, f"Quorum: {QUORUM}", "op uitnodiging")
    text = await company.does(coordinator, "Agenda", f">{', '.join(AGENDA[TASKFORCE][1:])}")
    company.witness.reads("The agenda of the Taskforce", text, *AGENDA[TASKFORCE])
    sitting = [member for member in company.crowd.joined if member.language == "nl"]
    company.crowd.resting.clear()
    *company.cast.members, company.cast.outsider = sitting[: len(SEATS) + 1]
    members = [member.person for member in company.cast.members]
    sits = dict(zip(SEATS, [[members[0], members[-1]], *([each] for each in members[1:-1])], strict=False))
    for seat, people in {**sits, OWN: [company.cast.contacts["comensha"]]}.items():
        code = await invites(company, organiser, f">/uitnodigen {TASKFORCE}", "🪑", f">{seat}")
        for person in people:
            truth.seats[person.id], truth.audiences[person.id] = seat, "member"
            await company.say(person, code)
            company.witness.reads(f"The seat {seat}", (await company.newest(person)).text, f"zetel: {seat}")


async def play(company: Company) -> None:
    """Three items; an outsider reacts in the group too, and is told once that it does not count."""
    company.narrate("25 September 2013 · the Taskforce discusses three items; an outsider reacts as well")
    await company.stage.go_to(at(date(2013, 9, 25), 9, 30))
    cast, organiser, truth = company.cast, company.cast.organiser, company.taskforce
    assert cast.outsider is not None
    outsider = cast.outsider.person
    people = [cast.contacts["comensha"], *(member.person for member in cast.members)]
    table = await company.stage.world.group("Taskforce", members=[organiser, *people, outsider])
    company.halls[TASKFORCE] = table
    await company.stage.calm()
    await company.say(organiser, f"/koppel {TASKFORCE}", table)
    for item in AGENDA[TASKFORCE]:
        await company.say(organiser, f"/presenteer {TASKFORCE} {item}")
        await reacting.crowd_reacts(company, item, table, truth, cast.members)
        card = await reacting.card_of(company, item, table)
        company.crowd.reactions_sent += await outsider.reacts("👎", to=card.message, in_=table)
        await company.stage.calm()
        if item == OFFERED:
            await reacting.offer(company, truth, item, "comensha", PROMISE, "1 december")
        await company.say(organiser, f"/sluit {TASKFORCE} {item}")
        truth.closed.add(item)
    told = sum("telt niet mee" in each.text for each in await outsider.sees(last=8))
    company.witness.same("How often the outsider was told", told, 1)
    await _figures(company)
    await _decides(company)


async def _figures(company: Company) -> None:
    organiser, truth, witness = company.cast.organiser, company.taskforce, company.witness
    for item in AGENDA[TASKFORCE]:
        text = await company.does(organiser, f">/telling {TASKFORCE} {item}")
        counted = f"{truth.counts(item)['people']} reageer", f" · {len(SEATS)} deelnemers"
        witness.reads(f"{item} at the Taskforce", text, *counted)
        told = {mark: int(number) for mark, number in re.findall(r"^(\S+) [^\d\n]+ (\d+)\b", text, re.MULTILINE)}
        names = {"👍": "agree", "🤔": "doubt", "👎": "disagree", "👌": "practice"}
        few(company, "The result at the Taskforce", {names[mark]: n for mark, n in told.items() if mark in names}, item)
    reacted = len(truth.speakers(AGENDA[TASKFORCE]))
    reached = "gehaald" if reacted >= QUORUM else "niet gehaald"
    text = await company.does(organiser, f">/telling {TASKFORCE} deelname")
    witness.reads("The quorum of the Taskforce", text, f"Quorum {reached} ({reacted}/{QUORUM})")


async def _decides(company: Company) -> None:
    company.narrate("The secretary records what the Taskforce decides, and gets the list as a PDF")
    secretary, witness = company.cast.organiser, company.witness
    for item, (decision, line) in DECISIONS.items():
        steps = [f">/besluit {TASKFORCE} {item}", decision, f">{line}" if line else "Zo laten"]
        text = await company.does(secretary, *steps)
        witness.reads(f"The decision on {item}", text, decision, line)
    listed = await _listed(company, secretary)
    await company.press(secretary, "PDF")
    name, paper = await company.file(secretary)
    printed = reading.text_of_pdf(paper) if name.endswith(".pdf") else ""
    for item, (decision, line) in DECISIONS.items():
        for what, text in (("The list of decisions", listed), ("The decisions on paper", printed)):
            witness.reads(what, text, item, decision, line)
    witness.reads("The decisions on paper", printed, "1 actie", f"A-10 {OFFERED}", "voorstel")


async def _listed(company: Company, secretary: Person) -> str:
    """All pages of the list."""
    pages = [await company.does(secretary, f">/besluiten {TASKFORCE}")]
    while any("Volgende" in label for row in (await company.open(secretary)).labels for label in row):
        pages.append(await company.does(secretary, "Volgende"))
    return "\n".join(pages)
