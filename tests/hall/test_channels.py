"""Channels and topics: where presses and emoji count, and where cards hang."""

from sqlalchemy import select

from models.tables import AnonymousCount
from tests.hall.conftest import CONGRESS, Hall
from tests.hall.gathered import THREE, said, stances


async def test_in_a_channel_presses_count_and_emoji_are_kept_apart(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    channel = await hall.world.group("Nieuws", kind="channel", members=[anna], administrators=[organiser])
    await hall.calm()
    await organiser.says("/koppel")
    await hall.calm()
    await organiser.presses("1")
    await hall.calm()
    assert any("Emoji in een kanaal hebben geen naam" in text for text in await said(organiser))
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    card = (await channel.shows())[-1]
    assert "Knop: vertrouwelijk. Emoji: zonder naam, telt niet mee." in card.text.split("\n")

    await anna.presses("👍 Eens", in_=channel)
    await anna.reacts("👎", to=card.id, in_=channel)
    await hall.calm()

    assert hall.database(stances) == ["agree"]
    totals = hall.database(lambda session: [row.total for row in session.execute(select(AnonymousCount)).scalars()])
    assert totals == [1]


async def test_cards_hang_in_the_topic_where_the_group_was_linked_until_it_is_gone(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    forum = await hall.world.group("Forum", members=[organiser, anna], threads=[12, 15], reactions=THREE)
    await hall.calm()
    root = await anna.says("waar hangen de kaarten?", in_=forum, thread=12)
    await organiser.says(f"/koppel {CONGRESS}", in_=forum, thread=12, reply_to=root)
    await hall.calm()

    await organiser.says("/presenteer TOE-2", in_=forum, thread=15)
    await hall.calm()
    assert [(m.thread, m.text.splitlines()[0]) for m in await forum.shows() if m.keyboard] == [
        (12, "Handhavingsafspraken met gemeenten")
    ]
    elsewhere = await anna.says("zomaar", in_=forum, thread=15)
    await anna.reacts("👍", to=elsewhere, in_=forum)
    await forum.topic(12, "closed")
    await organiser.says("/presenteer TOE-3")
    await organiser.says("/presenteer OPS-1")
    await hall.calm()

    assert [message.thread for message in await forum.shows() if message.keyboard] == [12, None, None]
    told = [text for text in await said(organiser) if "Nieuwe kaarten hangen in Algemeen" in text]
    assert len(told) == 1
    assert hall.database(stances) == []


async def test_a_channel_post_forwarded_to_the_group_commands_nothing(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser)
    before = len(await group.shows())
    chat = {"id": group.id, "type": "supergroup", "title": "Zaal"}
    post = {
        "message_id": 900,
        "date": 1_378_000_000,
        "chat": chat,
        "from": {"id": 777000, "is_bot": False, "first_name": "Telegram"},
        "sender_chat": {"id": -1009, "type": "channel", "title": "Nieuws"},
        "is_automatic_forward": True,
        "text": "/presenteer",
        "entities": [{"type": "bot_command", "offset": 0, "length": 11}],
    }

    await hall.world.raw({"message": post})
    await hall.calm()

    assert len(await group.shows()) == before
