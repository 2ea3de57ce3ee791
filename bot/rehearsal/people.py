"""People who talk to the bot in a test or rehearsal: a client of the stand-in's control interface.

async with World(url) as world:
    anna = await world.person("Anna")
    hall = await world.group("Congres", members=[anna])
    await anna.says("/start")
    await anna.presses("Eens")
"""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx

from bot import tls

JSON = dict[str, Any]


class Refused(Exception):
    """What a person wanted to do can't be done, such as pressing a button that isn't there."""


@dataclass(frozen=True)
class Button:
    """A button of an inline keyboard, with callback data or an address."""

    text: str
    data: str | None
    url: str | None


@dataclass(frozen=True)
class SeenMessage:
    """A message as people see it.

    `text` is plain, `html` the same with its formatting. photo: a file id; document: its name, type and file id.
    `reactions` maps people (and chats that react) to their emoji; `bot_reaction` is the bot's. Dates are epoch seconds.
    """

    id: int
    chat_id: int
    date: int
    from_id: int
    by_bot: bool
    text: str
    html: str
    keyboard: list[list[Button]]
    photo: str | None
    document: JSON | None
    reply_to: int | None
    thread: int | None
    edits: int
    edit_date: int | None
    deleted: bool
    silent: bool
    protected: bool
    pinned: bool
    reactions: dict[int, list[str]]
    bot_reaction: list[str]
    service: JSON

    @property
    def labels(self) -> list[list[str]]:
        """What the buttons say, row by row."""
        return [[button.text for button in row] for row in self.keyboard]

    @classmethod
    def read(cls, seen: JSON) -> Self:
        keyboard = [[Button(**button) for button in row] for row in seen["keyboard"]]
        reactions = {int(actor): emoji for actor, emoji in seen["reactions"].items()}
        return cls(**{**seen, "keyboard": keyboard, "reactions": reactions})


@dataclass(frozen=True)
class Toast:
    """The bot's answer to a press; `at` in epoch seconds."""

    callback_query_id: str
    at: float
    text: str
    show_alert: bool
    url: str


@dataclass(frozen=True)
class Chat:
    """A group, supergroup or channel."""

    world: "World"
    id: int
    title: str
    kind: str

    async def bot_becomes(self, status: str, by: "Person | None" = None) -> None:
        """administrator, member, restricted, left or kicked."""
        await self.world.do("bot_becomes", chat=self.id, status=status, by=by.id if by else None)

    async def allows(self, *emoji: str) -> None:
        """Restrict reactions to these; none given: all are allowed."""
        await self.world.do("allow_reactions", chat=self.id, reactions=list(emoji) or None)

    async def hides_members(self, hidden: bool = True) -> None:
        """Show members who are no administrators no list of members."""
        await self.world.do("settings", chat=self.id, hidden_members=hidden)

    async def silences(self, silenced: bool = True) -> None:
        """Let nobody but administrators write, the bot among them."""
        await self.world.do("settings", chat=self.id, silenced=silenced)

    async def discusses(self, other: "Chat") -> None:
        """A channel and its discussion group."""
        await self.world.do("settings", chat=self.id, linked=other.id)
        await self.world.do("settings", chat=other.id, linked=self.id)

    async def topic(self, thread: int, state: str) -> None:
        """A topic becomes "closed", "open" again, or "deleted"."""
        await self.world.do("topic", chat=self.id, thread=thread, state=state)

    async def loses(self, message: int, by: "Person | None" = None) -> None:
        """An administrator deletes a message here, of which the bot is not told."""
        await self.world.do("delete", chat=self.id, message=message, person=by.id if by else None)

    async def migrates(self) -> "Chat":
        """Become a supergroup, which is a new chat."""
        successor = await self.world.do("migrate", chat=self.id)
        return Chat(self.world, successor["id"], self.title, "supergroup")

    async def reacts(self, *emoji: str, to: int, in_: "Chat | None" = None, date: int | None = None) -> bool:
        """React as this chat: a channel elsewhere, or an anonymous administrator of this group."""
        place = (in_ or self).id
        return bool(
            await self.world.do("react_as_chat", actor=self.id, chat=place, message=to, emoji=list(emoji), date=date)
        )

    async def counts(self, counts: Mapping[str, int], to: int, date: int | None = None) -> bool:
        """Tell the bot the totals of anonymous reactions; whether it hears of it."""
        told = await self.world.do("reaction_counts", chat=self.id, message=to, counts=dict(counts), date=date)
        return bool(told)

    async def shows(self, last: int | None = None) -> list[SeenMessage]:
        """The messages in this chat, the newest last."""
        return await self.world.messages(self.id, last)


@dataclass(frozen=True)
class Person:
    """Somebody with Telegram. Where a method takes `in_`, the private chat with the bot is the default."""

    world: "World"
    id: int
    first_name: str

    async def says(
        self,
        text: str,
        in_: Chat | None = None,
        *,
        reply_to: int | None = None,
        thread: int | None = None,
        anonymous: bool = False,
    ) -> int:
        """Write a message; its id. anonymous: as an administrator who writes as the group."""
        return int(
            await self.world.do(
                "say",
                person=self.id,
                text=text,
                chat=_id(in_),
                reply_to=reply_to,
                thread=thread,
                anonymous=anonymous,
            )
        )

    async def sends(
        self,
        name: str,
        content: bytes,
        caption: str = "",
        in_: Chat | None = None,
        mime: str = "application/octet-stream",
    ) -> int:
        """Send a document; the id of its message."""
        document = {"name": name, "content": base64.b64encode(content).decode(), "mime": mime}
        said = await self.world.do("say", person=self.id, text=caption, chat=_id(in_), document=document)
        return int(said)

    async def edits(self, message: int, text: str, in_: Chat | None = None) -> None:
        await self.world.do("edit", chat=_id(in_) or self.id, message=message, text=text)

    async def deletes(self, message: int, in_: Chat | None = None) -> None:
        """Delete a message: one's own, any as an administrator, any in private."""
        await self.world.do("delete", chat=_id(in_) or self.id, message=message, person=self.id)

    async def presses(self, button: str, on: int | None = None, in_: Chat | None = None, *, raw: bool = False) -> JSON:
        """Press a button, named by its callback data or the beginning of its label.

        on: a message; by default the newest that has this button. raw: send this callback data though no button has
        it. Gives {"callback_query_id"}, {"message_id"} of the /start that a link to the bot sends, or {"url"}.
        Raises Refused if there is no such button.
        """
        pressed: JSON = await self.world.do("press", person=self.id, button=button, chat=_id(in_), on=on, raw=raw)
        return pressed

    async def reacts(self, *emoji: str, to: int, in_: Chat | None = None, date: int | None = None) -> bool:
        """Let these be all one's reactions to a message, none to withdraw; whether the bot hears of it."""
        chat = _id(in_) or self.id
        told = await self.world.do("react", person=self.id, chat=chat, message=to, emoji=list(emoji), date=date)
        return bool(told)

    async def sees(self, in_: Chat | None = None, last: int | None = None) -> list[SeenMessage]:
        """The messages in a chat, the newest last; deleted ones are marked."""
        return await self.world.messages(_id(in_) or self.id, last)

    async def toasts(self) -> list[Toast]:
        """The answers to one's presses, the newest last."""
        return [Toast(**toast) for toast in await self.world.do("toasts", person=self.id)]

    async def blocks(self) -> None:
        await self.world.do("block", person=self.id)

    async def unblocks(self) -> None:
        await self.world.do("unblock", person=self.id)

    async def deletes_account(self) -> None:
        await self.world.do("deactivate", person=self.id)

    async def becomes(self, status: str, in_: Chat) -> None:
        """Join a chat, leave it, or change rights: creator, administrator, member, restricted, left or kicked."""
        await self.world.do("member_becomes", chat=in_.id, person=self.id, status=status)


def _id(chat: Chat | None) -> int | None:
    return None if chat is None else chat.id


def _checked(response: httpx.Response) -> httpx.Response:
    if response.status_code in (400, 404):
        raise Refused(response.json()["error"])
    return response.raise_for_status()


class World:
    """The stand-in at `url`, seen from outside the bot. Close it, or use it as an async context manager."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.AsyncClient(base_url=f"{url}/control", timeout=60, verify=tls.context())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        await self._http.aclose()

    async def do(self, op: str, **arguments: Any) -> Any:
        """Any operation of the control interface. Raises Refused."""
        response = await self._http.post(f"/{op}", json=arguments)
        return _checked(response).json()

    async def person(self, first_name: str, id: int = 0, **more: Any) -> Person:
        """Somebody new. more: last_name, username, language_code, premium, and started (has the bot's chat open)."""
        made = await self.do("person", first_name=first_name, id=id, **more)
        return Person(self, made["id"], first_name)

    async def people(self, first_names: Iterable[str], **more: Any) -> list[Person]:
        """Many new people in one call."""
        names = list(first_names)
        made = await self.batch({"op": "person", "first_name": name, **more} for name in names)
        return [Person(self, each["id"], name) for each, name in zip(made, names, strict=True)]

    async def group(
        self,
        title: str,
        *,
        members: Iterable[Person] = (),
        administrators: Iterable[Person] = (),
        bot: str = "administrator",
        kind: str = "supergroup",
        reactions: Iterable[str] | None = None,
        threads: Iterable[int] = (),
        id: int = 0,
        announce: bool = True,
    ) -> Chat:
        """A new group, supergroup or channel with the bot in it, of which it hears unless `announce` is False."""
        statuses = {str(person.id): "member" for person in members}
        statuses |= {str(person.id): "administrator" for person in administrators}
        made = await self.do(
            "chat",
            title=title,
            kind=kind,
            id=id,
            members=statuses,
            bot=bot,
            reactions=None if reactions is None else list(reactions),
            threads=list(threads),
            announce=announce,
        )
        return Chat(self, made["id"], title, kind)

    async def messages(self, chat: int, last: int | None = None) -> list[SeenMessage]:
        return [SeenMessage.read(seen) for seen in await self.do("sees", chat=chat, last=last)]

    async def clock(self, now: float | None = None, advance: float | None = None, run: bool = False) -> float:
        """Set the clock (epoch seconds) so that it stands still, move it, or let it run; the time it then shows."""
        return float(await self.do("clock", now=now, advance=advance, run=run))

    async def state(self) -> JSON:
        """What the stand-in counted; the keys are in docs/stand-in.md."""
        state: JSON = await self.do("state")
        return state

    async def calls(self, since: int = 0) -> list[JSON]:
        """The calls that change something, oldest first, from number `since` on."""
        calls: list[JSON] = await self.do("calls", since=since)
        return calls

    async def fault(self, kind: str, method: str = "*", **more: Any) -> None:
        """Make calls fail: 429, 500, 502, 503, reset or swallow.

        more: chat, count (1; None for all), probability, seed, retry_after, after (a server error after the work).
        """
        await self.do("fault", kind=kind, method=method, **more)

    async def clear_faults(self) -> None:
        await self.do("clear_faults")

    async def round_trip(self, seconds: float) -> None:
        """Let every Bot API call take this much longer."""
        await self.do("round_trip", seconds=seconds)

    async def limits(self, on: bool) -> None:
        """Whether the natural limits on sending hold; they do at first."""
        await self.do("limits", on=on)

    async def raw(self, *updates: JSON) -> list[int | None]:
        """Queue updates as they are; their ids."""
        ids: list[int | None] = await self.do("raw", updates=list(updates))
        return ids

    async def flood(self, updates: list[JSON]) -> int:
        """Queue many updates as they are; how many found a place."""
        return int(await self.do("flood", updates=updates))

    async def batch(self, operations: Iterable[JSON]) -> list[Any]:
        """Do operations, each {"op": …, and its arguments}, in one call; their results. Raises Refused for the first
        that was refused, after all are done."""
        results = await self.do("batch", operations=list(operations))
        for result in results:
            if "error" in result:
                raise Refused(result["error"])
        return [result["result"] for result in results]

    async def file(self, id: str) -> bytes:
        """The content of a photo or document that somebody sees."""
        response = await self._http.get(f"/file/{id}")
        return _checked(response).content
