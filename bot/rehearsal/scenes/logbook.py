"""What was done, by which role, when: the coordinator reads it."""

import re

from bot.rehearsal.company import CONGRESS, Company


async def play(company: Company) -> None:
    """The log of the hall has a line for each act that the players know of."""
    company.narrate("The coordinator reads the log")
    coordinator = company.cast.coordinator
    text = await company.does(coordinator, f">/logboek {CONGRESS}", "In de zaal")
    told = re.search(r"(\d+) regels?, nieuwste eerst", text)
    company.witness.same("Lines of the log", int(told[1]) if told else 0, company.played.acts[CONGRESS])
    company.witness.reads("The log", text, "organisator", f"{CONGRESS} afgerond")
    while any("Volgende" in label for row in (await company.open(coordinator)).labels for label in row):
        text += await company.does(coordinator, "Volgende")
    company.witness.reads("The log", text, "helper", "klok", "TOE-2 gepresenteerd", "Mededeling")
