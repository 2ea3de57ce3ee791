"""The gatherings of a report file: their audiences, their agenda, and the cards that must be shown anew."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from models.agenda_editing import in_use, order
from models.counting import touch
from models.importing.writing import Key, Writing
from models.joining import audiences
from models.report_file.shape import Gathering as Said
from models.report_file.shape import ReportFile
from models.tables import AgendaItem, Gathering, GatheringAudience, Participant, Posting

LED_BY_CHAT_UNLESS_SAID = {"language", "zone", "confidential", "by_invitation", "results"}
"""Keys with a default: left out, a known gathering keeps what it has."""


def put_gatherings(
    writing: Writing,
    report: ReportFile,
    monitor_id: int,
    organisations: Mapping[str, int],
    items: Mapping[str, int],
    stale: Collection[int] | None,
) -> int:
    """The gatherings as in the file; cards of the items `stale` (None: of all) are to be shown anew.

    Answers how many cards that are. An agenda item that was presented or has voices stays, after the others; so does
    an audience that somebody chose. A gathering that was made or changed in the chat stays as it is there.
    """
    session = writing.session
    wanted, first = {}, {}
    present = session.exec(select(Gathering).where(Gathering.monitor_id == monitor_id)).all()
    led_by_chat = {row.reference: row for row in present if row.edited_at is not None}
    for row in report.gathering:
        values = _values(row, monitor_id, organisations[row.organiser])
        if row.id in led_by_chat:
            agenda = [items[one] for one in report.agenda(row)]
            if _differs(writing, led_by_chat[row.id], row, values, agenda):
                writing.kept["gathering"] = (*writing.kept.get("gathering", ()), row.id)
            continue
        optional = LED_BY_CHAT_UNLESS_SAID - row.model_fields_set
        wanted[row.id,] = {column: value for column, value in values.items() if column not in optional}
        first[row.id,] = {column: values[column] for column in optional}
    known = {row.reference for row in present}
    rows, changes = writing.put(Gathering, ("reference",), present, wanted, first)
    said = {row.id: row for row in report.gathering if row.id not in led_by_chat}
    cards = 0
    for (reference,), gathering in rows.items():
        assert gathering.id is not None, "the row was flushed"
        everything = stale is None or (reference,) in changes
        if reference in said:
            _put_audiences(writing, gathering.id, said[reference])
            agenda = [items[one] for one in report.agenda(said[reference])]
            everything |= _put_agenda(writing, gathering.id, said[reference], agenda, items)
        if reference in known:
            cards += _show_anew(writing, gathering.id, None if everything else stale)
    return cards


def _values(row: Said, monitor_id: int, organiser_id: int) -> dict[str, Any]:
    return {
        "monitor_id": monitor_id,
        "name_nl": row.name_nl,
        "name_en": row.name_en,
        "date": row.date,
        "kept_until": row.kept_until,
        "organiser_id": organiser_id,
        "zone": row.zone,
        "language": row.language,
        "confidential": row.confidential,
        "by_invitation": row.by_invitation,
        "results": row.results,
    }


def _differs(writing: Writing, gathering: Gathering, said: Said, values: Mapping[str, Any], agenda: list[int]) -> bool:
    """Whether the file would have it otherwise than the chat."""
    asked = {
        column: value
        for column, value in values.items()
        if column not in LED_BY_CHAT_UNLESS_SAID - said.model_fields_set
    }
    number = gathering.id or 0
    return (
        any(getattr(gathering, column) != value for column, value in asked.items())
        or audiences(writing.session, number) != said.audience
        or order(writing.session, number) != agenda
    )


def _put_audiences(writing: Writing, gathering_id: int, said: Said) -> None:
    session = writing.session
    wanted: dict[Key, dict[str, Any]] = {
        (gathering_id, audience): {"position": position} for position, audience in enumerate(said.audience, 1)
    }
    chosen = set(session.exec(select(Participant.audience).where(Participant.gathering_id == gathering_id).distinct()))
    ours = select(GatheringAudience).where(GatheringAudience.gathering_id == gathering_id)
    present = session.exec(ours.order_by(col(GatheringAudience.position))).all()
    kept = [row.audience for row in present if row.audience in chosen and row.audience not in said.audience]
    for position, audience in enumerate(kept, len(said.audience) + 1):
        wanted[gathering_id, audience] = {"position": position}
    writing.make_equal(GatheringAudience, ("gathering_id", "audience"), present, wanted)
    _keep(writing, "gathering_audience", said, kept)


def _put_agenda(writing: Writing, gathering_id: int, said: Said, agenda: list[int], items: Mapping[str, int]) -> bool:
    """Whether anything on the agenda of before is elsewhere or gone, or something came."""
    ours = select(AgendaItem).where(AgendaItem.gathering_id == gathering_id)
    present = writing.session.exec(ours.order_by(col(AgendaItem.position), col(AgendaItem.round))).all()
    rounds: dict[int, list[int]] = {}
    for row in present:
        rounds.setdefault(row.item_id, []).append(row.round)
    dropped = [row for row in present if row.item_id not in set(agenda)]
    used = in_use(writing.session, dropped)
    kept = list(dict.fromkeys(row.item_id for row in dropped if row.id in used))
    wanted = {
        (gathering_id, item, turn): {"position": position}
        for position, item in enumerate([*agenda, *kept], 1)
        for turn in rounds.get(item, [1])
    }
    for row in dropped:
        if row.id not in used:
            wanted.pop((gathering_id, row.item_id, row.round), None)
    names = {number: reference for reference, number in items.items()}
    _keep(writing, "agenda_item", said, [names[item] for item in kept])
    return bool(writing.make_equal(AgendaItem, ("gathering_id", "item_id", "round"), present, wanted))


def _keep(writing: Writing, table: str, said: Said, names: list[str]) -> None:
    writing.kept[table] = writing.kept.get(table, ()) + tuple(f"{said.id}/{name}" for name in names)


def _show_anew(writing: Writing, gathering_id: int, items: Collection[int] | None) -> int:
    """Ask for the cards of `items` (None: of all) once more, at a revision of their own; answers how many."""
    session = writing.session
    ours = [col(AgendaItem.gathering_id) == gathering_id]
    if items is not None:
        ours.append(col(AgendaItem.item_id).in_(items))
    agenda_items = [number for number in session.exec(select(AgendaItem.id).where(*ours)) if number is not None]
    if agenda_items:
        touch(session, gathering_id, agenda_items, private=True)
    shown = select(func.count()).select_from(Posting).where(col(Posting.agenda_item_id).in_(agenda_items))
    return session.exec(shown).one()
