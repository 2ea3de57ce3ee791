"""The words for marks, audiences, urgencies and statuses."""

from bot.texts.tongue import Tongue
from models.rules.voices import Voice
from models.words import Flag, Stance

MARKS = {
    Stance.AGREE: "👍",
    Stance.DOUBT: "🤔",
    Stance.DISAGREE: "👎",
    Stance.PRACTICE: "👌",
    Flag.URGENT: "🔥",
    Flag.OFFER: "🤝",
    Flag.OTHER: "💬",
}


def word(mark: str, _: Tongue) -> str:
    """The word for a position or a flag, without its picture."""
    return {
        Stance.AGREE: _("Agree"),
        Stance.DOUBT: _("Doubt"),
        Stance.DISAGREE: _("Disagree"),
        Stance.PRACTICE: _("Already practice"),
        Flag.URGENT: _("Urgent"),
        Flag.OFFER: _("We take this on"),
        Flag.OTHER: _("Other emoji"),
    }[Flag(mark) if mark in tuple(Flag) else Stance(mark)]


def marked(mark: Stance | Flag, _: Tongue) -> str:
    """The word with its picture: "👍 Eens"."""
    return f"{MARKS[mark]} {word(mark, _)}"


def said(voice: Voice, _: Tongue) -> str:
    """A voice in words: "👍 Eens, 🔥 Urgent"; empty for a silent one."""
    stance = [] if voice.stance == Stance.NONE else [marked(voice.stance, _)]
    return ", ".join(stance + [marked(flag, _) for flag in Flag if flag in voice.flags])


def audience(name: str, _: Tongue) -> str:
    """An audience as "U doet mee als …" says it; names without a word of ours stand as they are."""
    return {
        "police": _("police"),
        "partner": _("chain partner"),
        "member": _("member"),
        "unknown": _("participant"),
    }.get(name, name)


def urgency(name: str, _: Tongue) -> str:
    return {"high": _("urgency high"), "medium": _("urgency medium"), "low": _("urgency low")}[name]


def level(name: str, _: Tongue) -> str:
    """How urgent, where the word urgency is not needed."""
    return {"high": _("high"), "medium": _("medium"), "low": _("low")}[name]


def report(answer: str, _: Tongue) -> str:
    """What was done with a commitment, or said of it by its owner."""
    return {
        "proposed": _("proposed"),
        "entered": _("recorded"),
        "agreed": _("agreed"),
        "declined": _("declined"),
        "endorsed": _("the organisation stands for it"),
        "endorsed_by_telephone": _("agreed by telephone"),
        "refused": _("refused by the organisation"),
        "disputed": _("wrong, says the organisation"),
        "handed_on": _("other owner"),
        "withdrawn": _("withdrawn"),
        "changed": _("changed"),
        "serves": _("recommendations changed"),
        "done": _("done"),
        "on_schedule": _("on schedule"),
        "later": _("done later"),
        "later_asked": _("later date asked"),
        "help": _("help needed"),
        "not_ours": _("not for us"),
        "snoozed": _("reminded later"),
        "note": _("note"),
        "verified": _("checked"),
        "sent_back": _("not done yet"),
        "date_agreed": _("later date agreed"),
        "date_refused": _("later date refused"),
        "helped": _("the coordinator was in touch"),
        "kept_owner": _("stays with its owner"),
        "next_time": _("the next time"),
        "escalation_told": _("announced to its owner"),
        "escalation_dropped": _("not put forward"),
        "escalated": _("put forward"),
        "escalation_accepted": _("on the agenda"),
        "escalation_declined": _("not on the agenda"),
    }.get(answer, answer)
