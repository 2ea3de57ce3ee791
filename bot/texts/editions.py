"""From edition to edition in the chat: the recommendations of earlier ones, and the outcomes like for like."""

from collections.abc import Sequence

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.progress_report import shown
from bot.texts.progress_report.document import Change, Score
from bot.texts.recommendations import ROOM
from bot.texts.running import PER_PAGE, pages
from bot.texts.scales import recommendation_status
from bot.texts.tongue import Tongue, tongue
from models.editions import Became, Between, Earlier
from models.progress_report.content import Means, Movement

ITEMS, OUTCOMES = "items", "outcomes"


def recommendations(language: str | None, between: Between, page: int) -> Message:
    """Eight recommendations of earlier editions, and what became of each."""
    _ = tongue(language)
    first, total = page * PER_PAGE, len(between.earlier)
    here = between.earlier[first : first + PER_PAGE]
    buttons = [Button(each.reference, f"xr:{each.item}") for each in here]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    counts = " · ".join(f"{_became(each, _)} {between.count(each)}" for each in Became)
    return Message(
        lines(
            _heading(between, _),
            _.count(
                "{n} recommendation of an earlier edition",
                "{n} recommendations of earlier editions",
                len(between.earlier),
            ),
            counts if between.earlier else None,
            "",
            *(_line(each, _) for each in here),
        ),
        [
            *rows,
            pages(f"xz:{ITEMS}", page, total, _),
            [Button(_("Outcomes"), f"xz:{OUTCOMES}:0")],
        ],
    )


def _heading(between: Between, _: Tongue) -> str:
    return _("From edition {before} to {after}", before=between.compared.before, after=between.compared.after)


def _became(became: Became, _: Tongue) -> str:
    return {
        Became.CARRIED_OVER: _("carried over"),
        Became.CLOSED: _("closed"),
        Became.REOPENED: _("reopened"),
    }[became]


def _line(each: Earlier, _: Tongue) -> str:
    head = shortened(f"{each.reference} {_.of(each.title)}", ROOM)
    return f"{head}\n   {_became(each.became, _)} · {recommendation_status(each.status, _)}"


def outcomes(language: str | None, between: Between, page: int) -> Message:
    """Eight outcomes with both scores, and the means of those that have both."""
    _ = tongue(language)
    known = between.compared
    here = known.movements[page * PER_PAGE : (page + 1) * PER_PAGE]
    return Message(
        lines(
            _heading(between, _),
            _("Outcomes, scores of both editions"),
            "",
            *(_moved(each, _) for each in here),
            "" if here else _("No outcomes have a score."),
            *(_means(known.unweighted, known.weighted, _) if known.unweighted.outcomes else []),
            _.of(between.label) or None,
        ),
        [
            pages(f"xz:{OUTCOMES}", page, len(known.movements), _),
            [Button(_("Recommendations"), f"xz:{ITEMS}:0")],
        ],
    )


def _moved(each: Movement, _: Tongue) -> str:
    """U-6 Bestuurlijke rapportages, and below it: 55 → 48 (-7)"""
    head = shortened(f"{each.reference} {_.of(each.title)}", ROOM)
    if each.before is None or each.after is None:
        only = each.after if each.before is None else each.before
        word = _("new") if each.before is None else _("no longer scored")
        return f"{head}\n   {only} · {word}"
    by = each.after - each.before
    moved = shown.cell(Change(by), _) if by else _("level")
    return f"{head}\n   {each.before} → {each.after} ({moved})"


def _means(unweighted: Means, weighted: Means, _: Tongue) -> Sequence[str]:
    """Over the outcomes that have both scores alone."""
    return [
        _.count("Like for like, {n} outcome:", "Like for like, {n} outcomes:", unweighted.outcomes),
        _("areas alike {figures}", figures=_both(unweighted, _)),
        _("by their weight {figures}", figures=_both(weighted, _)),
    ]


def _both(means: Means, _: Tongue) -> str:
    return " → ".join(shown.cell(None if each is None else Score(each), _) for each in (means.before, means.after))


def one_edition(language: str | None) -> str:
    _ = tongue(language)
    return _("There is one edition so far.")
