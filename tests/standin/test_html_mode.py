"""HTML as Telegram reads it. The wordings are those of Telegram's own library."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rehearsal.people import Person
from bot.rehearsal.standin.entities import Formatted, detect, to_html
from bot.rehearsal.standin.html_mode import parse_html
from bot.rehearsal.standin.wire import ApiError

from .conftest import Api


def entity(kind: str, offset: int, length: int, **more: str) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>vet</b> en <i>schuin</i>", "vet en schuin", [entity("bold", 0, 3), entity("italic", 7, 6)]),
        ("👍 <b>👏</b>", "👍 👏", [entity("bold", 3, 2)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("<STRONG>x</Strong><em>y</em>", "xy", [entity("bold", 0, 1), entity("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
        ("<s>a</s><del>b</del>", "ab", [entity("strikethrough", 0, 1), entity("strikethrough", 1, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [entity("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
        ("<code>a</code>", "a", [entity("code", 0, 1)]),
        ('<code class="language-py">a</code>', "a", [entity("code", 0, 1)]),
        ('<pre><code class="language-py">a</code></pre>', "a", [entity("pre", 0, 1, language="py")]),
        ('<a href="https://a.nl/?x=1&amp;y=2">a</a>', "a", [entity("text_link", 0, 1, url="https://a.nl/?x=1&y=2")]),
        ("<a>a.nl</a>", "a.nl", [entity("text_link", 0, 4, url="a.nl")]),
        ('<tg-emoji emoji-id="12">👍</tg-emoji>', "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="12")]),
        ("&lt;&gt;&amp;&quot;&#128077;&#x1F44D;", '<>&"👍👍', []),
        ("&nbsp; &apos; & &#0;", "&nbsp; &apos; & &#0;", []),
        ("a > b", "a > b", []),
        ("<b>x</>", "x", [entity("bold", 0, 1)]),
        ("a<b></b>b", "ab", []),
    ],
)
def test_html_gives_text_and_entities(source: str, text: str, entities: list[dict[str, object]]) -> None:
    assert parse_html(source) == Formatted(text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("é <h1>x</h1>", 'Unsupported start tag "h1" at byte offset 3'),
        ("3 < 4 maar > 2", 'Unsupported start tag "" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("een <b", "Unclosed start tag at byte offset 4"),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ('<a ="b">x</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=a/b>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
        (
            "&#xD83D;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
    ],
)
def test_html_that_telegram_refuses_is_refused_in_its_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=8)
_NESTED = st.recursive(
    _TEXTS.map(lambda text: to_html(Formatted(text))),
    lambda inner: st.builds(
        "<{0}>{1}</{0}>{2}".format, st.sampled_from(["b", "i", "u", "s", "blockquote"]), inner, inner
    ),
    max_leaves=6,
)


@given(_NESTED)
def test_html_of_a_parsed_text_gives_the_same_text_and_entities_again(source: str) -> None:
    once = parse_html(source)
    assert parse_html(to_html(once)).text == once.text
    assert to_html(parse_html(to_html(once))) == to_html(once)


def test_commands_links_and_names_are_found() -> None:
    text = "👍 /start@weerklank_bot #toezicht @anna https://a.nl/x. en a@b.nl"
    found = {
        each["type"]: text.encode("utf-16-le")[2 * each["offset"] :][: 2 * each["length"]] for each in detect(text)
    }
    assert {kind: part.decode("utf-16-le") for kind, part in found.items()} == {
        "bot_command": "/start@weerklank_bot",
        "hashtag": "#toezicht",
        "mention": "@anna",
        "url": "https://a.nl/x",
        "email": "a@b.nl",
    }


async def test_white_space_around_a_text_is_cut_and_entities_move_along(api: Api, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="\n <b> vet \n</b>", parse_mode="HTML")
    assert (sent["text"], sent["entities"]) == ("vet", [entity("bold", 0, 3)])


async def test_a_mode_other_than_html_is_refused(api: Api, anna: Person) -> None:
    refused = await api.refusal("sendMessage", chat_id=anna.id, text="*x*", parse_mode="Wiki")
    assert refused == (400, "Bad Request: unsupported parse_mode")


async def test_entities_can_be_given_instead_of_a_mode(api: Api, anna: Person) -> None:
    bold = entity("bold", 2, 3)
    sent = await api("sendMessage", chat_id=anna.id, text="👍vet", entities=[bold])
    assert sent["entities"] == [bold]
    refused = await api.refusal("sendMessage", chat_id=anna.id, text="vet", entities=[entity("bold", 1, 3)])
    assert refused == (400, "Bad Request: entity beginning at UTF-16 offset 1 ends after the end of the text")


async def test_a_link_to_a_person_becomes_a_mention_and_an_impossible_link_plain_text(api: Api, anna: Person) -> None:
    source = f'<a href="tg://user?id={anna.id}">Anna</a> <a href="a.nl">hier</a> <a href="niks">daar</a>'
    sent = await api("sendMessage", chat_id=anna.id, text=source, parse_mode="HTML")
    mention, link = sent["entities"]
    assert (mention["type"], mention["user"]["id"]) == ("text_mention", anna.id)
    assert link == entity("text_link", 5, 4, url="http://a.nl/")


async def test_no_more_than_100_entities_remain(api: Api, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="<b>x</b> " * 101, parse_mode="HTML")
    assert len(sent["entities"]) == 100
