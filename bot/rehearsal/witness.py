"""Whoever compares what people saw with what was done, and writes the differences down."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.rehearsal.truth import POSITIONS, Truth

MARKS = {"agree": "👍", "doubt": "🤔", "disagree": "👎", "practice": "👌", "urgent": "🔥"}
"""How figures are told in the chat."""


@dataclass
class Witness:
    """`checks`: how often something was compared; `differences` are sentences."""

    checks: int = 0
    differences: list[str] = field(default_factory=list)

    def same(self, what: str, seen: object, done: object) -> None:
        """What was seen is what was done."""
        self.checks += 1
        if seen == done:
            return
        if isinstance(seen, set) and isinstance(done, set):
            seen, done = seen - done, done - seen
            self.differences.append(f"{what}: too many {_told(seen or '')}, missing {_told(done or '')}")
        else:
            self.differences.append(f"{what}: {_told(seen)}, but it is {_told(done)}")

    def reads(self, what: str, text: str, *parts: str) -> None:
        """Each of these can be read in the text."""
        for part in parts:
            self.checks += 1
            if part not in text:
                self.differences.append(f"{what}: {part!r} is not in {_told(text)}")

    def reads_not(self, what: str, text: str, *parts: str) -> None:
        """None of these can be read in the text."""
        for part in parts:
            self.checks += 1
            if part in text:
                self.differences.append(f"{what}: {part!r} can be read")

    def figures(self, what: str, text: str, truth: Truth, item: str) -> None:
        """The figures of one item, as its result in words tells them, a line each."""
        told = dict(re.findall(r"^(\S+) [^\n\d]*?:? ?(\d+)\b", text, re.MULTILINE))
        counts = truth.counts(item)
        done = {mark: str(counts[name]) for name, mark in MARKS.items() if counts[name] or name in POSITIONS}
        if item.startswith("U-"):
            del done[MARKS["practice"]]
        self.same(f"{what} {item}", {mark: told[mark] for mark in done if mark in told}, done)

    def shares(self, what: str, line: str, truth: Truth, item: str) -> None:
        """The percentages on one line, each within rounding."""
        told = {mark: int(share) for mark, share in re.findall(r"(\S+) (\d+)%", line)}
        done = {MARKS[name]: 100 * truth.share(item, name) for name in POSITIONS if truth.share(item, name)}
        rounded = {mark: told.get(mark, -1) for mark in done if abs(told.get(mark, -1) - done[mark]) > 0.51}
        self.same(f"{what} {item}, in percent", rounded | {mark: told[mark] for mark in told.keys() - done.keys()}, {})

    def order(self, what: str, references: Iterable[str], figures: dict[str, float]) -> None:
        """These references stand in the order of their figures, the largest first."""
        self.same(what, list(references), sorted(figures, key=lambda each: -figures[each]))


def _told(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) < 300 else f"{text[:300]}…"
