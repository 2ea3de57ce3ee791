"""The topics of a forum: closed, opened again, deleted with all that is in them."""

from .membership import first_administrator, service
from .standin import StandIn
from .wire import ControlError
from .world import Chat

_TOLD = {"closed": "forum_topic_closed", "open": "forum_topic_reopened"}


def becomes(standin: StandIn, chat: Chat, thread: int, state: str) -> None:
    """Let a topic be "open", "closed" (of which a service message tells) or "deleted" (of which nothing does).

    Raises ControlError where there is no such topic, or state.
    """
    if thread not in chat.threads:
        raise ControlError(f"there is no thread {thread} in chat {chat.id}")
    chat.closed_threads.discard(thread)
    if state == "deleted":
        chat.threads.discard(thread)
        for message in chat.messages.values():
            message.deleted = message.deleted or message.thread == thread
    elif state in _TOLD:
        if state == "closed":
            chat.closed_threads.add(thread)
        service(standin, chat, first_administrator(standin, chat), {_TOLD[state]: {}}, thread)
    else:
        raise ControlError(f"no state of a topic: {state!r}")
