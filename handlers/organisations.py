"""Which organisation is meant: some letters of its name are typed, and one is chosen from a page of matches."""

from bot.texts import offers
from handlers import dialogue
from handlers.context import Context
from models import organisations
from models.names import Names
from models.tables import Organisation

MATCHES = 8


def choose(context: Context, typed: str, page: int) -> None:
    """Show what was found; the question that it answers was asked before."""
    found = organisations.like(context.session, typed)
    pages = max(1, -(-len(found) // MATCHES))
    page = min(page, pages - 1)
    shown = [(each.id or 0, names_of(each)) for each in found[page * MATCHES : (page + 1) * MATCHES]]
    dialogue.ask(context, offers.choose_organisation(context.language, shown, page, pages))


def names_of(organisation: Organisation) -> Names:
    return Names(organisation.name_nl, organisation.name_en)
