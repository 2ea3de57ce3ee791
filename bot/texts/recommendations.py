"""The recommendations in the follow-up: lists of them, and one with all about it."""

from collections.abc import Sequence
from itertools import chain

from bot.texts import overview
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.rechecking import former, standing
from bot.texts.running import PER_PAGE, pages
from bot.texts.scales import recommendation_status
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import level, urgency
from models.names import Names
from models.overview import Line as Serving
from models.recommendations import LISTED_BY, Line, RecommendationView, Scope, ScopeKind
from models.scopes import Group

SPECIAL = "❗"
ROOM, NAME, CONTEXT = 42, 50, 160
ON_CARD = 2
"""As many commitments stand on a card."""


def listed(
    language: str | None,
    scope: Scope,
    of: Names | None,
    shown: Sequence[Line],
    page: int,
    total: int,
    *,
    steers: bool,
) -> Message:
    """Eight recommendations, what has special attention first, then by urgency; `of` names what the list is of.

    `steers`: the coordinator reads it.
    """
    _ = tongue(language)
    special = _("{mark} special attention", mark=SPECIAL)
    text = lines(
        _title(scope, of, _),
        _.count("{n} recommendation", "{n} recommendations", total),
        "",
        *chain.from_iterable(_line(each, _) for each in shown),
        "" if shown else _("There are none here."),
        special if any(each.special_attention for each in shown) else None,
    )
    buttons = [Button(each.reference, f"xr:{each.item}") for each in shown]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    turn = pages(f"xl:{scope.kind}:{scope.number}", page, total, _)
    ask = [Button(_("Ask for a response"), f"xe:{scope.kind}:{scope.number}")] if steers and shown else []
    return Message(text, [*rows, turn, *_others(scope, _), ask])


def _title(scope: Scope, of: Names | None, _: Tongue) -> str:
    if of is not None:
        return _("Recommendations: {name}", name=shortened(_.of(of), NAME))
    if scope.kind == ScopeKind.SPECIAL:
        return _("Recommendations with special attention")
    if scope.kind == ScopeKind.FORMER:
        return _("Recommendations to recheck")
    return _("Recommendations")


def _line(line: Line, _: Tongue) -> tuple[str, str]:
    """❗ TOE-2 Handhavingsafspraken met gemeenten, and below it: hoog · in uitvoering"""
    mark = f"{SPECIAL} " if line.special_attention else ""
    below = f"   {level(line.urgency, _)} · {recommendation_status(line.status, _)}"
    return shortened(f"{mark}{line.reference} {_.of(line.title)}", ROOM), below


def _others(scope: Scope, _: Tongue) -> list[list[Button]]:
    """The other lists there are."""
    everything = [(ScopeKind.ALL, _("All")), (ScopeKind.SPECIAL, _("Special attention"))]
    by = {
        ScopeKind.UNIT: _("By unit"),
        ScopeKind.PARTNER: _("By partner"),
        ScopeKind.AREA: _("By focus area"),
    }
    former = [Button(_("To recheck"), f"xl:{ScopeKind.FORMER}:0:0")] if scope.kind != ScopeKind.FORMER else []
    return [
        [Button(word, f"xl:{kind}:0:0") for kind, word in everything if kind != scope.kind],
        [Button(by[each], f"xg:{each}:0") for each in LISTED_BY[:2]],
        [*(Button(by[each], f"xg:{each}:0") for each in LISTED_BY[2:]), *former],
    ]


def choose_group(language: str | None, kind: ScopeKind, known: Sequence[Group], page: int) -> Message:
    """Eight units, organisations or focus areas, each with how many recommendations it has."""
    _ = tongue(language)
    question = {
        ScopeKind.UNIT: _("Of which unit?"),
        ScopeKind.PARTNER: _("Of which organisation?"),
        ScopeKind.AREA: _("Of which focus area?"),
    }[kind]
    shown = known[page * PER_PAGE : (page + 1) * PER_PAGE]
    rows = [[_group(each, _)] for each in shown]
    back = [Button(_("All recommendations"), f"xl:{ScopeKind.ALL}:0:0")]
    return Message(question, [*rows, pages(f"xg:{kind}", page, len(known), _), back])


def _group(group: Group, _: Tongue) -> Button:
    label = f"{shortened(_.of(group.names), NAME)} · {group.count}"
    return Button(label, f"xl:{group.scope.kind}:{group.scope.number}:0")


def several(language: str | None, typed: str, found: Sequence[tuple[Scope, Names]]) -> Message:
    """What the words can mean, the first eight."""
    _ = tongue(language)
    rows = [
        [Button(shortened(_.of(names), NAME), f"xl:{scope.kind}:{scope.number}:0")] for scope, names in found[:PER_PAGE]
    ]
    more = len(found) > PER_PAGE
    return Message(
        lines(
            _("Which one do you mean by {words}?", words=shortened(typed, NAME)),
            _("There are more; type more letters of the name.") if more else None,
        ),
        rows,
    )


def unknown(language: str | None, typed: str) -> str:
    _ = tongue(language)
    return _(
        "I know no recommendation, unit, organisation or focus area “{words}”. /recommendations shows all.",
        words=shortened(typed, 40),
    )


def card(
    language: str | None, view: RecommendationView, first: Sequence[Serving], total: int, *, steers: bool
) -> Message:
    """One recommendation, with the first of the commitments that serve it; `steers`: the coordinator reads it."""
    _ = tongue(language)
    text = lines(
        _.of(view.title),
        " · ".join(_about(view, _)),
        "",
        shortened(_.of(view.text), 400),
        "",
        _for(view, _),
        former(view, _),
        *standing(view, _),
        _context(view, _),
        "",
        *_served(first, total, _, named=steers),
    )
    process = [Button(_("Process"), f"xv:{view.item}")] if steers else []
    showing = [Button(_("Commitments"), f"xc:{view.item}:0")] if steers and total else []
    said = [Button(_("Responses"), f"xu:{view.item}:0")] if steers else []
    return Message(text, [[*process, *showing, *said]])


def _about(view: RecommendationView, _: Tongue) -> list[str]:
    told = [view.reference, _("edition {year}", year=view.edition)]
    return [*told, _("special attention")] if view.special_attention else told


def _for(view: RecommendationView, _: Tongue) -> str:
    names = _.listed(_.of(each) for each in view.addressees)
    return _("For: {names} · {urgency}", names=names, urgency=urgency(view.urgency, _))


def _context(view: RecommendationView, _: Tongue) -> str | None:
    """Left out where a reason says more."""
    context = _.of(view.context)
    return _("Context: {text}", text=shortened(context, CONTEXT)) if context and not view.reason else None


def _served(first: Sequence[Serving], total: int, _: Tongue, *, named: bool) -> list[str]:
    """The first commitments and how many more there are; for who may not read whose they are, how many."""
    if not total:
        return [_("No commitment serves it yet.")]
    if not named:
        return [_.count("{n} commitment serves it.", "{n} commitments serve it.", total)]
    more = total - ON_CARD
    told = [overview.line(each, _) for each in first[:ON_CARD]]
    return told if more <= 0 else [*told, _.count("and {n} more", "and {n} more", more)]


def commitments(
    language: str | None, item: int, reference: str, shown: Sequence[Serving], page: int, total: int
) -> Message:
    """The commitments that serve it, eight a page."""
    _ = tongue(language)
    text = lines(_("Commitments for {reference}", reference=reference), "", *(overview.line(each, _) for each in shown))
    turn = pages(f"xc:{item}", page, total, _)
    return Message(text, [*overview.opening(shown), turn, [Button(f"‹ {reference}", f"xb:{item}")]])


def only_organisers(language: str | None) -> str:
    _ = tongue(language)
    return _("The recommendations in the follow-up are for organisers and the coordinator.")


def only_coordinator(language: str | None) -> str:
    _ = tongue(language)
    return _("Only the coordinator processes recommendations.")
