"""Each step in a commitment's history is told in words."""

import ast
from pathlib import Path

from bot.texts.tongue import tongue
from bot.texts.words import report
from models import history

ROOT = Path(__file__).parents[2]


def answers() -> set[str]:
    """Every answer that is written to a history anywhere."""
    found = set()
    for path in (*ROOT.glob("models/*.py"), *ROOT.glob("handlers/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func) not in ("history.step", "history.close"):
                continue
            said = node.args[2]
            if isinstance(said, ast.Attribute) and ast.unparse(said.value) == "history":
                found.add(str(getattr(history, said.attr)))
            else:
                assert isinstance(said, ast.Constant), ast.unparse(node)
                found.add(str(said.value))
    return found


def test_no_step_is_told_by_the_word_that_is_stored() -> None:
    assert len(answers()) > 10
    assert [each for each in sorted(answers()) if report(each, tongue("nl")) == each] == []
