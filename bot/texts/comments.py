"""Comments: asking for a few words, holding what names somebody, and the queue that organisers read."""

from collections.abc import Sequence

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.running import PER_PAGE, pages
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import audience as audience_word
from models.commenting import LIMIT, Said
from models.rules.held_texts import Held, Looks
from models.words import CommentState

PARTS = 3
"""How many parts of a held text are named."""


def ask(language: str | None, reference: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("Your comment on {reference}", reference=reference),
            _("Type it in at most {limit} characters.", limit=LIMIT),
            "",
            _("🔒 Confidential: an organiser reads it before anyone else, without your name."),
            _("Never mention names or cases."),
        ),
        [[stop(_)]],
    )


def kept(language: str | None, reference: str, comment: int) -> Message:
    _ = tongue(language)
    text = _("Saved with {reference}. An organiser reads it first.", reference=reference)
    return Message(text, [[Button(_("Take back"), f"kw:{comment}")]])


def withdrawn(language: str | None) -> Message:
    _ = tongue(language)
    return Message(_("Taken back. Nothing of your comment is kept."))


def gone(language: str | None) -> str:
    _ = tongue(language)
    return _("That comment is not there any more.")


def too_long(language: str | None) -> str:
    return _too_long(tongue(language))


def _too_long(_: Tongue) -> str:
    return _("That is too long. Please say it in at most {limit} characters.", limit=LIMIT)


def held(language: str | None, parts: Sequence[Held]) -> str:
    """What in a text looked like what; the author may change it and send it again."""
    _ = tongue(language)
    return lines(_looks(parts, _), _("Nothing was saved. Please send it again without that."))


def reply_not_saved(language: str | None, reference: str, parts: Sequence[Held]) -> str:
    """In private, of a reply in the group; without `parts` it was too long."""
    _ = tongue(language)
    return lines(
        _("Your reply to {reference} in the group was not saved", reference=reference),
        _looks(parts, _) if parts else _too_long(_),
        _("Everybody can still read it there: you can delete it and reply anew."),
    )


def _looks(parts: Sequence[Held], _: Tongue) -> str:
    words = {
        Looks.PLATE: _("a number plate"),
        Looks.TELEPHONE: _("a telephone number"),
        Looks.BSN: _("a citizen service number (BSN)"),
    }
    return "\n".join(
        _("“{part}” looks like {what}.", part=shortened(each.part, 30), what=words[each.looks])
        for each in parts[:PARTS]
    )


def reply_is_public(language: str | None) -> str:
    """Once to each person at a gathering who replies to a card in the group."""
    _ = tongue(language)
    return _(
        "A reply to a card is public: everybody in the group sees it with your name, and it can be published without. "
        "In confidence: 🔒 React in private, then Comment."
    )


def moderate(language: str | None, said: Said, waiting: int) -> Message:
    """One comment to decide on, or to decide on anew; `waiting` counts all that wait."""
    _ = tongue(language)
    state = {
        CommentState.PENDING: _("Waits for your decision."),
        CommentState.APPROVED: _("Approved: it may be published."),
        CommentState.REJECTED: _("Rejected: it appears nowhere."),
    }[said.state]
    kind = _("reply in the group") if said.public else _("confidential")
    decisions = [
        Button(label, f"{verb}:{said.id}")
        for label, verb, decided in (
            (_("Approve"), "ka", CommentState.APPROVED),
            (_("Reject"), "kr", CommentState.REJECTED),
        )
        if decided != said.state
    ]
    on = [Button(_("Next ›"), f"kq:{said.gathering}:{said.id}")] if waiting else []
    return Message(
        lines(
            _("Comment on {reference}", reference=said.reference),
            _.count("{n} waits", "{n} wait", waiting) if waiting else None,
            "",
            _("“{text}”", text=said.text),
            "",
            f"{audience_word(said.audience, _).capitalize()} · {kind}",
            state,
        ),
        [[*decisions, *on], [_all(said.gathering, _)]],
    )


def nothing_waits(language: str | None, gathering: int) -> Message:
    _ = tongue(language)
    return Message(_("No comment waits for a decision."), [[_all(gathering, _)]])


def _all(gathering: int, _: Tongue) -> Button:
    return Button(_("All comments"), f"kl:{gathering}:0")


def listed(language: str | None, gathering: int, comments: Sequence[Said], page: int) -> Message:
    """Eight a page, those that wait first; each can be opened and decided on anew."""
    _ = tongue(language)
    shown = list(enumerate(comments[page * PER_PAGE : (page + 1) * PER_PAGE], page * PER_PAGE + 1))
    marks = {CommentState.PENDING: "·", CommentState.APPROVED: "✓", CommentState.REJECTED: "✗"}
    text = lines(
        _.count("{n} comment", "{n} comments", len(comments)) if comments else _("There are no comments yet."),
        "",
        *(f"{place} {marks[each.state]} {each.reference} {shortened(each.text, 60)}" for place, each in shown),
        "",
        _("✓ approved, ✗ rejected, · waits. A number opens it.") if shown else None,
    )
    buttons = [Button(str(place), f"ko:{each.id}") for place, each in shown]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    return Message(text, [*rows, pages(f"kl:{gathering}", page, len(comments), _)])


def decided(language: str | None, state: CommentState) -> str:
    _ = tongue(language)
    return {CommentState.APPROVED: _("Approved."), CommentState.REJECTED: _("Rejected.")}[state]
