"""The crowd at one card: in the hall, in private, and too late."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby

from bot.rehearsal.company import Company
from bot.rehearsal.crowd import Act, Card, Member
from bot.rehearsal.people import Chat
from bot.rehearsal.truth import Truth

STEP_SECONDS = 12


async def crowd_reacts(company: Company, item: str, group: Chat, truth: Truth, members: Iterable[Member]) -> None:
    """Acts a few seconds apart are done together."""
    crowd, stage = company.crowd, company.stage
    card = await card_of(company, item, group)
    own = await crowd.cards(item)
    acts = crowd.acts(members, outcome=item.startswith("U-"))
    for _, several in groupby(acts, key=lambda act: act.at // STEP_SECONDS):
        await crowd.perform(list(several), item, card, own, truth)
        await stage.go_to(stage.clock.now() + timedelta(seconds=STEP_SECONDS))


async def card_of(company: Company, item: str, group: Chat) -> Card:
    """The newest card of an item that hangs in a group."""
    for seen in reversed(await company.stage.world.do("sees", chat=group.id, last=12)):
        if f"\n{item} · " in seen["text"] and not seen["deleted"]:
            return Card.read(seen) or Card(group.id, seen["id"], {})
    company.witness.differences.append(f"{item} does not hang in {group.title}")
    return Card(group.id, 0, {})


async def too_late(company: Company, item: str, group: Chat, truth: Truth) -> None:
    """A few react after closing: it is answered, and does not count."""
    truth.closed.add(item)
    card = await card_of(company, item, group)
    late = [Act(0, member, "emoji", ("👎",)) for member in company.crowd.members[:3]]
    await company.crowd.perform(late, item, card, {}, truth)
    await company.stage.calm()


async def offer(company: Company, truth: Truth, item: str, who: str, what: str, until: str) -> None:
    """A partner takes an item on: what, and by when."""
    company.narrate(f"A partner takes {item} on: what, and by when")
    partner = company.cast.contacts[who]
    await company.does(partner, "🤝", f">{what}", f">{until}", "Verstuur voorstel")
    truth.presses(item, partner.id, "card of the partner", "offer")
