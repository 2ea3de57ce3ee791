"""Where the bot is: what is to be switched there, who hears of it, and what happens when it or cards are removed."""

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Chat, Person
from models import groups, outbox
from models.tables import AnonymousCount, Posting, Voice
from models.tables import Chat as ChatRow
from tests.hall.conftest import CONGRESS, Hall

THREE = ("👍", "🤔", "👎")


async def said(person: Person) -> list[str]:
    """What the bot said to somebody in private."""
    return [message.text for message in await person.sees() if message.by_bot]


async def cards(chat: Chat) -> list[str]:
    """The first lines of the cards that hang in a chat."""
    return [
        message.text.splitlines()[1][:5]
        for message in await chat.shows()
        if message.by_bot and len(message.keyboard) > 1 and not message.deleted
    ]


def stances(session: Session) -> list[str]:
    return sorted(str(stance) for stance in session.execute(select(col(Voice.stance))).scalars())


def chats(session: Session) -> list[ChatRow]:
    return list(session.execute(select(ChatRow).order_by(col(ChatRow.id))).scalars())


# --- what is to be switched --------------------------------------------------------------------------------------


async def test_whoever_adds_the_bot_reads_in_private_what_to_switch(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await hall.world.group("Zaal", administrators=[organiser], bot="member", reactions=["👍", "🔥"])
    await hall.calm()

    assert (await said(organiser))[-1].splitlines()[:5] == [
        "Zaal",
        "",
        "Nog in te stellen in Telegram: 2 dingen.",
        "1. Groep beheren › Beheerders › Beheerder toevoegen: @weerklank_bot, alle rechten uit. Anders tellen emoji "
        "niet.",
        "2. Groep beheren › Reacties › Sommige reacties: alleen 👍 🤔 👎. Nu ontbreekt: 🤔 👎.",
    ]


async def test_in_the_group_when_whoever_adds_it_has_no_private_chat(hall: Hall) -> None:
    stranger = await hall.world.person("Sem")
    group = await hall.world.group("Zaal", administrators=[stranger], bot="member", reactions=THREE)
    await hall.calm()

    greeting, verdict = [message.text for message in await group.shows() if message.by_bot]
    assert greeting == "Weerklank is er. Een organisator koppelt deze groep met /koppel (/link)."
    assert "Beheerders" in verdict


@pytest.mark.parametrize(
    ("reactions", "expected"),
    [
        (THREE, "Alles staat goed: knoppen en emoji tellen."),
        (None, "Nu kan er meer, en dat zegt minder."),
        ((), "Nu staan ze alle uit."),
        ((*THREE, "❤"), "Nu kan er meer, en dat zegt minder."),
    ],
)
async def test_allowed_reactions_are_compared_with_the_three(
    hall: Hall, reactions: tuple[str, ...] | None, expected: str
) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await hall.group(organiser, reactions=reactions)

    assert expected in (await said(organiser))[-1]
    (known,) = hall.database(chats)
    assert known.reactions == (None if reactions is None else [each.replace("\ufe0f", "") for each in reactions])


async def test_hidden_members_are_explained(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser", language="en")
    group = await hall.group(organiser, reactions=THREE)
    await group.hides_members()

    await organiser.says("/check", in_=group)
    await hall.calm()

    assert "Members are hidden: people don't see who is here." in (await said(organiser))[-1]


async def test_nothing_is_repeated_until_something_changes_or_somebody_asks(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, administrators=[organiser], reactions=THREE)
    before = len(await said(organiser))

    await organiser.says(f"/koppel {CONGRESS}", in_=group)
    await hall.calm()
    assert len(await said(organiser)) == before
    await organiser.says("/controleer")
    await hall.calm()
    assert len(await said(organiser)) == before + 1
    await organiser.presses("Controleer opnieuw")
    await hall.calm()
    assert len(await said(organiser)) == before + 2
    await group.bot_becomes("member", by=organiser)
    await hall.calm()
    assert len(await said(organiser)) == before + 3
    assert "Beheerders" in (await said(organiser))[-1]


async def test_a_bot_that_was_administrator_before_the_database_was_there_is_no_longer_called_deaf(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await hall.group(organiser, announce=False)

    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    assert (await said(organiser))[-1] == "TOE-2 is open; er gaat 1 kaart uit."


async def test_who_organises_hears_of_it_when_somebody_else_takes_the_right_away(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    owner = await hall.joins("Eva")
    group = await hall.group(organiser, owner, reactions=THREE)
    before = len(await said(owner))

    await group.bot_becomes("member", by=owner)
    await hall.calm()

    assert "Beheerders" in (await said(organiser))[-1]
    assert len(await said(owner)) == before


async def test_only_who_organises_checks_a_group_and_hangs_its_cards(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    group = await hall.group(organiser, anna)

    for text in ("/controleer", "/check"):
        await anna.says(text, in_=group)
    for data in ("zc:1", "zp:1", "zc:999", "zl:1:0", "zk:1:1"):
        await anna.presses(data, raw=True)
    await hall.calm()

    assert {text[:26] for text in (await said(anna))[-2:]} == {"Dit is voor organisatoren "}
    assert {toast.text[:26] for toast in await anna.toasts()} == {"Dit is voor organisatoren "}


async def test_the_check_survives_a_restart_between_question_and_answer(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await hall.world.fault("429", "getChat*", count=1, retry_after=30)
    await hall.group(organiser, reactions=THREE)
    await hall.restart()
    await hall.after(minutes=1)

    assert "Alles staat goed" in (await said(organiser))[-1]


# --- linking from private ----------------------------------------------------------------------------------------


async def test_a_group_and_a_channel_are_linked_from_private_by_their_titles(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.world.group("Zaal", administrators=[organiser], reactions=THREE)
    channel = await hall.world.group("Nieuws", administrators=[organiser], kind="channel")
    await hall.world.group("Van een ander")
    await hall.calm()

    await organiser.says("/koppel")
    await hall.calm()
    choice = (await organiser.sees())[-1]
    assert choice.text.splitlines()[-4:-2] == ["1. Nieuws (kanaal)", "2. Zaal (groep)"]
    await organiser.presses("1", on=choice.id)
    await organiser.presses("2", on=choice.id)
    await hall.calm()
    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    assert [toast.text for toast in await organiser.toasts()] == [
        "Gekoppeld: Nieuws.",
        "Gekoppeld: Zaal.",
    ]
    rewritten = next(message for message in await organiser.sees() if message.id == choice.id)
    assert rewritten.text.splitlines()[-4:-2] == ["1. Nieuws (kanaal) ✓", "2. Zaal (groep) ✓"]
    assert (await cards(group), await cards(channel)) == (["TOE-2"], ["TOE-2"])


async def test_a_group_is_unlinked_after_a_question_and_shows_only_what_was_closed(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    group = await hall.group(organiser, anna, reactions=THREE)
    for words in ("/presenteer TOE-2", "/sluit TOE-2", "/presenteer TOE-3"):
        await organiser.says(words)
        await hall.calm()
    await anna.presses("👍 Eens", in_=group)
    await hall.calm()

    await organiser.says("/ontkoppel", in_=group)
    await hall.calm()
    question = (await organiser.sees())[-1]
    assert question.text.splitlines()[:2] == ["Zaal", "Daar geen kaarten van Congres Korpsmonitor meer tonen?"]
    assert await cards(group) == ["TOE-3"]
    await hall.restart()
    await organiser.presses("Ontkoppel", on=question.id)
    await organiser.presses("zuy:1:1", on=question.id, raw=True)
    await hall.calm()

    assert await cards(group) == []
    assert ["\nTOE-2 ·" in message.text for message in await group.shows()].count(True) == 1
    assert (await group.shows())[-1].text == "Kaarten van Congres Korpsmonitor verschijnen niet meer in deze groep."
    assert [toast.text[:17] for toast in await organiser.toasts()][-2:] == ["Ontkoppeld: Zaal.", "Dit is voor organ"]
    assert hall.database(stances) == ["agree"]
    await organiser.says("/presenteer OPS-1")
    await organiser.says("/heropen TOE-2")
    await hall.calm()
    assert await cards(group) == []


async def test_groups_are_linked_checked_and_unlinked_from_the_panel(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.world.group("Zaal", administrators=[organiser], reactions=THREE)
    await organiser.says("/paneel")
    await hall.calm()
    panel = next(message.id for message in await organiser.sees() if "Groepen" in str(message.labels))

    await organiser.presses("Groepen", on=panel)
    await hall.calm()
    await organiser.presses("1", on=panel)
    await hall.calm()
    await organiser.presses("Controleer", on=panel)
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    assert await cards(group) == ["TOE-2"]
    checked = [message for message in await organiser.sees() if "Alles staat goed" in message.text]
    assert len(checked) == 2
    await organiser.presses("Ontkoppel", on=checked[-1].id)
    await hall.calm()
    await organiser.presses("Ontkoppel", on=checked[-1].id)
    await hall.calm()
    assert await cards(group) == []
    await organiser.presses("‹ Paneel", on=panel)
    await hall.calm()

    assert "TOE-2" in next(message.text for message in await organiser.sees() if message.id == panel)


async def test_a_group_of_another_gathering_is_not_offered_nor_taken_by_a_forged_press(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    other = await hall.joins("Tess", "organiser", gathering="taskforce-2013-09")
    await hall.group(organiser)

    await other.says("/koppel")
    await hall.calm()
    assert "nog in geen groep of kanaal" in (await said(other))[-1]
    await other.presses("zk:2:1", raw=True)
    await other.presses("zk:1:1", raw=True)
    await hall.calm()

    assert [toast.text[:22] for toast in await other.toasts()] == ["Die chat toont een and", "Dit is voor organisato"]


# --- channels and topics -----------------------------------------------------------------------------------------


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


# --- the bot or its cards are removed ----------------------------------------------------------------------------


async def test_a_bot_that_is_removed_tells_who_organises_once_and_hangs_open_cards_anew_on_return(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    group = await hall.group(organiser, anna, reactions=THREE)
    await organiser.says("/presenteer TOE-2")
    await organiser.says("/presenteer TOE-3")
    await hall.calm()
    old = (await group.shows())[-1]
    await organiser.says("/sluit TOE-2")
    await hall.calm()

    await group.bot_becomes("kicked")
    await organiser.says("/presenteer OPS-1")
    await anna.presses("Eens")
    await hall.calm()
    told = [text for text in await said(organiser) if "De bot is daar verwijderd" in text]
    assert len(told) == 1
    await group.bot_becomes("administrator")
    await hall.calm()

    assert await cards(group) == ["TOE-3", "TOE-3", "OPS-1"]
    await anna.reacts("👎", to=old.id, in_=group)
    await hall.calm()
    assert hall.database(stances) == ["disagree"], "an emoji on the old card moves her press"


async def test_a_bot_that_may_not_write_tells_it_once_and_the_check_brings_the_cards(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, bot="member")
    await group.silences()

    await organiser.says("/presenteer TOE-2")
    await organiser.says("/presenteer TOE-3")
    await hall.calm()
    assert len([text for text in await said(organiser) if "mag daar niet meer schrijven" in text]) == 1
    await organiser.says("/controleer")
    await hall.calm()
    assert "Berichten versturen" in (await said(organiser))[-1]
    await group.silences(False)
    await organiser.says("/controleer")
    await hall.calm()

    assert await cards(group) == ["TOE-2", "TOE-3"]


async def test_a_deleted_card_is_hung_again_and_what_was_given_on_it_goes_on_counting(hall: Hall) -> None:
    organiser, anna, ben = [await hall.joins(*who) for who in (("Omar", "organiser"), ("Anna",), ("Ben",))]
    group = await hall.group(organiser, anna, ben, reactions=THREE)
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    card = (await group.shows())[-1]
    await anna.reacts("👍", to=card.id, in_=group)
    await hall.calm()

    await group.loses(card.id)
    await ben.presses("Oneens")
    await hall.calm()

    assert await cards(group) == ["TOE-2"]
    assert hall.database(stances) == ["agree", "disagree"]
    assert [text for text in await said(organiser) if "was verwijderd" in text] == [
        "Zaal\nDe kaart van TOE-2 was verwijderd; hij hangt er weer.\nWat erop gegeven is, blijft tellen."
    ]
    await anna.reacts("🤔", to=(await group.shows())[-1].id, in_=group)
    await hall.calm()
    assert hall.database(stances) == ["disagree", "doubt"]


async def test_cards_deleted_again_and_again_stay_away_until_somebody_hangs_them(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    people = [await hall.joins(name) for name in ("Anna", "Ben", "Cor")]
    group = await hall.group(organiser, reactions=THREE)
    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    for person in people:
        await group.loses((await group.shows())[-1].id)
        await person.presses("Eens")
        await hall.after(seconds=10)
    assert await cards(group) == []
    assert "drie kaarten verwijderd" in (await said(organiser))[-1]
    await organiser.presses("Plaats opnieuw")
    await organiser.presses("Plaats opnieuw")
    await hall.calm()

    assert await cards(group) == ["TOE-2"]
    assert [toast.text for toast in await organiser.toasts()] == [
        "Onderweg: TOE-2.",
        "Alle kaarten hangen er of zijn onderweg.",
    ]


async def test_a_card_in_private_comes_back_while_open_and_not_after(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    await anna.presses("Eens")
    await anna.deletes((await anna.sees())[-1].id)
    await hall.calm()
    again = (await anna.sees())[-1]
    assert (again.deleted, again.text.splitlines()[0]) == (False, "Handhavingsafspraken met gemeenten")
    await anna.deletes(again.id)
    await organiser.says("/sluit TOE-2")
    await hall.calm()

    assert (await anna.sees())[-1].deleted
    assert not [text for text in await said(organiser) if "verwijderd" in text]


async def test_a_card_that_perhaps_did_not_arrive_is_told_and_can_be_hung_again(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, reactions=THREE)
    await hall.world.fault("502", "sendMessage", chat=group.id, count=2)
    await organiser.says("/presenteer TOE-2")
    await organiser.says("/presenteer TOE-3")
    await hall.calm()

    assert len([text for text in await said(organiser) if "misschien niet aangekomen" in text]) == 1
    await organiser.presses("Plaats opnieuw")
    await hall.calm()

    assert await cards(group) == ["TOE-2", "TOE-3"]


async def test_who_unblocks_the_bot_gets_what_is_open(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    await hall.world.fault("429", "sendMessage", chat=anna.id, retry_after=60)
    await organiser.says("/presenteer TOE-3")
    await hall.stage.quiet()
    await anna.blocks()
    await organiser.says("/presenteer OPS-1")
    await organiser.says("/sluit TOE-2")
    await hall.calm()

    await anna.unblocks()
    await hall.calm()

    shown = [message.text for message in await anna.sees() if message.by_bot]
    assert [text.splitlines()[1][:5] for text in shown[-3:]] == ["TOE-2", "TOE-3", "OPS-1"]
    assert "Gesloten" in shown[-3]


async def test_a_group_that_moved_keeps_its_gathering_although_the_new_one_was_heard_of_first(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, kind="group")

    def moves(session: Session) -> list[int | None]:
        groups.bot_is(session, -1009, "supergroup", "Zaal", "administrator")
        outbox.move_chat(session, group.id, -1009, hall.stage.clock.now())
        return [row.gathering_id for row in chats(session)]

    assert hall.database(moves) == [None, 1]


async def test_a_group_that_moves_while_its_card_is_on_the_way_gets_it_once(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, kind="group", reactions=THREE)
    await hall.world.round_trip(0.2)
    await organiser.says("/presenteer TOE-2")
    larger = await group.migrates()
    await hall.calm()
    await hall.world.round_trip(0)

    assert await cards(larger) == ["TOE-2"]
    hung = hall.database(lambda session: [row.chat_id for row in session.execute(select(Posting)).scalars()])
    assert hung == [larger.id]
