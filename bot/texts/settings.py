"""The questions about each setting of a gathering, and why one stays as it is."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import available_timezones

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.preparing import language_word
from bot.texts.running import pages
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import audience as audience_word
from models.names import Names
from models.preparing import GatheringView
from models.report_file.faults import nearest
from models.settings import Refusal, Setting
from models.words import Results

APART = " / "
"""Between the name in Dutch and the one in English."""
ZONES = ("Europe/Amsterdam", "Europe/Brussels", "America/Kralendijk", "UTC")
WORDS = ("partner", "police", "member")
"""Audiences with a word of ours."""


def ask_choice(language: str | None, view: GatheringView, setting: Setting) -> Message:
    """A setting with a few values, each on a button; what stands is marked."""
    _ = tongue(language)
    number = view.number

    def choice(label: str, value: object, *, stands: bool) -> Button:
        return Button(f"✓ {label}" if stands else label, f"ev:{number}:{setting}:{value}")

    if setting == Setting.CONFIDENTIAL:
        explained = _(
            "Confidential: small numbers stay hidden. On the record: they are shown, so people may be recognised, and "
            "organisers see what each seat chose. Once somebody joined, it only becomes more confidential."
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
        Setting.NAME: _('Type the name; after " / " the English one, such as "Congres / Congress".'),
        Setting.DATE: _('On which day is it? Type it, such as "2 September" or "in three weeks".'),
        Setting.KEPT_UNTIL: _(
            "Until which day are reactions kept? After it only figures are left. "
            'Type the day, such as "31 December" or "in six months".'
        ),
        Setting.ZONE: _("Which time zone? Choose, or type its name, such as Europe/Paris."),
        Setting.QUORUM: _("How many must react for a figure to carry? Type a number, such as 60."),
        Setting.EMBARGO: _(
            "Before which day must nothing be shared? Until then cards can't be forwarded, and who did not join by an "
            'invitation stays out. Type the day, such as "3 September".'
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
    question = _("Figures are told apart by role. Tap ✕ to take a role away, + to add one, or type one, such as press.")
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
    return f"{view.reference} · {heading(setting, _)}"


def heading(setting: Setting, _: Tongue) -> str:
    """What a setting is called."""
    return {
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


def _back(number: int, _: Tongue) -> Button:
    return Button(_("‹ Settings"), f"e:{number}")


def name_trouble(language: str | None, longest: int) -> str:
    _ = tongue(language)
    return _("A name has at most {n} characters. Type a shorter one.", n=longest)


def unfit(language: str | None, setting: Setting, typed: str) -> str:
    """What was typed is no such thing: what would be."""
    _ = tongue(language)
    if setting == Setting.ZONE:
        near = nearest(typed, available_timezones()) or ZONES[0]
        return _("There is no time zone {typed}. Type one such as {zone}.", typed=shortened(typed, 40), zone=near)
    if setting == Setting.QUORUM:
        return _("Type a whole number from 1, such as 60.")
    if setting == Setting.AUDIENCES:
        return _("A role has at most 20 letters, digits and hyphens, such as press. Type a shorter or simpler one.")
    return _('Type a name, such as "Congres / Congress".')


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
        Refusal.RESERVED: _("That word stands for who chose no role yet, so it can't be a role. Type another."),
        Refusal.IN_USE: _("Something was said or decided there, so this gathering stays."),
    }[why]
