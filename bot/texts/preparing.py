"""Preparing a gathering: its settings in one message, the questions about each, and why one can't change any more."""

from collections.abc import Sequence
from datetime import date

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.running import pages
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import audience as audience_word
from models.names import Names
from models.preparing import GatheringView
from models.settings import Refusal, Setting
from models.words import Results

NAME = 42
ZONES = ("Europe/Amsterdam", "Europe/Brussels", "America/Kralendijk", "UTC")
WORDS = ("partner", "police", "member")
"""Audiences with a word of ours."""


def gatherings(
    language: str | None, shown: Sequence[tuple[int, str, Names, date]], total: int, page: int, *, may_make: bool
) -> Message:
    """Which gathering to prepare: eight (number, reference, names, date) of them a page."""
    _ = tongue(language)
    text = lines(
        _("Prepare a gathering"),
        _.count("{n} gathering", "{n} gatherings", total),
        "",
        *(f"{reference} · {_.short_date(day)}\n{shortened(_.of(names), NAME)}" for _n, reference, names, day in shown),
    )
    buttons = [Button(reference, f"e:{number}") for number, reference, _n, _d in shown]
    new = [Button(_("➕ New gathering"), "en")] if may_make else []
    return Message(text, [*([button] for button in buttons), pages("el", page, total, _), new])


def settings(language: str | None, view: GatheringView, *, coordinator: bool) -> Message:
    """All that is set, with a button for each."""
    _ = tongue(language)
    number = view.number
    text = lines(
        f"{view.reference} · {_.short_date(view.day)} {view.day.year}",
        _.of(view.names),
        None if view.names.nl == view.names.en else view.names["nl" if _.language == "en" else "en"],
        "",
        _("Date: {day}", day=_.long_date(view.day)),
        _("Time zone: {zone} · {language}", zone=view.zone, language=language_word(view.language, _)),
        _("Roles: {names}", names=_.listed(audience_word(each, _) for each in view.audiences)),
        " · ".join(
            (_confidential(_, yes=view.confidential), _closed(_, yes=view.by_invitation), _results(view.results, _))
        ),
        _("Kept by {name} until {day}", name=shortened(_.of(view.controller), NAME), day=_.long_date(view.kept_until)),
        _quorum(view.quorum, _),
        _("Do not share before {day}", day=_.long_date(view.embargo_until)) if view.embargo_until else None,
        "",
        " · ".join(
            (
                _.count("{n} item on the agenda", "{n} items on the agenda", view.items),
                _.count("{n} participant", "{n} participants", view.joined),
            )
        ),
        _("The figures of this gathering are final: the time for which reactions are kept is over.")
        if view.settled
        else None,
    )

    def field(label: str, setting: Setting) -> Button:
        return Button(label, f"ef:{number}:{setting}")

    rows = [
        [field(_("Name"), Setting.NAME), field(_("Date"), Setting.DATE), field(_("Roles"), Setting.AUDIENCES)],
        [
            field(_("Privacy"), Setting.CONFIDENTIAL),
            field(_("Access"), Setting.BY_INVITATION),
            field(_("Result"), Setting.RESULTS),
        ],
        [
            field(_("Keeping"), Setting.KEPT_UNTIL),
            field(_("Quorum"), Setting.QUORUM),
            field(_("Embargo"), Setting.EMBARGO),
        ],
        [
            field(_("Language"), Setting.LANGUAGE),
            field(_("Time zone"), Setting.ZONE),
            field(_("Controller"), Setting.CONTROLLER),
        ],
    ]
    onward = [Button(_("Agenda"), f"ea:{number}:0"), Button(_("Invite"), f"u:{number}")]
    last = [Button(_("‹ All gatherings"), "el:0")]
    if coordinator:
        last = [Button(_("Copy"), f"ec:{number}"), Button(_("Remove"), f"ex:{number}"), *last]
    return Message(text, [*([] if view.settled else rows), onward, *([last[:2], last[2:]] if coordinator else [last])])


def language_word(language: str, _: Tongue) -> str:
    return {"nl": _("Dutch"), "en": _("English")}[language]


def _confidential(_: Tongue, *, yes: bool) -> str:
    return _("confidential") if yes else _("on the record")


def _closed(_: Tongue, *, yes: bool) -> str:
    return _("by invitation") if yes else _("open to all")


def _results(results: Results, _: Tongue) -> str:
    return _("result live") if results == Results.LIVE else _("result after closing")


def _quorum(quorum: int | None, _: Tongue) -> str | None:
    return None if quorum is None else _("Quorum: {n}", n=quorum)


# --- questions ---------------------------------------------------------------------------------------------------


def ask_choice(language: str | None, view: GatheringView, setting: Setting) -> Message:
    """A setting with a few values, each on a button; what stands is marked."""
    _ = tongue(language)
    number = view.number

    def choice(label: str, value: object, *, stands: bool) -> Button:
        return Button(f"✓ {label}" if stands else label, f"ev:{number}:{setting}:{value}")

    if setting == Setting.CONFIDENTIAL:
        explained = _(
            "Confidential: small numbers stay hidden. On the record: they are shown, so people may be recognised. "
            "Once somebody joined, it only becomes more confidential."
        )
        row = [
            choice(_("Confidential"), 1, stands=view.confidential),
            choice(_("On the record"), 0, stands=not view.confidential),
        ]
    elif setting == Setting.BY_INVITATION:
        explained = _(
            "Open: who scans the code or opens a card takes part. By invitation: only who has a link of their own, "
            "with one reaction for each seat."
        )
        row = [
            choice(_("Open"), 0, stands=not view.by_invitation),
            choice(_("By invitation"), 1, stands=view.by_invitation),
        ]
    elif setting == Setting.RESULTS:
        explained = _("Are numbers on the cards while an item is open, or only after it is closed?")
        row = [
            choice(_("Live"), Results.LIVE, stands=view.results == Results.LIVE),
            choice(_("After closing"), Results.HIDDEN, stands=view.results == Results.HIDDEN),
        ]
    else:
        explained = _("In which language are cards in the group? In private everybody has their own.")
        row = [choice(language_word(each, _), each, stands=view.language == each) for each in ("nl", "en")]
    return Message(lines(_asked(view, setting, _), "", explained), [row, [_back(number, _)]])


def ask_typed(language: str | None, view: GatheringView, setting: Setting) -> Message:
    """A setting that is typed, or picked from the buttons."""
    _ = tongue(language)
    number = view.number
    question = {
        Setting.NAME: _('Type the name; after a / the English one, such as "Congres / Congress".'),
        Setting.DATE: _('On which day is it? Type it, such as "2 September" or "in three weeks".'),
        Setting.KEPT_UNTIL: _("Until which day are reactions kept? After it only figures are left. Type the day."),
        Setting.ZONE: _("Which time zone? Choose, or type its name, such as Europe/Paris."),
        Setting.QUORUM: _("How many must react for a figure to carry? Type a number."),
        Setting.EMBARGO: _(
            "Before which day must nothing be shared? Until then cards can't be forwarded, and who did not join by an "
            "invitation stays out. Type the day."
        ),
    }[setting]
    rows: list[list[Button]] = []
    if setting == Setting.ZONE:
        picks = [Button(("✓ " if view.zone == zone else "") + zone, f"ev:{number}:{setting}:{zone}") for zone in ZONES]
        rows = [[button] for button in picks]
    if (setting == Setting.QUORUM and view.quorum) or (setting == Setting.EMBARGO and view.embargo_until):
        rows = [[Button(_("None"), f"ev:{number}:{setting}:-")]]
    return Message(lines(_asked(view, setting, _), "", question), [*rows, [_back(number, _)]])


def ask_audiences(language: str | None, view: GatheringView) -> Message:
    """Which roles are told apart: a tap adds or takes away."""
    _ = tongue(language)
    number, setting = view.number, Setting.AUDIENCES
    there = [Button(f"✕ {audience_word(each, _)}", f"ev:{number}:{setting}:-{each}") for each in view.audiences]
    others = [each for each in WORDS if each not in view.audiences]
    absent = [Button(f"+ {audience_word(each, _)}", f"ev:{number}:{setting}:+{each}") for each in others]
    question = _("Figures are told apart by role. Tap ✕ to take a role away, + to add one, or type a word.")
    rows = [[button] for button in (*there, *absent)]
    return Message(lines(_asked(view, setting, _), "", question), [*rows, [_back(number, _)]])


def ask_controller(
    language: str | None, view: GatheringView, shown: Sequence[tuple[int, Names]], total: int, page: int
) -> Message:
    """Which organisation keeps the data: eight a page."""
    _ = tongue(language)
    number, setting = view.number, Setting.CONTROLLER
    picks = [
        [Button(shortened(_.of(names), 50), f"ev:{number}:{setting}:{organisation}")] for organisation, names in shown
    ]
    question = _("Which organisation organises it and keeps the data? Participants are told its name.")
    text = lines(_asked(view, setting, _), "", question)
    return Message(text, [*picks, pages(f"eo:{number}", page, total, _), [_back(number, _)]])


def confirm_date(
    language: str | None, reference: str, setting: Setting, day: date, *, gathering: int | None = None
) -> Message:
    """The whole date, before it is set; of a new gathering or of one with a number."""
    _ = tongue(language)
    said = {
        Setting.DATE: _("It is on {day}.", day=_.long_date(day)),
        Setting.KEPT_UNTIL: _("Reactions are kept until {day}.", day=_.long_date(day)),
        Setting.EMBARGO: _("Do not share before {day}", day=_.long_date(day)),
    }[setting]
    text = lines(reference, _("Is this right?"), "", said, "", _("Or type another day."))
    leave = stop(_) if gathering is None else _back(gathering, _)
    return Message(text, [[Button(_("That is right"), "ek"), leave]])


def _asked(view: GatheringView, setting: Setting, _: Tongue) -> str:
    heading = {
        Setting.NAME: _("Name"),
        Setting.DATE: _("Date"),
        Setting.ZONE: _("Time zone"),
        Setting.LANGUAGE: _("Language"),
        Setting.AUDIENCES: _("Roles"),
        Setting.CONFIDENTIAL: _("Privacy"),
        Setting.BY_INVITATION: _("Access"),
        Setting.RESULTS: _("Result"),
        Setting.KEPT_UNTIL: _("Keeping"),
        Setting.QUORUM: _("Quorum"),
        Setting.EMBARGO: _("Embargo"),
        Setting.CONTROLLER: _("Controller"),
    }[setting]
    return f"{view.reference} · {heading}"


def _back(number: int, _: Tongue) -> Button:
    return Button(_("‹ Settings"), f"e:{number}")


# --- removing and refusing -----------------------------------------------------------------------------------------


def name_trouble(language: str | None, longest: int) -> str:
    _ = tongue(language)
    return _("A name has at most {n} characters. Type a shorter one.", n=longest)


def ask_remove(language: str | None, view: GatheringView) -> Message:
    """Before a gathering goes for good."""
    _ = tongue(language)
    text = lines(
        _("Remove {reference}?", reference=view.reference),
        _.of(view.names),
        "",
        _("Its agenda and settings go with it. Its invitations stop working, and who joined is no longer in it."),
        _("This can't be undone."),
    )
    return Message(text, [[Button(_("Remove"), f"exy:{view.number}"), _back(view.number, _)]])


def removed(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} is removed.", reference=reference)


def is_set(language: str | None) -> str:
    _ = tongue(language)
    return _("Set.")


def no_report(language: str | None) -> str:
    _ = tongue(language)
    return _("There is no report yet. Import one first, then prepare a gathering about it.")


def only_coordinator(language: str | None) -> str:
    _ = tongue(language)
    return _("Only the coordinator can do that.")


def refused(language: str | None, why: Refusal) -> str:
    """Why it stays as it is."""
    _ = tongue(language)
    return {
        Refusal.SETTLED: _("The figures of this gathering are final: the time for which reactions are kept is over."),
        Refusal.PROMISED_CONFIDENTIAL: _(
            "Who joined was told that reactions are confidential. That can't be taken back; make a new gathering."
        ),
        Refusal.PROMISED_CLOSED: _(
            "Who joined was told that this gathering is by invitation. It can't be opened any more; make a new one."
        ),
        Refusal.COUNTED_UNINVITED: _(
            "People reacted who were not invited, and their reactions count. So it stays open; make a new gathering."
        ),
        Refusal.PROMISED_END: _("Who joined was told until when reactions are kept. That can only become earlier."),
        Refusal.PROMISED_CONTROLLER: _("Who joined was told which organisation keeps their data. It stays that one."),
        Refusal.ENDS_BEFORE: _("Reactions are kept at least until the gathering is over. Choose a later day."),
        Refusal.PAST: _("That day has come already. Choose a later one."),
        Refusal.CHOSEN: _("Somebody takes part in this role, so it stays."),
        Refusal.INVITED: _("An invitation for this role still works. Withdraw it first."),
        Refusal.LAST: _("A gathering has at least one role. Add another first."),
        Refusal.MANY: _("A gathering has at most 6 roles. Take one away first."),
        Refusal.UNFIT: _("I can't use that. Type it again, or choose from the buttons."),
        Refusal.IN_USE: _("Something was said or decided there, so this gathering stays."),
    }[why]
