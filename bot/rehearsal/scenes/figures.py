"""The organisers look at the figures in the chat: in words and pictures, per audience, ranked, side by side."""

import re

from bot.rehearsal.company import AGENDA, CONGRESS, TASKFORCE, Company
from bot.rehearsal.truth import POSITIONS

TOLD = AGENDA[CONGRESS][0]
LARGE = 150
"""So many people that figures per audience can be told."""


async def play(company: Company) -> None:
    """Every item's figures, then the other views of the whole congress."""
    company.narrate("The organisers ask for the figures: in words, as pictures, per audience, ranked")
    organiser, witness, truth = company.cast.organiser, company.witness, company.congress
    listed = await company.does(organiser, f">/telling {CONGRESS}")
    witness.reads("The tally", listed, f"{truth.joined} deelnemers")
    lines = dict(re.findall(r"^(\S+) [^\n]+\n  (.+)$", listed, re.MULTILINE))
    for item in reversed(AGENDA[CONGRESS]):
        witness.shares("The tally", lines.get(item, ""), truth, item)
        told = await company.does(organiser, f">/telling {CONGRESS} {item}")
        witness.figures("The result of", told, truth, item)
        await _pictured(company, item)
    await _per_audience(company)
    hands = " ".join(f"{mark} {number}" for mark, number in zip("👍🤔👎👌", truth.hands[TOLD].values(), strict=True))
    reacted = f"{truth.counts(TOLD)['people']} reageerden · {truth.joined} deelnemers"
    witness.reads(f"The result of {TOLD}", told, reacted, f"handen in de zaal: {hands}")
    await company.does(company.cast.second, f">/tally {CONGRESS}", f">/tally {CONGRESS} {TOLD}")
    await _ranked(company)
    await _took_part(company)


async def _pictured(company: Company, what: str) -> None:
    newest = await company.newest(company.cast.organiser)
    company.witness.same(f"There is a picture, {what}", newest.photo is not None, True)


async def _per_audience(company: Company) -> None:
    """As many took a position in each group as did; the picture of it comes too. Of a small crowd nothing is told."""
    groups, organiser = company.congress.groups(TOLD), company.cast.organiser
    offered = any("Per groep" in row for row in (await company.open(organiser)).labels)
    company.witness.same(f"{TOLD} is told per audience", offered or len(company.crowd.members) < LARGE, True)
    if not offered:
        return
    text = await company.does(organiser, "Per groep")
    await company.press(organiser, "Beeld")
    await _pictured(company, f"{TOLD} per audience")
    told = re.findall(r"^(.+): (\d+) (?:koos|kozen)$", text, re.MULTILINE)
    names = {"politie": "police", "ketenpartner": "partner", "onbekend": "unknown"}
    for name, number in told:
        audiences = [names.get(each.casefold(), each) for each in name.split("/")]
        chosen = sum(groups[each, position] for each in audiences for position in POSITIONS)
        company.witness.same(f"{name} at {TOLD}", int(number), chosen)
    company.witness.same(f"All groups at {TOLD}", sum(int(number) for _, number in told), groups.total())


async def _ranked(company: Company) -> None:
    """By support, by urgency, by how disputed; and what nobody takes on though it is well supported."""
    organiser, truth, witness = company.cast.organiser, company.congress, company.witness
    items = AGENDA[CONGRESS]
    supported = {item: truth.support(item) for item in items}
    urgent = {item: truth.urgency(item) for item in items if truth.counts(item)["urgent"]}
    disputed = {item: d for item in items if (d := truth.share(item) * truth.share(item, "disagree"))}
    orphans = {item: low for item, low in supported.items() if low >= 0.5 and item not in _taken_on(company)}
    views = {"steun": supported, "urgent": urgent, "omstreden": disputed, "onbelegd": orphans}
    for view, figures in views.items():
        text = await company.does(organiser, f">/telling {CONGRESS} {view}")
        witness.order(f"Ranked, {view}", re.findall(r"^\d+\. (\S+)", text, re.MULTILINE), figures)
    await company.does(organiser, f">/telling {CONGRESS} verschil", f">/telling {CONGRESS} gebieden")


def _taken_on(company: Company) -> set[str]:
    """What an organisation does, or offered here to do; and outcomes, which nobody can take on."""
    promises = [each for each in company.report["commitment"] if each["status"] != "withdrawn"]
    promised = {item for each in promises for item in each["recommendations"]}
    return {TOLD, *promised, *(item for item in AGENDA[CONGRESS] if item.startswith("U-"))}


async def _took_part(company: Company) -> None:
    truth, items = company.congress, AGENDA[CONGRESS]
    joined = {truth.voter(person) for person in truth.audiences}
    reacted = len(joined & truth.speakers(items))
    beyond = len(truth.speakers(items) - joined)
    text = await company.does(company.cast.organiser, f">/telling {CONGRESS} deelname")
    told = (f"{len(joined)} deelnemers", f"{reacted} reageerden", f"{beyond} reageer")
    company.witness.reads("Who took part", text, *told)


async def side_by_side(company: Company) -> None:
    """The congress beside the Taskforce, in which small figures stay hidden."""
    company.narrate("The organiser puts the congress and the Taskforce side by side")
    text = await company.does(company.cast.organiser, f">/vergelijk {CONGRESS} {TASKFORCE}")
    await company.press(company.cast.organiser, "Beeld")
    await _pictured(company, "side by side")
    populations = [f"{truth.joined} deelnemers" for truth in company.played.truths.values()]
    company.witness.reads("Side by side", text, *populations)
    lines = dict(re.findall(r"^(\S+) [^\n]+\n 1: (.+)$", text, re.MULTILINE))
    company.witness.same("Items side by side", set(lines), set(AGENDA[TASKFORCE]))
    for item, line in lines.items():
        company.witness.shares("Side by side", line, company.congress, item)
