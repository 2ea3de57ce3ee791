"""Updates that are strange, forged, late, doubled or beyond understanding: handled or set aside, never in the way."""

import json
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from models.tables import Posting, ReactionSet, Voice
from tests.faults.conftest import Scene, postings
from tests.faults.updates import DATE, JSON, group_chat, press, reaction, user, words

ELSEWHERE = -100_999


def flags(session: Session) -> list[str]:
    return list(session.execute(select(col(Voice.flags)).order_by(col(Voice.person_id))).scalars())


def sets(session: Session) -> list[tuple[str, str]]:
    rows = session.execute(select(col(ReactionSet.source), col(ReactionSet.marks)).order_by(col(ReactionSet.id)))
    return [(source, marks) for source, marks in rows]


UNREADABLE: list[JSON] = [
    {"message_reaction": {"chat": group_chat(-1), "message_id": 1, "user": user(5), "new_reaction": []}},
    {"message": {**words(5, "/help")["message"], "date": "today"}},
    {"message": {**words(5, "/help")["message"], "date": 10**15}},
    {"callback_query": {**press(5, -1, 1, "r:1:agree")["callback_query"], "from": []}},
    {"message": "text"},
    {"message": {**words(5, "/help")["message"], "text": 5}},
    {"message_reaction": {**reaction(5, -1, 1, [])["message_reaction"], "new_reaction": [None]}},
    words(2**70, "/start"),
]


async def test_what_cant_be_read_is_set_aside_and_the_rest_goes_on(scene: Scene) -> None:
    votes = [reaction(60_000 + number, scene.group.id, scene.message, ["👍"]) for number in range(len(UNREADABLE))]
    await scene.raw(*[update for pair in zip(votes, UNREADABLE, strict=True) for update in pair])
    assert scene.voices() == ["agree"] * len(votes)
    assert scene.inbox().get("new", 0) == 0
    aside = scene.aside()
    assert [set(json.loads(row.body or "")) - {"update_id"} for row in aside] == [set(each) for each in UNREADABLE]
    assert all(row.error and row.tries == 3 for row in aside)


async def test_kinds_that_nobody_asked_for_are_not_kept(scene: Scene) -> None:
    before = scene.inbox()
    odd: list[JSON] = [{"poll": {"id": "1"}}, {"edited_message": words(5, "/help")["message"]}, {"of_2031": {}}]
    await scene.raw(*odd, reaction(scene.anna.id, scene.group.id, scene.message, ["👍"]))
    assert scene.inbox() == {"done": before["done"] + 1}
    assert scene.voices() == ["agree"]


async def test_a_message_or_reaction_with_unheard_of_parts_is_read_all_the_same(scene: Scene) -> None:
    odd = reaction(scene.anna.id, scene.group.id, scene.message, ["👍"])
    odd["message_reaction"]["of_2031"] = {"x": 1}
    odd["message_reaction"]["new_reaction"].append({"type": "of_2031", "x": 1})
    await scene.raw(odd)
    assert (scene.voices(), scene.hall.database(flags)) == (["agree"], ["other"])


async def test_a_redelivered_update_counts_once(scene: Scene) -> None:
    world = scene.hall.world
    (first,) = await world.raw(words(scene.anna.id, "/help"))
    await scene.hall.calm()
    said, handled = len(await scene.anna.sees()), scene.inbox()
    await scene.raw({"update_id": first, **words(scene.anna.id, "/help")})
    assert (len(await scene.anna.sees()), scene.inbox()) == (said, handled)


async def test_update_ids_that_begin_anew_elsewhere_are_no_redelivery(scene: Scene) -> None:
    emoji = reaction(scene.anna.id, scene.group.id, scene.message, ["👍"])
    await scene.hall.world.do("jump", to=5)
    await scene.raw(emoji)
    assert scene.voices() == ["agree"]


async def test_an_earlier_date_that_comes_later_changes_nothing(scene: Scene) -> None:
    def on(date: int, *emoji: str) -> JSON:
        return reaction(scene.anna.id, scene.group.id, scene.message, list(emoji), date)

    await scene.raw(on(DATE + 10, "👍"))
    await scene.raw(on(DATE + 5, "👎"), on(DATE - 10**6))
    assert scene.voices() == ["agree"]
    await scene.raw(on(DATE + 10, "👎"))
    assert scene.voices() == ["disagree"]


async def test_anonymous_administrators_and_channels_are_no_voice(scene: Scene) -> None:
    anonymous = reaction(1, scene.group.id, scene.message, ["👍"])
    del anonymous["message_reaction"]["user"]
    channel = {"message_reaction": {**anonymous["message_reaction"], "actor_chat": group_chat(ELSEWHERE)}}
    itself = {"message_reaction": {**anonymous["message_reaction"], "actor_chat": group_chat(scene.group.id)}}
    await scene.raw(channel, itself, anonymous)
    assert (scene.voices(), scene.aside()) == ([], [])


async def test_emoji_never_seen_custom_and_paid_ones_are_kept_as_other(scene: Scene) -> None:
    odd = reaction(scene.anna.id, scene.group.id, scene.message, [])
    odd["message_reaction"]["new_reaction"] = [
        {"type": "emoji", "emoji": "🫨"},
        {"type": "custom_emoji", "custom_emoji_id": "5368324170671202286"},
        {"type": "paid"},
        {"type": "emoji", "emoji": "❤\ufe0f"},
    ]
    await scene.raw(odd)
    assert (scene.voices(), scene.hall.database(flags)) == (["agree"], ["other"])


async def test_a_reaction_that_overtakes_its_card_becomes_a_voice_when_the_card_hangs(scene: Scene) -> None:
    nxt = max(message.id for message in await scene.group.shows()) + 2
    early = [reaction(scene.anna.id, scene.group.id, nxt, [emoji], DATE + at) for at, emoji in enumerate("👎👍")]
    await scene.raw(*early)
    assert scene.voices() == []
    await scene.organiser.says("/present OPS-2", in_=scene.group)
    await scene.hall.calm()
    assert nxt in [message for _, chat, message in scene.hall.database(postings) if chat == scene.group.id]
    assert scene.voices() == ["agree"]


FORGED = ["r", "r:", "r:x:agree", "r:1:none", "r:1:people", "r:0:agree", "r:999999:agree", "r:1:agree:agree"]
FORGED += ["r:-1:agree", "r:" + "9" * 18 + ":agree", "r:" + "9" * 30 + ":agree", "a:1:police", "g:1:1"]
FORGED += ["p:999999", "x:1", "t:1:1", "ti:999", "o:999999", "oo:1", "ox", "oe", "od:0000-99-99"]
FORGED += ["stop", "ca:1", "cd:999999", "d:1:done", "d:999999:later", "l:xx", "é" * 32, "", "r:1:agree\n"]
FORGED += [
    "dc:2013-02-31#1",
    "od:2013-02-31#1",
    "od:0000-99-99#1",
    "oo:1#1",
    "os#1",
    "stop#1",
    "tp:1:99999",
    "tg:1:5000",
]


async def test_forged_callback_data_are_answered_and_change_nothing(scene: Scene) -> None:
    stranger = 777_000
    forged = [press(stranger, scene.group.id, 1, data, f"f{n}") for n, data in enumerate(FORGED)]
    voices = scene.voices()
    await scene.raw(*forged)
    assert [(row.error, row.body) for row in scene.aside()] == []
    assert scene.voices() == voices


async def test_a_press_on_another_chats_card_is_unknown(scene: Scene) -> None:
    await scene.raw(press(scene.anna.id, ELSEWHERE, scene.message, f"r:{scene.posting}:agree"))
    assert (scene.voices(), scene.aside()) == ([], [])


async def test_presses_on_messages_that_cant_be_read_any_more(scene: Scene) -> None:
    """Telegram sends an inaccessible message (date 0), or none at all, or only an inline id."""
    gone = press(scene.anna.id, scene.group.id, scene.message, f"r:{scene.posting}:agree")
    gone["callback_query"]["message"] = {"chat": group_chat(scene.group.id), "message_id": scene.message, "date": 0}
    none: dict[str, Any] = press(scene.anna.id, scene.group.id, scene.message, f"r:{scene.posting}:doubt")
    del none["callback_query"]["message"]
    inline = {"callback_query": {**none["callback_query"], "inline_message_id": "abc"}}
    others = [{"callback_query": {**none["callback_query"], "data": data}} for data in ("g:1:0", "stop", "p:1", "oo:1")]
    game = {
        "callback_query": {k: v for k, v in none["callback_query"].items() if k != "data"} | {"game_short_name": "x"}
    }
    await scene.raw(gone, none, inline, *others, game)
    assert scene.voices() == ["agree"]
    assert [(row.error, row.body) for row in scene.aside()] == []


async def test_huge_ids_are_ids_like_others(scene: Scene) -> None:
    """52 significant bits are promised; a column holds 63."""
    person, message = 2**52 - 1, 2**31 - 1
    await scene.raw(
        reaction(person, scene.group.id, scene.message, ["👍"]),
        reaction(person, -(2**52), message, ["👍"]),
        words(person, "/help", message),
    )
    assert scene.aside() == []
    assert (f"e:{-(2**52)}:{message}", "👍") in scene.hall.database(sets)


async def test_a_forged_press_cant_hang_a_card_where_another_hangs(scene: Scene) -> None:
    """A card whose message is unknown is adopted by a press on it; a forged one names a message that is taken."""
    nameless = scene.hall.database(_nameless_copy, scene.posting)
    await scene.raw(press(scene.anna.id, scene.group.id, scene.message, f"r:{nameless}:agree"))
    assert scene.aside() == []
    assert (nameless, scene.group.id, None) in scene.hall.database(postings)


async def test_what_telegram_says_of_a_sent_card_goes_before_what_a_forged_press_made_of_it(scene: Scene) -> None:
    """A card that is yet to come was adopted by a forged press as the message that the next card then gets."""
    nameless = scene.hall.database(_nameless_copy, scene.posting)
    nxt = max(message.id for message in await scene.group.shows()) + 2
    await scene.raw(press(scene.anna.id, scene.group.id, nxt, f"r:{nameless}:agree"))
    await scene.organiser.says("/present OPS-2", in_=scene.group)
    await scene.hall.calm()
    assert [number for number, _, message in scene.hall.database(postings) if message == nxt] != [nameless]


def _nameless_copy(session: Session, posting: int) -> int:
    row = session.get_one(Posting, posting)
    copy = Posting(agenda_item_id=row.agenda_item_id, chat_id=row.chat_id, token="copy")
    session.add(copy)
    session.flush()
    assert copy.id is not None
    return copy.id
