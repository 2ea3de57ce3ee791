"""The figures as files: fetched in the chat and read back; what is hidden in the chat is in none of them."""

import json
from typing import Any

from bot.rehearsal import reading
from bot.rehearsal.company import AGENDA, CONGRESS, TASKFORCE, Company
from bot.rehearsal.scenes.comments import ERASED, HELD, REJECTED
from bot.rehearsal.truth import POSITIONS, Truth

SMALL = 5
"""Fewer than this many may not be told of where they could be pointed at."""


async def play(company: Company) -> None:
    """All four forms of the congress say what the crowd counted itself."""
    company.narrate("The organiser fetches the figures as XLSX, CSV, JSON and PDF")
    files = await _fetched(company, CONGRESS, "XLSX", "CSV", "JSON", "PDF")
    truth, witness = company.congress, company.witness
    done = {item: _figures(truth, item) for item in AGENDA[CONGRESS]}
    for form, read in (("xlsx", reading.of_xlsx), ("csv", reading.of_csv), ("json", reading.of_json)):
        seen = read(files[form]) if files[form] else {}
        for item, figures in done.items():
            told = {mark: seen.get(item, {}).get(mark) for mark in figures}
            witness.same(f"The {form} of the congress, {item}", told, figures)
    printed = reading.text_of_pdf(files["pdf"]) if files["pdf"] else ""
    for item, figures in done.items():
        row = " ".join("–" if figures[each] is None else str(figures[each]) for each in ("people", *POSITIONS))
        witness.reads("The pdf of the congress", printed, f"{item} ", row)
    _said(company, files, printed)
    if files["json"]:
        _by_audience(company, json.loads(files["json"]))


async def small(company: Company) -> None:
    """Of the Taskforce, with so few in it, the small figures are hidden in every form alike."""
    company.narrate("The figures of the Taskforce as files: small ones are hidden in each of them")
    files = await _fetched(company, TASKFORCE, "XLSX", "CSV", "JSON")
    read = {"xlsx": reading.of_xlsx, "csv": reading.of_csv, "json": reading.of_json}
    for form, of in read.items():
        seen = of(files[form]) if files[form] else {}
        company.witness.same(f"Items in the {form} of the Taskforce", set(seen), set(AGENDA[TASKFORCE]))
        for item, figures in seen.items():
            few(company, f"The {form} of the Taskforce", figures, item)


def few(company: Company, what: str, figures: dict[str, int | None], item: str) -> None:
    """A figure that is shown is true and tells of nobody; where one is hidden it can't be worked out."""
    counts = company.taskforce.counts(item)
    positions = [each for each in POSITIONS if each != "practice" or not item.startswith("U-")]
    shown = {each: figures[each] for each in positions if figures.get(each) is not None}
    company.witness.same(f"{what}, {item}", shown, {each: counts[each] for each in shown})
    telling = [each for each in shown if 0 < counts[each] < SMALL]
    telling += ["all"] if len([each for each in positions if counts[each]]) == 1 and shown else []
    telling += ["rest"] if len(positions) - len(shown) == 1 else []
    company.witness.same(f"{what}, {item}, what tells of a few", telling, [])


async def _fetched(company: Company, gathering: str, *forms: str) -> dict[str, bytes]:
    organiser = company.cast.organiser
    files = {}
    await company.does(organiser, f">/telling {gathering} bestand")
    menu = (await company.open(organiser)).id
    for form in forms:
        await company.press(organiser, form, on=menu)
        name, content = await company.file(organiser)
        right = name.endswith(form.lower())
        company.witness.same(f"The {form} of {gathering} is sent", right, True)
        files[form.lower()] = content if right else b""
    return files


def _figures(truth: Truth, item: str) -> dict[str, int | None]:
    counts, hands = truth.counts(item), truth.hands.get(item, {})
    figures: dict[str, int | None] = {mark: counts[mark] for mark in ("people", "urgent", *POSITIONS)}
    if item.startswith("U-"):
        figures["practice"] = None
    return figures | {f"hands {position}": hands.get(position) for position in POSITIONS}


def _said(company: Company, files: dict[str, bytes], printed: str) -> None:
    """Approved comments stand in each form that has any, the others in none; nothing is a formula."""
    witness = company.witness
    approved = [text for _, text in company.congress.comments]
    texts = {
        "xlsx": reading.text_of_xlsx(files["xlsx"]) if files["xlsx"] else "",
        "json": files["json"].decode(),
        "pdf": printed,
    }
    for form, text in texts.items():
        witness.reads(f"The {form} of the congress", text, *approved)
    for form, text in {**texts, "csv": files["csv"].decode("utf-8-sig")}.items():
        witness.reads_not(f"The {form} of the congress", text, REJECTED, HELD, "06-12345678", ERASED)


def _by_audience(company: Company, content: dict[str, Any]) -> None:
    """Each group's figures add up from what its people said; what no emoji shows is of nobody, or of five or more."""
    truth, witness = company.congress, company.witness
    published = {item["reference"]: item["by_audience"] for item in content["items"] if item["by_audience"]}
    for item, told in published.items():
        said, unseen = truth.groups(item), truth.groups(item, hidden_only=True)
        for group in told["groups"]:
            cells: dict[tuple[str, ...], int | None] = {(mark,): n for mark, n in group["counts"].items()}
            cells = {marks: n for marks, n in cells.items() if marks[0] not in told["shown_as_one"]}
            if told["shown_as_one"]:
                cells[tuple(told["shown_as_one"])] = group["hidden_together"]
            for marks, number in cells.items():
                keys = [(audience, mark) for audience in group["audiences"] for mark in marks]
                where = f"{item}, {'/'.join(group['audiences'])}, {'/'.join(marks)}"
                witness.same(where, number, sum(said[key] for key in keys))
                hidden = sum(unseen[key] for key in keys)
                witness.same(f"{where}: buttons of a few", hidden if 0 < hidden < SMALL else 0, 0)
