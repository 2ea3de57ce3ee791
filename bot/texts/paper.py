"""The list of decisions and actions as it is printed: every word, in the reader's language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision; `line` may be empty."""

    reference: str
    title: str
    decision: str
    line: str
    figures: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One line of the table of actions, in the order of its columns."""

    reference: str
    items: str
    organisation: str
    what: str
    due: str
    status: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document; `undecided` are (reference, title), `put_forward` (reference, line)."""

    language: str
    title: str
    subtitle: str
    status: str
    summary: str
    footer: str
    printed: str
    label: str
    page: str
    of: str
    decisions_heading: str
    nothing_decided: str
    decisions: tuple[DecisionRow, ...]
    undecided_heading: str
    undecided: tuple[tuple[str, str], ...]
    put_forward_heading: str
    put_forward: tuple[tuple[str, str], ...]
    actions_heading: str
    no_actions: str
    columns: tuple[str, ...]
    actions: tuple[ActionRow, ...]
