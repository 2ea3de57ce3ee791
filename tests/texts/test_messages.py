"""What is said fits a phone, Telegram's limits, and the rules of what may be said."""

import re
import textwrap
from dataclasses import replace
from typing import Any

import pytest

from bot.texts import answers, cards, offers, pictured, reminders, results, running, unreachable, verdicts
from bot.texts.message import ANSWER_LIMIT, TEXT_LIMIT, Button, Message, lines, shortened, utf16_length
from models.names import Names
from models.rules.voices import SILENT
from models.words import AgendaState, Awaits, Stance
from tests.texts import spoken, spoken_tallying, values

LANGUAGES = ("nl", "en")
PHONE = 42
"""Characters in a line of a phone."""
LINES = 25
LABEL = 24
"""Characters of a button that shares its row; alone in its row it may be as long as a name."""
DATA = 64
"""Bytes that Telegram sends back for a button."""

HOSTILE = {
    "html": "<b>RIEC</b> & <a href='tg://user?id=1'>Co</a> &amp; {0} {name} %s",
    "right to left": "\u202eRIEC\u200f \u2067مرحبا\u2069",
    "emoji": "👩‍👩‍👧‍👦" * 40,
    "plain emoji": "🔥" * 4096,
    "markdown": "*RIEC* _Oost_ [x](https://example.org) `code`",
}


MESSAGES = [
    pytest.param(message, id=f"{language} {name}")
    for language in LANGUAGES
    for name, message in spoken.messages(language).items()
]
ANSWERS = [
    pytest.param(answer, id=f"{language} {name}")
    for language in LANGUAGES
    for name, answer in spoken.short_answers(language).items()
]


def buttons(message: Message) -> list[Button]:
    return [button for row in message.rows for button in row]


def on_a_phone(text: str) -> int:
    """How many lines the text takes there."""
    return sum(max(1, len(textwrap.wrap(line, PHONE))) for line in text.split("\n"))


def bold(payload: dict[str, Any]) -> str:
    """What Telegram shows in bold: it counts in UTF-16."""
    (entity,) = payload["entities"]
    start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    shown: str = payload["text"].encode("utf-16-le")[start:end].decode("utf-16-le")
    return shown


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_fits_a_phone(message: Message) -> None:
    assert on_a_phone(message.text) <= LINES
    assert utf16_length(message.text) <= TEXT_LIMIT
    assert "\n\n\n" not in message.text
    assert message.text == message.text.strip()


@pytest.mark.parametrize("message", MESSAGES)
def test_buttons_are_short_and_three_a_row(message: Message) -> None:
    for row in message.rows:
        assert len(row) <= 3
        if len(row) > 1:
            assert max(len(button.label) for button in row) <= LABEL
            assert sum(len(button.label) for button in row) <= 30
    for button in buttons(message):
        assert 0 < len(button.label) <= 60
        if button.url is None:
            assert 1 <= len((button.data or "").encode()) <= DATA
        else:
            assert re.fullmatch(r"https://t\.me/\w{5,32}(\?start=[A-Za-z0-9_-]{1,64})?", button.url)


@pytest.mark.parametrize("message", MESSAGES)
def test_the_first_line_is_bold_and_nothing_else(message: Message) -> None:
    payload = message.payload()

    assert payload["text"] == message.text
    if "\n" in message.text:
        assert bold(payload) == message.text.split("\n")[0]
    else:
        assert "entities" not in payload
    assert "parse_mode" not in payload


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_over_the_chat_is_never_cut(answer: str) -> None:
    assert 0 < utf16_length(answer) <= ANSWER_LIMIT


@pytest.mark.parametrize("language", LANGUAGES)
def test_some_words_are_never_said(language: str) -> None:
    told = [message.text for message in spoken.messages(language).values()]
    told += [button.label for message in spoken.messages(language).values() for button in buttons(message)]
    told += [*spoken.short_answers(language).values(), *spoken.drawn(language)]

    assert [text for text in told if re.search(r"\bstem\w*|anoniem|anonym|aangehouden|\bvote", text, re.I)] == []


def test_dutch_says_u() -> None:
    told = [message.text for message in spoken.messages("nl").values()] + [*spoken.short_answers("nl").values()]

    assert [text for text in told if re.search(r"\b(je|jij|jou|jouw|jullie)\b", text, re.I)] == []
    assert sum(bool(re.search(r"\b(u|uw)\b", text, re.I)) for text in told) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_always_carry_the_demonstration_label(language: str) -> None:
    told = spoken.messages(language)
    figures = [message for name, message in told.items() if "card" in name or "result" in name or "tally" in name]

    assert len(figures) > 15
    assert all(values.LABEL[language] in message.text.split("\n")[-1] for message in figures)
    assert values.LABEL[language] in told["caption"].text
    assert pictured.picture(values.FULL_TALLY, language, values.NOW).label == values.LABEL[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_organisation_reads_its_passage_to_the_last_word(language: str) -> None:
    passages = [message.text for name, message in spoken.messages(language).items() if name.startswith("passage, ")]

    assert len(passages) == 2
    assert [text for text in passages if "…" in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_organisation_added_is_seen_before_the_release(language: str) -> None:
    assert "“De raad beslist op 20 maart" in spoken.messages(language)["release"].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_without_a_label_leaves_no_empty_line(language: str) -> None:
    view = replace(values.recommendation_card(language), label=Names("", ""))
    tally = replace(values.FULL_TALLY, label=Names("", ""))

    for message in (cards.card(view, values.USERNAME), results.gathering_result(tally, language, values.NOW, 0)):
        assert message.text == message.text.strip()
        assert on_a_phone(message.text) <= LINES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("private", [False, True])
def test_a_closed_card_says_so_and_has_no_button_but_to_follow_it_in_private(language: str, private: bool) -> None:
    for view in (values.recommendation_card, values.outcome_card):
        message = cards.card(replace(view(language, private=private), open=False), values.USERNAME)

        assert [button.data for button in buttons(message)] == ([f"fc:{values.LARGEST}:y"] if private else [])
        assert {"nl": "Gesloten", "en": "Closed"}[language] in message.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_hidden_counts_are_not_on_the_card(language: str) -> None:
    view = values.recommendation_card(language)
    hidden = cards.card(view, values.USERNAME).text
    shown = cards.card(replace(view, counts=values.COUNTS), values.USERNAME).text

    assert "👍 2469 · 🤔 2469 · 👎 2469 · 👌 2469" in shown.split("\n")
    assert not re.search(r"[👍🤔👎👌]", hidden)
    assert len(shown.split("\n")) == len(hidden.split("\n")) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_hidden_figures_are_not_in_the_result(language: str) -> None:
    item = values.item_tally(0, *values.TITLES[6])
    assert item.counts is not None
    some = replace(item, counts={**item.counts, Stance.DOUBT: None, Stance.DISAGREE: None}, urgent=None, offers=0)
    none = replace(item, state=AgendaState.OPEN, counts=None, urgent=None, offers=0, other=None)

    told = results.item_result(values.tally(some), language, values.NOW).text
    assert "👍" in told
    assert "148" in told
    assert not re.search(r"\b(31|14|96|7)\b|%|🔥|🤝", told)

    told = results.item_result(values.tally(none), language, values.NOW).text
    assert not re.search(r"\b(148|31|14|21|96|7|3)\b|%|🔥|🤝|💬|👍", told)

    told = results.gathering_result(values.tally(some, none), language, values.NOW, 0).text
    assert not re.search(r"%|\b(148|31|14|21|96|7)\b|👍", told)

    rows = pictured.picture(values.tally(some, none), language, values.NOW).rows
    assert [bar.voices for bar in rows[0].bars] == [148, None, None, 21]
    assert {bar.share for row in rows for bar in row.bars} == {None}
    assert [row.flags for row in rows] == [(), ()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_what_people_type_or_are_called_breaks_nothing(language: str, text: str) -> None:
    names = Names(text, text)
    card = replace(values.recommendation_card(language), title=names, text=names, addressees=(names,))
    view = replace(values.commitment(), organisation_names=names, text=names, measure=names)
    item = values.item_tally(0, text, names)
    tally = replace(values.tally(item), names=names)

    for message in (
        cards.card(card, values.USERNAME),
        offers.ask_what(language, "TOE-2", names),
        offers.confirm(language, "TOE-2", names, text, view.due),
        offers.choose_organisation(language, [(1, names)]),
        offers.proposal(language, view),
        offers.agreed(language, view, None),
        offers.declined(language, view, text),
        reminders.reminder(language, 1, view, values.FRIDAY),
        reminders.several(language, [(1, view), (2, view)], values.FRIDAY),
        answers.told_later(language, replace(view, said=text)),
        verdicts.card(language, replace(view, said=text, awaits=(Awaits.OWNER,))),
        unreachable.unreached(language, [view], values.FRIDAY, 0, 1),
        results.item_result(tally, language, values.NOW),
        results.gathering_result(tally, language, values.NOW, 0),
        Message(running.not_on_agenda(language, text)),
        Message(running.emoji_not_counted(language, text)),
    ):
        payload = message.payload()
        assert utf16_length(payload["text"]) <= TEXT_LIMIT
        if "entities" in payload:
            assert bold(payload) == payload["text"].split("\n")[0]
        if utf16_length(message.text) <= TEXT_LIMIT:
            assert payload["text"] == message.text


def test_a_text_is_cut_between_characters_and_its_bold_line_with_it() -> None:
    payload = Message("🔥" * 3000 + "\nend").payload()

    assert payload["text"] == "🔥" * 2047 + "…"
    assert "entities" not in payload
    assert shortened("a" * 10, 10) == "a" * 10
    assert shortened("a" * 11, 10) == "a" * 9 + "…"
    assert shortened("🔥🔥", 3) == "🔥…"


def test_lines_leave_out_nothing_but_none_and_a_second_empty_line() -> None:
    assert lines("a", None, "", "", None, "", "b", "") == "a\n\nb"
    assert lines("", "a", "b\n\n\nc") == "a\nb\n\n\nc"


def test_a_press_says_what_stands() -> None:
    assert spoken.presses("nl") == {
        "set": "👌 Doen we al staat bij TOE-2. Anders? Tik op een andere knop.",
        "flag set": "🤝 Wij pakken dit op staat bij TOE-2. Anders? Tik op een andere knop.",
        "set by somebody unknown": "Geteld. Als wie bent u hier? Tik 🔒 Reageer privé.",
        "stood": "Dat stond al: 👌 Doen we al, 🔥 Urgent, 🤝 Wij pakken dit op, 💬 Andere emoji. Niets gewist.",
        "cleared": "Gewist. Bij TOE-2 staat geen reactie van u.",
        "cleared, but for an emoji": "Gewist. Uw emoji in de groep blijft staan: 💬 Andere emoji.",
        "closed": "TOE-2 is gesloten. Uw reactie telt: "
        "👌 Doen we al, 🔥 Urgent, 🤝 Wij pakken dit op, 💬 Andere emoji.",
        "closed to the silent": "TOE-2 is gesloten.",
        "not a member": "Deze bijeenkomst is op uitnodiging. Uw reactie telt hier niet mee.",
        "unknown": "Deze kaart is niet meer in gebruik. Vraag de organisator om een nieuwe.",
    }


def test_the_card_in_the_group_reads_as_agreed() -> None:
    message = cards.card(values.recommendation_card("nl"), "weerklankbot")

    assert message.text == (
        "Handhavingsafspraken met gemeenten\n"
        "TOE-2 · 18 van 26 · bijzondere aandacht\n"
        "\n"
        "Maak met gemeenten afspraken over wie toezicht houdt en hoe op overtredingen wordt gereageerd.\n"
        "\n"
        "Voor: Voorbeeldgemeente, RIEC Oost-Nederland en Landelijk Informatie- en Expertisecentrum"
        " · urgentie gemiddeld\n"
        "Open · 9876 van 10000 reageerden\n"
        "Knop: vertrouwelijk. Emoji: zichtbaar.\n"
        "Demonstratiegegevens: illustratief, naar de brief van 24 oktober 2013"
    )
    assert [[button.label for button in row] for row in message.rows] == [
        ["👍 Eens", "🤔 Twijfel", "👎 Oneens"],
        ["👌 Doen we al", "🔥 Urgent"],
        ["🤝 Wij pakken dit op"],
        ["🔒 Reageer privé"],
    ]


def test_an_outcome_counts_only_what_its_card_offers() -> None:
    message = cards.card(replace(values.outcome_card("nl"), counts=values.COUNTS, open=False), values.USERNAME)

    assert "👍 2469 · 🤔 2469 · 👎 2469" in message.text.split("\n")


def test_only_an_open_card_without_a_reaction_invites() -> None:
    untouched = replace(values.recommendation_card("nl", private=True), own=SILENT)

    assert "Nog geen reactie. Eén tik is genoeg." in cards.card(untouched, values.USERNAME).text
    closed = cards.card(replace(untouched, open=False), values.USERNAME).text
    assert "U hebt niet gereageerd." in closed
    assert "tik" not in closed


def test_a_commitment_without_a_measure_is_reminded_of_without_one() -> None:
    bare = replace(values.commitment(), measure=Names("", ""))

    assert "Klaar als" in reminders.reminder("nl", 1, values.commitment(), values.FRIDAY).text
    assert "Klaar als" not in reminders.reminder("nl", 1, bare, values.FRIDAY).text


def test_a_picture_begins_its_lines_as_the_words_do_and_says_once_why_figures_are_hidden() -> None:
    tally, published = values.tally(values.item_tally(0, *values.TITLES[6])), spoken_tallying.COARSE
    groups = pictured.audiences(tally, published, "nl", values.NOW)
    small = replace(tally.items[0], counts=dict.fromkeys(tally.items[0].counts or {}))
    hidden = pictured.picture(values.tally(small, small), "nl", values.NOW)

    assert [row.title[0] for row in groups.rows] == ["H", "P", "K"]
    assert groups.footer.endswith("geen steekproef")
    assert (hidden.hidden, hidden.footer.count("Kleine aantallen blijven verborgen.")) == ("verborgen", 1)
