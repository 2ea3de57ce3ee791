"""Reactions: who may give which, and which of them the bot hears of."""

import pytest
from telegram.constants import ReactionEmoji

from bot.rehearsal.people import Chat, Person, Refused, World
from bot.rehearsal.standin.emoji import STANDARD, bare

from .conftest import NOON, Api

WANTED = ["message", "message_reaction", "message_reaction_count"]


@pytest.fixture
async def card(api: Api, hall: Chat) -> int:
    """A message in the hall, to which the bot listens for reactions."""
    await api.updates(allowed_updates=WANTED)
    sent = await api("sendMessage", chat_id=hall.id, text="TOE-1")
    return int(sent["message_id"])


def emoji(*each: str) -> list[dict[str, str]]:
    return [{"type": "emoji", "emoji": one} for one in each]


def test_the_emoji_are_those_that_the_library_lists() -> None:
    assert {bare(each.value) for each in ReactionEmoji} == STANDARD
    assert len(STANDARD) == 73


async def test_a_reaction_comes_as_the_full_old_and_new_set(api: Api, anna: Person, hall: Chat, card: int) -> None:
    for given in (["👍"], ["🤔"], []):
        await anna.reacts(*given, to=card, in_=hall)
    updates = [update["message_reaction"] for update in await api.updates()]
    assert [(each["old_reaction"], each["new_reaction"]) for each in updates] == [
        ([], emoji("👍")),
        (emoji("👍"), emoji("🤔")),
        (emoji("🤔"), []),
    ]
    first = updates[0]
    assert (first["user"]["id"], first["message_id"], first["date"]) == (anna.id, card, NOON)
    assert first["chat"]["id"] == hall.id
    assert "actor_chat" not in first


async def test_the_same_reaction_again_changes_nothing(api: Api, anna: Person, hall: Chat, card: int) -> None:
    assert await anna.reacts("👍", to=card, in_=hall) is True
    assert await anna.reacts("👍", to=card, in_=hall) is False
    assert len(await api.updates()) == 1


async def test_one_reaction_each_and_three_with_premium(world: World, anna: Person, hall: Chat, card: int) -> None:
    with pytest.raises(Refused, match="2 reactions where 1"):
        await anna.reacts("👍", "🔥", to=card, in_=hall)
    rika = await world.person("Rika", premium=True)
    await rika.becomes("member", hall)
    await rika.reacts("👍", "🔥", "🎉", to=card, in_=hall)
    with pytest.raises(Refused, match="4 reactions where 3"):
        await rika.reacts("👍", "🔥", "🎉", "💯", to=card, in_=hall)
    assert (await hall.shows())[0].reactions == {rika.id: ["👍", "🔥", "🎉"]}


async def test_hearts_travel_without_variation_selector(api: Api, anna: Person, hall: Chat, card: int) -> None:
    await anna.reacts("❤\ufe0f", to=card, in_=hall)
    assert (await api.updates())[0]["message_reaction"]["new_reaction"] == emoji("❤")


async def test_only_standard_emoji_that_the_chat_allows_can_be_given(
    api: Api, anna: Person, hall: Chat, card: int
) -> None:
    for impossible in ("✅", "👍🏽"):
        with pytest.raises(Refused, match="can't be given"):
            await anna.reacts(impossible, to=card, in_=hall)
    assert "available_reactions" not in await api("getChat", chat_id=hall.id)
    await hall.allows("👍", "👎")
    assert (await api("getChat", chat_id=hall.id))["available_reactions"] == emoji("👍", "👎")
    with pytest.raises(Refused, match="🔥 can't be given"):
        await anna.reacts("🔥", to=card, in_=hall)
    await anna.reacts("👎", to=card, in_=hall)
    await hall.allows()
    await anna.reacts("🔥", to=card, in_=hall)


async def test_a_bot_that_is_no_administrator_hears_of_no_reaction(
    api: Api, anna: Person, hall: Chat, card: int
) -> None:
    await hall.bot_becomes("member")
    assert await anna.reacts("👍", to=card, in_=hall) is False
    await hall.bot_becomes("administrator")
    assert await anna.reacts("👎", to=card, in_=hall) is True
    assert [update["message_reaction"]["old_reaction"] for update in await api.updates()] == [emoji("👍")]


async def test_reactions_in_private_are_not_told(api: Api, anna: Person) -> None:
    await api.updates(allowed_updates=WANTED)
    sent = await api("sendMessage", chat_id=anna.id, text="TOE-1")
    assert await anna.reacts("👍", to=sent["message_id"]) is False
    assert await api.updates() == []


async def test_only_members_can_react(world: World, hall: Chat, card: int) -> None:
    bram = await world.person("Bram")
    with pytest.raises(Refused, match="is not in chat"):
        await bram.reacts("👍", to=card, in_=hall)


async def test_a_chat_that_reacts_is_named_instead_of_a_user(api: Api, world: World, hall: Chat, card: int) -> None:
    channel = await world.group("Kanaal", kind="channel", announce=False)
    await channel.reacts("👍", to=card, in_=hall, date=5)
    await hall.reacts("👎", to=card)
    as_channel, as_group = [update["message_reaction"] for update in await api.updates()]
    assert (as_channel["actor_chat"]["id"], as_channel["date"]) == (channel.id, 5)
    assert as_group["actor_chat"]["id"] == hall.id
    assert "user" not in as_channel


async def test_channels_tell_totals_only(api: Api, world: World, anna: Person) -> None:
    bram = await world.person("Bram")
    channel = await world.group("Kanaal", kind="channel", members=[anna, bram], announce=False)
    await api.updates(allowed_updates=WANTED)
    sent = await api("sendMessage", chat_id=channel.id, text="TOE-1")
    for person in (anna, bram):
        await person.reacts("👍", to=sent["message_id"], in_=channel)
    last = (await api.updates())[-1]["message_reaction_count"]
    assert last["reactions"] == [{"type": {"type": "emoji", "emoji": "👍"}, "total_count": 2}]


async def test_totals_can_be_told_for_any_message(api: Api, hall: Chat, card: int) -> None:
    assert await hall.counts({"👍": 12, "👎": 0, "🤔": 3}, to=card) is True
    (update,) = await api.updates()
    reactions = update["message_reaction_count"]["reactions"]
    assert [(each["type"]["emoji"], each["total_count"]) for each in reactions] == [("👍", 12), ("🤔", 3)]
    await hall.bot_becomes("member")
    assert await hall.counts({"👍": 13}, to=card) is False


async def test_the_bot_sets_one_reaction_of_which_no_update_tells(api: Api, anna: Person, hall: Chat) -> None:
    await api.updates(allowed_updates=WANTED)
    said = await anna.says("wij nemen dit op ons", hall)
    await api.updates(-1)
    here = {"chat_id": hall.id, "message_id": said}
    await api("setMessageReaction", **here, reaction=emoji("✍"))
    assert (await hall.shows())[-1].bot_reaction == ["✍"]
    assert len(await api.updates()) == 1
    for reaction, reason in (
        (emoji("✅"), "REACTION_INVALID"),
        ([{"type": "paid"}], "REACTION_INVALID"),
        (emoji("👍", "🔥"), "REACTIONS_TOO_MANY"),
    ):
        refused = await api.refusal("setMessageReaction", **here, reaction=reaction)
        assert refused == (400, f"Bad Request: {reason}")
    await hall.allows("👍")
    assert (await api.refusal("setMessageReaction", **here, reaction=emoji("🔥")))[1] == "Bad Request: REACTION_INVALID"
    await api("setMessageReaction", **here)
    assert (await hall.shows())[-1].bot_reaction == []
    missing = await api.refusal("setMessageReaction", chat_id=hall.id, message_id=999, reaction=emoji("👍"))
    assert missing == (400, "Bad Request: message to react not found")


async def test_messages_of_an_upgraded_group_take_no_reactions(api: Api, world: World, anna: Person) -> None:
    group = await world.group("Zaal", kind="group", members=[anna], announce=False)
    sent = await api("sendMessage", chat_id=group.id, text="TOE-1")
    await group.migrates()
    with pytest.raises(Refused, match="has become"):
        await anna.reacts("👍", to=sent["message_id"], in_=group)
