"""A gathering's figures as JSON, in words of the field that are the same in every language."""

import json
from typing import Any

from bot.texts.sheets import Figures
from models.names import Names
from models.publishing import Breakdown
from models.rules.figures import Interval
from models.tallying import GatheringTally, ItemTally

FORMAT = 1
"""Grows when a key changes its meaning or goes."""


def write(figures: Figures) -> bytes:
    """UTF-8; null stands for a figure that is hidden or does not exist."""
    report = figures.report
    held = report.participation
    content = {
        "format": FORMAT,
        "written_at": figures.at.isoformat(timespec="seconds"),
        "gathering": _gathering(report.tally),
        "participation": {
            "population": held.population,
            "reacted": held.reacted,
            "silent": held.silent,
            "quorum": held.quorum,
            "quorate": held.quorate,
        },
        "items": [_item(item) for item in report.tally.items],
        "areas": [
            {
                "reference": each.area.reference,
                "name": _names(each.area.names),
                "weight_percent": each.area.weight,
                "items": each.items,
                "items_with_share": each.counted,
                "support": each.support,
            }
            for each in report.areas
        ],
        "support_unweighted": report.unweighted,
        "support_weighted": report.weighted,
        "beside": [{**_gathering(tally), "items": [_item(item) for item in tally.items]} for tally in figures.others],
        "comments": [
            {"item": each.reference, "text": each.text, "audience": each.audience, "public": each.public}
            for each in figures.comments
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode("utf-8")


def _gathering(tally: GatheringTally) -> dict[str, Any]:
    return {
        "reference": tally.reference,
        "name": _names(tally.names),
        "date": tally.day.isoformat(),
        "label": _names(tally.label),
        "revision": tally.revision,
        "participants": tally.joined,
        "confidential": tally.confidential,
    }


def _item(item: ItemTally) -> dict[str, Any]:
    return {
        "reference": item.reference,
        "kind": item.kind,
        "area": item.area,
        "title": _names(item.title),
        "state": item.state,
        "reacted": item.people,
        "counts": {stance: (item.counts or {}).get(stance) for stance in item.positions},
        "took_a_position": item.chosen,
        "support": _interval(item.support),
        "controversy": item.controversy,
        "urgent": item.urgent,
        "urgency": _interval(item.urgency),
        "other_emoji": item.other,
        "offers": item.offers,
        "commitments": item.commitments,
        "much_support_no_commitment": item.orphaned,
        "hands": dict(item.hands),
        "emoji_without_a_name": item.anonymous,
        "by_audience": None if item.by_audience is None else _breakdown(item.by_audience),
    }


def _breakdown(published: Breakdown) -> dict[str, Any]:
    return {
        "revision": published.revision,
        "totals": published.totals,
        "shown_as_one": list(published.rest),
        "divergence": published.divergence,
        "groups": [
            {
                "audiences": list(group.audiences),
                "participants": group.joined,
                "counts": group.counts,
                "hidden_together": group.rest,
                "took_a_position": group.chosen,
            }
            for group in published.groups
        ],
    }


def _interval(of: Interval | None) -> dict[str, float] | None:
    return None if of is None else {"low": of.low, "high": of.high}


def _names(names: Names) -> dict[str, str]:
    return {"nl": names["nl"], "en": names["en"]}
