"""What is said about groups and channels: linking, what is to be switched there, and what went wrong with them."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.running import pages
from bot.texts.tongue import Tongue, tongue
from models.checking import PROPOSED, Verdict
from models.names import Names
from models.tables import Chat

PER_PAGE = 8
TITLE = 40
REFERENCES = 5


def _title(title: str) -> str:
    return shortened(" ".join(title.split()), TITLE) or "?"


def _references(references: Sequence[str]) -> str:
    more = "…" if len(references) > REFERENCES else ""
    return ", ".join(references[:REFERENCES]) + more


def linked(language: str | None, names: Names) -> str:
    _ = tongue(language)
    return _("Cards of {gathering} appear in this group from now on.", gathering=_.of(names))


def greet(language: str | None) -> str:
    """In a group that shows no gathering yet."""
    _ = tongue(language)
    return _("Weerklank is here. An organiser links this group with /koppel (/link).")


def linked_elsewhere(language: str | None) -> str:
    _ = tongue(language)
    return _("This group shows another gathering. One of its organisers can change that.")


def anonymous(language: str | None) -> str:
    _ = tongue(language)
    return _("You write on behalf of the group, so I can't see who asks. Ask me in private.")


# --- what is to be switched --------------------------------------------------------------------------------------


def verdict(language: str | None, seen: Verdict, username: str) -> Message:
    """How it stands with a chat: what is to be switched in numbered steps, in the words of Telegram's own menus."""
    _ = tongue(language)
    steps = list(_steps(seen, username, _))
    notes = list(_notes(seen, _))
    text = lines(
        _title(seen.title),
        _.of(seen.gathering) if seen.gathering is not None else None,
        "",
        _.count("Still to do in Telegram: {n} thing.", "Still to do in Telegram: {n} things.", len(steps))
        if steps
        else _("All is well: buttons count.")
        if seen.is_channel
        else _("All is well: buttons and emoji count."),
        *(f"{number}. {step}" for number, step in enumerate(steps, 1)),
        "",
        *notes,
    )
    if seen.gathering is None:
        return Message(text)
    rows = [[Button(_("Hang the cards"), f"zp:{seen.chat}")]] if seen.cards else []
    return Message(text, [*rows, [Button(_("Check again"), f"zc:{seen.chat}"), Button(_("Unlink"), f"zu:{seen.chat}")]])


def _steps(seen: Verdict, username: str, _: Tongue) -> Iterator[str]:
    if seen.is_channel:
        if not seen.may_write:
            yield _("Manage channel › Administrators › @{bot}: switch on Post messages.", bot=username)
        return
    if not seen.administrator:
        yield _(
            "Manage group › Administrators › Add admin: @{bot}, all rights off. Otherwise emoji don't count.",
            bot=username,
        )
    if not seen.may_write:
        yield _("Manage group › Permissions: switch on Send messages. Otherwise no card arrives.")
    if seen.reactions_off:
        yield _("Manage group › Reactions › Some reactions: {emoji}. All are off now.", emoji=" ".join(PROPOSED))
    elif seen.missing:
        yield _(
            "Manage group › Reactions › Some reactions: {emoji} only. Missing now: {missing}.",
            emoji=" ".join(PROPOSED),
            missing=" ".join(seen.missing),
        )
    elif seen.others:
        yield _(
            "Manage group › Reactions › Some reactions: {emoji} only. Others stay open now, and say less.",
            emoji=" ".join(PROPOSED),
        )


def _notes(seen: Verdict, _: Tongue) -> Iterator[str]:
    if seen.cards:
        yield _("No card hangs here of: {references}.", references=_references(seen.cards))
    if seen.is_channel:
        yield _("Emoji in a channel have no name: they are shown beside the figures, and never added.")
        if seen.discussion:
            yield _("Under posts that are forwarded to its discussion group nothing counts: link that group too.")
        return
    if seen.hidden:
        yield _("Members are hidden: people don't see who is here. Everything counts as usual.")
    if seen.in_general:
        yield _("Cards hang in General. In another topic? Send /link there.")
    if seen.discussion:
        yield _("On posts that the channel forwards here nothing counts, only on cards that hang here.")
    yield _("Who reacts on behalf of the group or a channel does not count.")


def unknown(language: str | None, title: str, *, out: bool) -> str:
    """When Telegram did not say how it stands."""
    _ = tongue(language)
    if out:
        return _("{title}: the bot is not in it any more. Add it again; what is open comes back.", title=_title(title))
    return _("{title}: Telegram gave no answer. Try again in a moment.", title=_title(title))


def asked(language: str | None) -> str:
    """While Telegram is asked."""
    _ = tongue(language)
    return _("Telegram is being asked.")


def nowhere(language: str | None, names: Names) -> str:
    _ = tongue(language)
    return _("{gathering} is shown in no group yet. /link shows it in one.", gathering=_.of(names))


# --- choosing a chat in private ----------------------------------------------------------------------------------


def choose(language: str | None, gathering: int, names: Names, day: date, chats: Sequence[Chat], page: int) -> Message:
    """The chats where the bot is, eight a page; those that show this gathering are ticked, and asked about."""
    _ = tongue(language)
    first = page * PER_PAGE
    shown = list(enumerate(chats[first : first + PER_PAGE], first + 1))
    text = lines(
        f"{_.of(names)} · {_.short_date(day)}",
        _("Where do its cards appear?") if chats else _("The bot is in no group or channel yet. Add it first."),
        "",
        *(_line(number, chat, gathering, _) for number, chat in shown),
        "",
        _("Tap a number to link, or one with ✓ to unlink.") if chats else None,
    )
    buttons = [Button(str(number), f"zk:{gathering}:{chat.id}") for number, chat in shown]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    linked = any(chat.gathering_id == gathering for chat in chats)
    last = [Button(_("Check"), f"zca:{gathering}")] if linked else []
    return Message(
        text,
        [*rows, pages(f"zl:{gathering}", page, len(chats), _), [*last, Button(_("‹ Panel"), f"pb:{gathering}")]],
    )


def _line(number: int, chat: Chat, gathering: int, _: Tongue) -> str:
    kind = _("channel") if chat.kind == "channel" else _("group")
    mark = " ✓" if chat.gathering_id == gathering else ""
    return f"{number}. {shortened(_title(chat.title), 30)} ({kind}){mark}"


def link_answer(language: str | None, title: str) -> str:
    """Over the chat, after choosing one."""
    _ = tongue(language)
    return _("Linked: {title}.", title=_title(title))


def ask_unlink(language: str | None, place: tuple[int, str], gathering: int, names: Names) -> Message:
    """Before a chat shows the gathering no more; `place` is its number and title."""
    _ = tongue(language)
    return Message(
        lines(
            _title(place[1]),
            _("Show no more cards of {gathering} there?", gathering=_.of(names)),
            "",
            _("Cards of open items disappear there, closed ones stay. What was given on them goes on counting."),
        ),
        [[Button(_("Unlink"), f"zuy:{gathering}:{place[0]}"), Button(_("‹ Groups"), f"zl:{gathering}:0")]],
    )


def unlink_answer(language: str | None, title: str) -> str:
    """Over the chats, after unlinking one."""
    _ = tongue(language)
    return _("Unlinked: {title}.", title=_title(title))


def unlinked(language: str | None, names: Names) -> str:
    """In the group itself."""
    _ = tongue(language)
    return _("Cards of {gathering} appear in this group no more.", gathering=_.of(names))


def not_linkable(language: str | None) -> str:
    _ = tongue(language)
    return _("That chat shows another gathering, or the bot is not in it any more.")


# --- what went wrong ---------------------------------------------------------------------------------------------


def removed(language: str | None, title: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _title(title),
            _("The bot was removed there. Its cards get no reactions now; what was given goes on counting."),
            "",
            _("Add it again, and what is open comes back."),
        )
    )


def silenced(language: str | None, title: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _title(title),
            _("The bot may not write there any more: cards neither arrive nor change."),
            "",
            _("Manage group › Permissions: switch on Send messages. Then send /controleer (/check)."),
        )
    )


def topic_gone(language: str | None, title: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _title(title),
            _("The topic of the cards is closed or deleted. New cards hang in General."),
            "",
            _("Another topic? Send /link there."),
        )
    )


def deleted(language: str | None, title: str, reference: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _title(title),
            _("The card of {reference} was deleted; it hangs there again.", reference=reference),
            _("What was given on it goes on counting."),
        )
    )


def stopped(language: str | None, place: tuple[int, str]) -> Message:
    """When cards are deleted again and again; `place` is the chat's number and title."""
    _ = tongue(language)
    return Message(
        lines(
            _title(place[1]),
            _("Three cards were deleted there within ten minutes, so they are not hung again."),
            _("What was given on them goes on counting."),
        ),
        [[Button(_("Hang again"), f"zp:{place[0]}")]],
    )


def missed(language: str | None, place: tuple[int, str], reference: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _title(place[1]),
            _("The card of {reference} perhaps did not arrive there. Have a look.", reference=reference),
        ),
        [[Button(_("Hang again"), f"zp:{place[0]}")]],
    )


def hung_again(language: str | None, references: Sequence[str]) -> str:
    """Over the chat: which cards go out."""
    _ = tongue(language)
    if not references:
        return _("Every card hangs there, or is on its way.")
    return _("On its way: {references}.", references=_references(references))
