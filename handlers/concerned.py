"""Who is concerned by a commitment, and telling them, each once and in their own language."""

from collections.abc import Callable, Iterable

from bot.texts import commitments, offers, verdicts
from bot.texts import escalating as escalating_texts
from bot.texts.message import Message
from handlers.context import Context
from models import commitment_view, committing, endorsing, escalating, people
from models.commitment_view import CommitmentView
from models.people import Recipient
from models.tables import Commitment
from models.words import CommitmentStatus, EscalationState


def view(context: Context, commitment: Commitment) -> CommitmentView:
    found = commitment_view.of(context.session, commitment.id or 0, context.batch.setting.policy.calendar)
    assert found is not None
    return found


def card(context: Context, commitment: Commitment) -> Message:
    """The commitment as the coordinator steers it; with what decides on it, where something waits."""
    shown = view(context, commitment)
    if shown.status == CommitmentStatus.PROPOSED:
        return offers.proposal(context.language, shown)
    if shown.awaits:
        return verdicts.card(context.language, shown)
    steered = commitments.card(context.language, shown, context.today)
    row = escalating.pending(context.session, shown.id)
    if row is not None and row.state == EscalationState.PROPOSED:
        policy = context.batch.setting.policy
        nearest = escalating.targets(context.session, escalating.forward_on(policy, context.today))
        return escalating_texts.proposal(context.language, steered, shown, next(iter(nearest), None))
    return steered


def closed(context: Context, commitment: Commitment) -> str:
    """What is answered where nothing can be changed of it any more."""
    return commitments.closed(context.language, commitment.reference, CommitmentStatus(commitment.status))


def speaks_for(context: Context, commitment: Commitment) -> bool:
    """Whether who sent this is a contact of the organisation that owns it."""
    return people.speaks_for(context.session, context.person_id, commitment.organisation_id)


def proposer(context: Context, commitment: Commitment) -> list[Recipient]:
    """Whoever offered it, where they can be written to."""
    found = people.recipient(context.session, commitment.proposed_by) if commitment.proposed_by is not None else None
    return [] if found is None else [found]


def lead(context: Context, organisation: int) -> list[Recipient]:
    """The first contact of an organisation who can be written to."""
    found = endorsing.lead_of(context.session, organisation)
    return [] if found is None else [found]


def owners(context: Context, commitment: Commitment) -> list[Recipient]:
    """Whoever reported on it last, where they still speak for its organisation, and the lead contact."""
    contacts = people.contacts_of(context.session, commitment.organisation_id)
    reporter = committing.last_report(context.session, commitment.id or 0)
    reported = [each for each in contacts if reporter is not None and each.person == reporter.reported_by]
    return [*reported, *contacts[:1]]


def coordinators(context: Context) -> list[Recipient]:
    return people.coordinators(context.session, context.today)


def tell(context: Context, several: Iterable[Recipient], say: Callable[[str], Message]) -> None:
    """Each of them once, but for whoever did it."""
    told = {context.person_id}
    for each in several:
        if each.person not in told:
            told.add(each.person)
            context.batch.say(each.chat_id, say(each.language))
