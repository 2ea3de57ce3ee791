"""What is said of walking through, of comments, and of following."""

from collections.abc import Iterator
from dataclasses import replace

from bot.texts import cards, comments, following, walking
from bot.texts.message import Message
from models.cards import Walk
from models.commenting import LIMIT, Said
from models.following import Results
from models.rules.held_texts import Held, Looks
from models.words import CommentState
from tests.texts.values import CONGRESS, FULL_TALLY, LARGEST, NOW, REPORT, USERNAME, outcome_card, recommendation_card

LONG = (" ".join(each.text_nl for each in REPORT.recommendation))[:LIMIT]
PARTS = tuple(Held(looks, "06 - 12 34 56 78 (0031)" * 2) for looks in Looks)
SAID = Said(LARGEST, LARGEST, LARGEST, LARGEST, "TOE-2", LONG, "partner", False, CommentState.PENDING, NOW)


def messages(language: str) -> Iterator[tuple[str, Message]]:
    """Cards that walk or close by themselves, and what stands in their place; comments; results of one's own."""
    for view in (recommendation_card(language, private=True), outcome_card(language, private=True)):
        walks = replace(view, walk=Walk(back=True, on=True), saved_at=NOW, closes_at=NOW)
        yield f"walking card of the {view.kind}", cards.card(walks, USERNAME)
        closed = replace(walks, open=False, place=0, closes_at=None, follows=True)
        yield f"walking card of the {view.kind}, closed", cards.card(closed, USERNAME)
    last = replace(recommendation_card(language, private=True), walk=Walk(back=False, on=False))
    yield "walking card, the only one", cards.card(last, USERNAME)
    group = replace(recommendation_card(language), closes_at=NOW)
    yield "group card that closes by itself", cards.card(group, USERNAME)
    for scores in ((71, 58), (58, 58)):
        moved = replace(outcome_card(language), scores=((2010, scores[0]), (2012, scores[1])))
        yield f"group card, moved to {scores[1]} from {scores[0]}", cards.card(moved, USERNAME)
    gatherings = [(LARGEST - number, CONGRESS) for number in range(9)]
    yield "which to walk", walking.which(language, gatherings, 0)
    yield "which to walk, second page", walking.which(language, gatherings, 1)
    yield "nothing to walk", walking.nothing_open(language)
    yield "stopped walking", walking.stopped(language, LARGEST, "TOE-2", 17, 18)
    yield "walked, some left", walking.ended(language, LARGEST, 17, 18)
    yield "walked all", walking.ended(language, LARGEST, 1, 1)
    yield "walked, all closed", walking.ended(language, LARGEST, 0, 0)
    yield "ask comment", comments.ask(language, "TOE-2")
    yield "comment kept", comments.kept(language, "TOE-2", LARGEST)
    yield "comment taken back", comments.withdrawn(language)
    yield "comment held", Message(comments.held(language, PARTS))
    yield "reply held", Message(comments.reply_not_saved(language, "TOE-2", PARTS))
    yield "reply too long", Message(comments.reply_not_saved(language, "TOE-2", ()))
    yield "reply is public", Message(comments.reply_is_public(language))
    for state in CommentState:
        decided = replace(SAID, state=state, public=state == CommentState.REJECTED, audience="unknown")
        yield f"comment, {state}", comments.moderate(language, decided, 1)
    yield "comment, two wait", comments.moderate(language, SAID, 2)
    yield "comment, the last", comments.moderate(language, replace(SAID, state=CommentState.APPROVED), 0)
    yield "no comment waits", comments.nothing_waits(language, LARGEST)
    all_of = [replace(SAID, state=state) for state in CommentState for _ in range(4)]
    for page in range(2):
        yield f"comments, page {page + 1}", comments.listed(language, LARGEST, all_of, page)
    yield "one comment", comments.listed(language, LARGEST, [SAID], 0)
    yield "comments, none", comments.listed(language, LARGEST, [], 0)
    yield from _results(language)


def _results(language: str) -> Iterator[tuple[str, Message]]:
    items = {each.agenda_item: number for number, each in enumerate(FULL_TALLY.items)}
    found = Results(FULL_TALLY, items, frozenset(range(0, 18, 2)))
    for page in range(3):
        yield f"own result, page {page + 1}", following.results(found, language, NOW, page)
    first = FULL_TALLY.items[0]
    unshown = (replace(first, counts=None), replace(first, counts=dict.fromkeys(first.counts or {})))
    for number, item in enumerate(unshown):
        one = replace(found, tally=replace(FULL_TALLY, items=(item,)))
        yield f"own result, not shown {number}", following.results(one, language, NOW, 0)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    """What is said over the chat."""
    yield "comment too long", comments.too_long(language)
    yield "comment gone", comments.gone(language)
    for state in (CommentState.APPROVED, CommentState.REJECTED):
        yield f"comment {state}", comments.decided(language, state)
    for follows in (True, False):
        yield f"following, {follows}", following.following(language, "TOE-2", follows=follows)
