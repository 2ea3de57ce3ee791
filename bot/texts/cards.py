"""The card of a recommendation or outcome, in a group and in private, and the answers to presses on it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

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
        embargo(view.embargo_until, _),
        _.of(view.label) or None,
    )
    protected = view.embargo_until is not None
    if view.private:
        return Message(text, _private_buttons(view, _), silent=True, protected=protected)
    return Message(text, _group_buttons(view, _, username) if view.open else (), protected=protected)


def embargo(until: date | None, _: Tongue) -> str | None:
    """That nothing of it is to be passed on yet."""
    return None if until is None else _("Do not share before {day}", day=_.long_date(until))


def _heading(view: CardView, _: Tongue) -> str:
    place = view.reference
    if view.place:
        place = _("{reference} · {place} of {places}", reference=view.reference, place=view.place, places=view.places)
    return place + " · " + _("special attention") if view.special_attention else place


def _scores(view: CardView, _: Tongue) -> str | None:
    if not view.scores:
        return None
    scores = " → ".join(f"{year}: {score}" for year, score in view.scores)
    if len(view.scores) == 1:
        return _("Score {scores} (new in this edition)", scores=scores)
    return _("Score {scores} ({movement})", scores=scores, movement=_movement(view, _))


def _movement(view: CardView, _: Tongue) -> str:
    moved = view.scores[-1][1] - view.scores[-2][1]
    if not moved:
        return _("unchanged")
    return _("{n} higher", n=moved) if moved > 0 else _("{n} lower", n=-moved)


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
        _closes(view, _),
        None if counts is None else " · ".join(f"{MARKS[stance]} {counts[stance]}" for stance in offered),
        _visibility(view, _),
    )


def _visibility(view: CardView, _: Tongue) -> str | None:
    if not view.confidential:
        return _on_record(view, _)
    if not view.open:
        return None
    if view.in_channel:
        return _("Buttons: confidential. Emoji: without a name, so not counted.")
    return _("Buttons: confidential. Emoji: visible.")


def _on_record(view: CardView, _: Tongue) -> str:
    if view.seated:
        return _("On the record: organisers see what your seat chose.")
    return _("On the record: small numbers show.")


def _group_heading(view: CardView, _: Tongue) -> str:
    state = _state(view, _)
    if not view.joined and not view.reacted:
        return state
    if view.reacted > view.joined:
        reacted = _.count("{n} reacted", "{n} reacted", view.reacted)
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
        _closes(view, _) if view.open else _state(view, _),
        _("Your reaction: {voice}", voice=voice) if voice else _unheard(view, _),
        None if view.confidential or not view.open else _on_record(view, _),
        None if view.saved_at is None else _saved(view.saved_at, view.zone, _),
    )


def _saved(at: datetime, zone: str, _: Tongue) -> str:
    """With its date: a card may be looked at on any later day."""
    day = at.astimezone(ZoneInfo(zone)).date()
    return _("Saved on {day} at {time}", day=_.short_date(day), time=_.clock(at, zone))


def _closes(view: CardView, _: Tongue) -> str | None:
    """When it closes by itself."""
    return None if view.closes_at is None else _("Closes at {time}", time=_.clock(view.closes_at, view.zone))


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
    rows = _own_buttons(view, _) if view.open else [[_follow(view, _)]]
    return [*rows, _walk_buttons(view, _)] if view.walk is not None else rows


def _own_buttons(view: CardView, _: Tongue) -> list[list[Button]]:
    def press(mark: Stance | Flag) -> Button:
        chosen = mark == view.own.stance or mark in view.own.flags
        return Button(f"✓ {word(mark, _)}" if chosen else word(mark, _), f"r:{view.posting}:{mark}")

    rows = [[press(stance) for stance in ON_OUTCOMES]]
    if view.kind == ItemKind.RECOMMENDATION:
        rows.append([press(Stance.PRACTICE), press(Flag.URGENT)])
        rows.append([Button(marked(Flag.OFFER, _), f"o:{view.posting}")])
    else:
        rows.append([press(Flag.URGENT)])
    rows.append([Button(_("Comment"), f"kt:{view.posting}"), Button(_("Withdraw"), f"r:{view.posting}:{CLEAR}")])
    return rows


def _follow(view: CardView, _: Tongue) -> Button:
    if view.follows:
        return Button(_("✓ You follow this · stop"), f"fc:{view.posting}:n")
    return Button(_("🔔 Tell me when this moves"), f"fc:{view.posting}:y")


def _walk_buttons(view: CardView, _: Tongue) -> list[Button]:
    """Back, where there is something to go back to; stop; and on, at the end to what came of it."""
    assert view.walk is not None
    back = [Button(_("‹ Previous"), f"wp:{view.posting}")] if view.walk.back else []
    on = _("Next ›") if view.walk.on else _("Finish ›")
    return [*back, Button(_("Stop"), f"ws:{view.posting}"), Button(on, f"wn:{view.posting}")]


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
        case "left":
            return _("You left reactions without a name at this gathering, so new ones of yours don't count here.")
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
