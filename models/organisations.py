"""Organisations, looked for by name."""

import unicodedata

from sqlalchemy import select
from sqlmodel import Session

from models.tables import Organisation


def like(session: Session, typed: str) -> list[Organisation]:
    """Organisations whose name, in either language, or reference holds these letters, accents and case aside.

    Those whose name begins with them come first.
    """
    wanted = _letters(typed)

    def names(each: Organisation) -> tuple[str, ...]:
        return tuple(_letters(name) for name in (each.name_nl, each.name_en, each.reference))

    found = session.execute(select(Organisation)).scalars()
    matches = [each for each in found if any(wanted in name for name in names(each))]
    matches.sort(key=lambda each: (not any(name.startswith(wanted) for name in names(each)), names(each)))
    return matches


def _letters(text: str) -> str:
    """Without accents and case."""
    apart = unicodedata.normalize("NFKD", text.strip())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()
