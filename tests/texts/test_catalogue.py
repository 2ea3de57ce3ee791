"""The Dutch catalogue says all that the code says, and fills in the same values."""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import bot.texts
from bot.texts.tongue import CATALOGUES
from tests.texts import spoken

TEXTS = Path(bot.texts.__file__).parent
KEYWORDS = {"_": None, "count": (1, 2)}

MessageId = str | tuple[str, ...]
"""A text, or its singular and plural."""


def extracted() -> set[MessageId]:
    """The msgids in the code, as babel's own extraction finds them."""
    return {found[2] for found in extract_from_dir(TEXTS, keywords=KEYWORDS)}


def catalogue() -> Catalog:
    with (CATALOGUES / "nl.po").open("rb") as source:
        return read_po(source, locale="nl")


def entries() -> list[Message]:
    """The entries but for the header."""
    return [entry for entry in catalogue() if entry.id]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """All forms of a msgid or a translation; an untranslated one has an empty form."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def calls(tree: ast.AST) -> Iterator[MessageId | None]:
    """The msgid of every call of a tongue in the source; None where it is not a literal."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name("_") | ast.Call(ast.Name("tongue")):
                texts = node.args[:1]
            case ast.Attribute(ast.Name("_"), "count"):
                texts = node.args[:2]
            case _:
                continue
        literal = [text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)]
        whole = len(literal) == len(texts)
        yield (literal[0] if len(literal) == 1 else tuple(literal)) if whole else None


def test_what_the_code_says_is_what_babel_extracts() -> None:
    said = [msgid for path in TEXTS.rglob("*.py") for msgid in calls(ast.parse(path.read_text(encoding="utf-8")))]

    assert set(said) == extracted()
    assert len(extracted()) > 100


def test_the_catalogue_holds_every_msgid_and_no_other() -> None:
    assert {entry.id for entry in entries()} == extracted()
    assert not catalogue().obsolete


def test_every_entry_is_translated_and_none_is_fuzzy() -> None:
    assert [entry.id for entry in entries() if not all(forms(entry.string))] == []
    assert [entry.id for entry in entries() if entry.fuzzy] == []
    assert [(entry.id, error) for entry in entries() for error in entry.check(catalogue())] == []


def test_the_header_names_language_charset_and_plurals() -> None:
    nl = catalogue()

    assert (str(nl.locale), nl.charset, nl.num_plurals, nl.plural_expr) == ("nl", "utf-8", 2, "(n != 1)")


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: forms(entry.id)[0])
def test_every_form_has_the_same_placeholders_and_can_be_filled_in(entry: Message) -> None:
    names = placeholders(forms(entry.id)[0])

    for form in (*forms(entry.id), *forms(entry.string)):
        assert placeholders(form) == names
        filled = form.format(**dict.fromkeys(names, "‹3›"))
        assert filled.count("‹3›") >= len(names)


def test_a_tuple_has_one_dutch_form_for_each_plural() -> None:
    assert {len(forms(entry.string)) for entry in entries() if not isinstance(entry.id, str)} == {2}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_layout_tests_read_every_sentence(language: str) -> None:
    told = [message.text for message in spoken.messages(language).values()]
    told += [button.label for message in spoken.messages(language).values() for row in message.rows for button in row]
    told += [*spoken.short_answers(language).values(), *spoken.drawn(language)]
    everything = "\n".join(told)

    unread = [
        form
        for entry in entries()
        for form in forms(entry.id if language == "en" else entry.string)
        if not re.search(re.sub(r"\\\{\w+\\\}", r"[^\\n]+", re.escape(form)), everything)
    ]

    assert unread == []
