"""The card of a recommendation or outcome, in a group and in private, and the answers to presses on it."""

from bot.texts.message import Button, Message, lines
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import MARKS, marked, said, urgency, word
from models.cards import CardView
from models.reacting import Pressed
from models.words import CLEAR, POSITIONS, UNKNOWN_AUDIENCE, Flag, ItemKind, Stance

ON_OUTCOMES = (Stance.AGREE, Stance.DOUBT, Stance.DISAGREE)


def card(view: CardView, username: str) -> Message:
    """The card in its chat's language; `username` is the bot's, for the links into private."""
    _ = tongue(view.language)
    text = lines(
        _.of(view.title),
        _heading(view, _),
        "",
        *((_.of(view.text), "") if _.of(view.text) else ()),
        _scores(view, _),
        _addressed(view, _),
        *(_private_state(view, _) if view.private else _group_state(view, _)),
        _.of(view.label) or None,
    )
    buttons = _private_buttons(view, _) if view.private else _group_buttons(view, _, username)
    return Message(text, buttons if view.open else (), silent=view.private)


def _heading(view: CardView, _: Tongue) -> str:
    place = _("{reference} · {place} of {places}", reference=view.reference, place=view.place, places=view.places)
    return place + " · " + _("special attention") if view.special_attention else place


def _scores(view: CardView, _: Tongue) -> str | None:
    if not view.scores:
        return None
    scores = " → ".join(f"{year}: {score}" for year, score in view.scores)
    if len(view.scores) == 1:
        return _("Score {scores} (new in this edition)", scores=scores)
    movement = view.scores[-1][1] - view.scores[-2][1]
    return _("Score {scores} ({movement})", scores=scores, movement=f"{movement:+d}" if movement else "=")


def _addressed(view: CardView, _: Tongue) -> str | None:
    if view.urgency is None:
        return None
    names = _.listed(_.of(names) for names in view.addressees)
    return _("For: {names} · {urgency}", names=names, urgency=urgency(view.urgency, _))


def _group_state(view: CardView, _: Tongue) -> tuple[str | None, ...]:
    counts = view.counts
    offered = POSITIONS if view.kind == ItemKind.RECOMMENDATION else ON_OUTCOMES
    return (
        _group_heading(view, _),
        None if counts is None else " · ".join(f"{MARKS[stance]} {counts[stance]}" for stance in offered),
        _visibility(view, _),
    )


def _visibility(view: CardView, _: Tongue) -> str | None:
    if not view.confidential:
        return _("Reactions here are on the record, with names.")
    return _("Buttons: confidential. Emoji: visible.") if view.open else None


def _group_heading(view: CardView, _: Tongue) -> str:
    state = _state(view, _)
    if not view.joined and not view.reacted:
        return state
    if view.reacted > view.joined:
        reacted = _.count("{n} person reacted", "{n} people reacted", view.reacted)
        return f"{state} · {reacted}"
    return _.count(
        "{state} · {n} of {joined} reacted",
        "{state} · {n} of {joined} reacted",
        view.reacted,
        state=state,
        joined=view.joined,
    )


def _private_state(view: CardView, _: Tongue) -> tuple[str | None, ...]:
    voice = said(view.own, _)
    return (
        None if view.open else _state(view, _),
        _("Your reaction: {voice}", voice=voice) if voice else _unheard(view, _),
    )


def _unheard(view: CardView, _: Tongue) -> str:
    return _("No reaction yet. One tap is enough.") if view.open else _("You gave no reaction.")


def _state(view: CardView, _: Tongue) -> str:
    return _("Open") if view.open else _("Closed")


def _group_buttons(view: CardView, _: Tongue, username: str) -> list[list[Button]]:
    def press(mark: Stance | Flag) -> Button:
        return Button(marked(mark, _), f"r:{view.posting}:{mark}")

    link = f"https://t.me/{username}?start="
    rows = [[press(stance) for stance in ON_OUTCOMES]]
    if view.kind == ItemKind.RECOMMENDATION:
        rows.append([press(Stance.PRACTICE), press(Flag.URGENT)])
        rows.append([Button(marked(Flag.OFFER, _), url=f"{link}o{view.token}")])
    else:
        rows.append([press(Flag.URGENT)])
    rows.append([Button(_("🔒 React in private"), url=f"{link}c{view.token}")])
    return rows


def _private_buttons(view: CardView, _: Tongue) -> list[list[Button]]:
    def press(mark: Stance | Flag) -> Button:
        chosen = mark == view.own.stance or mark in view.own.flags
        return Button(f"✓ {word(mark, _)}" if chosen else word(mark, _), f"r:{view.posting}:{mark}")

    rows = [[press(stance) for stance in ON_OUTCOMES]]
    if view.kind == ItemKind.RECOMMENDATION:
        rows.append([press(Stance.PRACTICE), press(Flag.URGENT)])
        rows.append([Button(marked(Flag.OFFER, _), f"o:{view.posting}")])
    else:
        rows.append([press(Flag.URGENT)])
    rows.append([Button(_("Withdraw"), f"r:{view.posting}:{CLEAR}")])
    return rows


def answer(pressed: Pressed, mark: str, language: str | None, *, private: bool) -> str:
    """What a press is answered with: what now stands."""
    _ = tongue(language)
    voice = said(pressed.voice, _)
    match pressed.outcome:
        case "closed" if voice:
            return _("{reference} is closed. Your reaction counts: {voice}.", reference=pressed.reference, voice=voice)
        case "closed":
            return _("{reference} is closed.", reference=pressed.reference)
        case "not_member":
            return _("This gathering is by invitation. Your reaction is not counted here.")
        case "cleared" if voice:
            return _("Withdrawn. Your emoji in the group still stands: {voice}.", voice=voice)
        case "cleared":
            return _("Withdrawn. {reference} holds no reaction of yours.", reference=pressed.reference)
        case "stood":
            return _("That stood already: {voice}. Nothing withdrawn.", voice=voice)
        case "set" if pressed.audience == UNKNOWN_AUDIENCE and not private:
            return _("Counted. In which role are you here? Tap 🔒 React in private.")
        case "set":
            shown = marked(Flag(mark) if mark in tuple(Flag) else Stance(mark), _)
            return _(
                "{mark} is noted for {reference}. Changed your mind? Tap another button.",
                mark=shown,
                reference=pressed.reference,
            )
    return _("This card is no longer in use. Ask the organiser for a new one.")
