"""Every action that the code records in the audit log has its sentence and its kind."""

import ast
import importlib
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot.texts import auditing
from bot.texts.auditing import Kind
from bot.texts.tongue import tongue
from models.audit import Entry
from tests.texts.values import NOW

ROOT = Path(__file__).parents[2]
PLACE = {"context.audit": 0, "audit.record": 4}
"""Where the action stands among the arguments."""
PASSES_ON = ("handlers/context.py",)

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Source:
    """One module of the code, and what the actions in it can be."""

    def __init__(self, path: Path) -> None:
        self.name = path.relative_to(ROOT).as_posix()
        self.module: ModuleType = importlib.import_module(self.name.removesuffix(".py").replace("/", "."))
        self.tree = ast.parse(path.read_text(encoding="utf-8"))

    def recorded(self) -> Iterator[str]:
        for function in [node for node in ast.walk(self.tree) if isinstance(node, Function)]:
            for call in [node for node in ast.walk(function) if isinstance(node, ast.Call)]:
                at = PLACE.get(ast.unparse(call.func))
                if at is not None:
                    yield from self.words(call.args[at], function)

    def words(self, action: ast.expr, function: Function) -> set[str]:
        """What this expression can be; a word that nobody can know beforehand fails."""
        match action:
            case ast.Constant(str(word)):
                return {word}
            case ast.IfExp():
                return self.words(action.body, function) | self.words(action.orelse, function)
            case ast.Call(ast.Name("str"), [inner]):
                return self.words(inner, function)
            case ast.Attribute():
                return {str(self._known(action))}
            case ast.Subscript(table):
                return {str(word) for word in self._table(table).values()}
            case ast.Name(name) if name in _parameters(function):
                return self._passed(name, function)
            case ast.Name(name) if (taken := _taken_from(name, function)) is not None:
                return {str(row[taken[1]]) for row in self._table(taken[0]).values()}
        pytest.fail(f"{self.name}, line {action.lineno}: write the action out, or pass it on by name")

    def _known(self, expression: ast.expr) -> object:
        return eval(ast.unparse(expression), vars(self.module))

    def _table(self, expression: ast.expr) -> dict[str, Any]:
        found = self._known(expression)
        assert isinstance(found, dict)
        return found

    def _passed(self, name: str, function: Function) -> set[str]:
        at, annotation = _parameters(function)[name]
        kind = self._known(annotation) if annotation is not None else None
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return {str(word) for word in kind}
        found: set[str] = set()
        for caller in [node for node in ast.walk(self.tree) if isinstance(node, Function)]:
            for call in [node for node in ast.walk(caller) if isinstance(node, ast.Call)]:
                if ast.unparse(call.func) == function.name:
                    named = {keyword.arg: keyword.value for keyword in call.keywords}
                    found |= self.words(named.get(name) or call.args[at], caller)
        return found


def _parameters(function: Function) -> dict[str, tuple[int, ast.expr | None]]:
    return {each.arg: (at, each.annotation) for at, each in enumerate([*function.args.args, *function.args.kwonlyargs])}


def _taken_from(name: str, function: Function) -> tuple[ast.expr, int] | None:
    """The table, and the place in its rows, of a name in "one, other = TABLE[key]"."""
    for node in ast.walk(function):
        match node:
            case ast.Assign([ast.Tuple(names)], ast.Subscript(table)) if name in map(ast.unparse, names):
                return table, [*map(ast.unparse, names)].index(name)
    return None


def recorded() -> set[str]:
    paths = [path for room in ("handlers", "models", "bot") for path in sorted((ROOT / room).rglob("*.py"))]
    asking = [path for path in paths if any(name in path.read_text(encoding="utf-8") for name in PLACE)]
    sources = [Source(path) for path in asking if path.relative_to(ROOT).as_posix() not in PASSES_ON]
    return set(chain.from_iterable(source.recorded() for source in sources))


def test_each_action_is_told_and_found_by_its_kind() -> None:
    found = recorded()
    told = auditing.sentences(Entry(NOW, "organiser", "", "TOE-2", {}), tongue("nl"))
    kinds = list(chain.from_iterable(auditing.KINDS.values()))

    assert {"present", "close", "picture", "decide", "agree"} <= found
    assert found - set(told) == set()
    assert set(told) - found == set()
    assert sorted(kinds) == sorted(told)
    assert set(auditing.KINDS) == set(Kind) - {Kind.ALL}


def test_what_another_version_recorded_is_told_by_its_own_name() -> None:
    entry = Entry(NOW, "organiser", "levitate", "TOE-2", {})

    assert auditing.sentence(entry, tongue("nl")) == "levitate TOE-2"


@pytest.mark.parametrize(
    ("action", "details", "told"),
    [
        ("set", {"was": "hidden", "now": "live"}, "Instelling TOE-2 gewijzigd"),
        ("set", {"setting": "results", "was": "hidden", "now": "live"}, "Uitslag: Na sluiten → Meteen · TOE-2"),
        ("set", {"setting": "quorum", "was": "None", "now": "60"}, "Quorum: – → 60 · TOE-2"),
        ("set", {"setting": "organiser_id", "was": "1", "now": "3"}, "Organisatie · TOE-2"),
        ("undo", {"undone": "close"}, "Teruggenomen: TOE-2 gesloten"),
        ("undo", {}, "Laatste stap teruggenomen: TOE-2"),
        ("hands", {"hands": {"agree": 12, "doubt": 3}, "before": {}}, "Handen TOE-2: 👍 12 · 🤔 3"),
        ("hands", {"hands": {"agree": 9}, "before": {"agree": 12}}, "Handen TOE-2: 👍 12 → 👍 9"),
        ("move", {"place": 3}, "TOE-2 naar plaats 3 op de agenda"),
        ("present", {"again": 2}, "TOE-2: ontbrekende kaarten verstuurd"),
        ("export", {"form": "xlsx"}, "Cijfers TOE-2 als XLSX"),
        ("link", {"title": "Zaal"}, "Zaal gekoppeld aan TOE-2"),
        ("unlink", {"title": "Zaal"}, "Zaal ontkoppeld van TOE-2"),
        ("invite", {"invited_as": "helper", "uses": 2}, "Uitnodiging helper, 2×: TOE-2"),
    ],
)
def test_an_act_tells_of_what_and_from_what_to_what(action: str, details: dict[str, Any], told: str) -> None:
    assert auditing.sentence(Entry(NOW, "organiser", action, "TOE-2", details), tongue("nl")) == told
