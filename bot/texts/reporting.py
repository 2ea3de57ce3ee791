"""The progress report in the chat: the draft, what organisations read beforehand, the release, and all versions."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.texts import offers, scales
from bot.texts.buttons import stop
from bot.texts.dates import DateProblem
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.progress_report import shown
from bot.texts.progress_report.course import reasons
from bot.texts.progress_report.opening import LIGHTS
from bot.texts.running import PER_PAGE, pages
from bot.texts.tongue import Tongue, tongue
from models.progress_report import ProgressReport
from models.progress_report.content import SETTLED, CommitmentState
from models.releasing import LINE_LIMIT, OVERALL_LIMIT, Named, Released

NAMES, TOLD = 4, 2
"""How many organisations, and commitments of one, a message has room for."""
NAME, TEXT, WHY, PICTURE = 40, 80, 1700, 900


def draft(
    language: str | None,
    report: int,
    built: ProgressReport,
    named: Sequence[Named],
    versions: int,
    files: str,
    today: date,
) -> Message:
    """The draft with all that can be done with it; `files` is the language in which files are sent."""
    _ = tongue(language)
    settled = sum(each.status in SETTLED for each in built.recommendations)
    lights = Counter(each.light for each in built.commitments)
    waiting = sum(each.waits for each in named)
    old = built.day != today
    written = ", ".join(
        word for word, text in ((_("Dutch"), built.overall.nl), (_("English"), built.overall.en)) if text
    )
    text = lines(
        _("Progress report · draft"),
        _("Reference date {day}", day=_.long_date(built.day)),
        _("The draft keeps this date until you choose another; passages are then shown anew.") if old else None,
        "",
        _.count(
            "{settled} of {n} recommendation settled",
            "{settled} of {n} recommendations settled",
            len(built.recommendations),
            settled=settled,
        ),
        *(f"{scales.COLOURS[light]} {scales.light(light, _)}: {lights[light]}" for light in LIGHTS if lights[light]),
        _("Overall picture: {languages}", languages=written or _("not written yet")),
        "",
        *_named(named, _),
    )
    rows = [
        [Button(_("As of today"), f"jk:{report}:today")] if old else [],
        _files(report, files),
        [_other_language(f"j:{report}", files), _json(report, files), Button(_("Reference date"), f"jd:{report}")],
        _pictures(report, _),
        [Button(_("Show the passages ({n})", n=waiting), f"jq:{report}")] if waiting else [],
        [Button(_("Release"), f"jr:{report}"), Button(_("Versions ({n})", n=versions), "jl:0")],
    ]
    return Message(text, rows)


def _named(named: Sequence[Named], _: Tongue) -> list[str]:
    """Who is named as past a due date, and whether they have read it."""
    if not named:
        return [_("Nobody is named as past a due date.")]
    told = [f"· {shortened(_.of(each.names), NAME)}: {_read(each, _)}" for each in named[:NAMES]]
    more = [_.count("and {n} more", "and {n} more", len(named) - NAMES)] if len(named) > NAMES else []
    return [_("Named as past a due date:"), *told, *more]


def _read(of: Named, _: Tongue) -> str:
    if of.waits:
        return _("was not shown it yet")
    if of.line:
        return _("added a line")
    return _("can't be reached") if of.shown_at is None else _("was shown it")


def _files(report: int, language: str) -> list[Button]:
    forms = (("PDF", "pdf"), ("Word", "docx"), ("Excel", "xlsx"))
    return [Button(label, f"jf:{report}:{form}:{language}") for label, form in forms]


def _json(report: int, language: str) -> Button:
    return Button("JSON", f"jf:{report}:json:{language}")


def _other_language(data: str, language: str) -> Button:
    """From here on files are in the other language."""
    return Button("→ English", f"{data}:en") if language == "nl" else Button("→ Nederlands", f"{data}:nl")


def _pictures(report: int, _: Tongue) -> list[Button]:
    return [Button(_("Picture NL"), f"jo:{report}:nl"), Button(_("Picture EN"), f"jo:{report}:en")]


def ask_day(language: str | None, report: int, today: date) -> Message:
    """As of which day."""
    _ = tongue(language)
    month = today.replace(day=1) - timedelta(1)
    text = lines(
        _("As of which day?"),
        _("Choose, or type for example “1 March 2014” or “end of February”. It can be any day that has been."),
    )
    return Message(text, [*_days((today, month), report, _), [stop(_)]])


def _days(days: Sequence[date], report: int, _: Tongue) -> list[list[Button]]:
    return [[Button(_.long_date(day), f"jk:{report}:{day.isoformat()}")] for day in days]


def day_trouble(language: str | None, report: int, problem: DateProblem) -> Message:
    """Why a day was not understood, with those it may be."""
    _ = tongue(language)
    return Message(offers.date_trouble(language, problem).text, [*_days(problem.candidates, report, _), [stop(_)]])


def ask_overall(language: str | None, built: ProgressReport, of: str) -> Message:
    """The overall picture in one language."""
    _ = tongue(language)
    stands = built.overall[of]
    name = {"nl": _("Dutch"), "en": _("English")}[of]
    text = lines(
        _("The overall picture, in {language}", language=name),
        shortened(stands, PICTURE) if stands else _("Nothing has been written yet."),
        "",
        _("Type it; it replaces what stands here. Name no persons or cases."),
    )
    return Message(text, [[stop(_)]])


def overall_too_long(language: str | None) -> str:
    _ = tongue(language)
    return _("The overall picture can have {limit} characters. Type a shorter one.", limit=OVERALL_LIMIT)


def confirm_passages(language: str | None, report: int, named: Sequence[Named], files: str) -> Message:
    """Who will be shown what is said of them, before it is sent."""
    _ = tongue(language)
    waiting = [each for each in named if each.waits]
    text = lines(
        _.count(
            "Show {n} organisation what the report says of it?",
            "Show {n} organisations what the report says of them?",
            len(waiting),
        ),
        *(f"· {shortened(_.of(each.names), NAME)}" for each in waiting[:PER_PAGE]),
        _.count("and {n} more", "and {n} more", len(waiting) - PER_PAGE) if len(waiting) > PER_PAGE else None,
        "",
        _("Each reads its own passage alone, and may add one line."),
    )
    return Message(text, [[Button(_("Show them"), f"jqy:{report}"), Button(_("Back"), f"j:{report}:{files}")]])


def passage(language: str | None, report: int, built: ProgressReport, of: Named) -> list[Message]:
    """All that the report says of an organisation, to itself: two commitments a message, the last with the button."""
    _ = tongue(language)
    several = [of.overdue[at : at + TOLD] for at in range(0, len(of.overdue), TOLD)]
    said = [
        lines(
            _("Progress report · {day}", day=_.short_date(built.day)),
            _("The report names {organisation}: a due date has passed.", organisation=_.of(of.names)),
            "",
            *(part for each in some for part in _late(each, built, _)),
        )
        for some in several
    ]
    may = _("You may add one line; it is printed with this. Name no persons or cases.")
    last = Message(lines(said[-1], "", may), [[Button(_("Add a line"), f"ja:{report}:{of.organisation}")]])
    return [*map(Message, said[:-1]), last]


def _late(of: CommitmentState, built: ProgressReport, _: Tongue) -> list[str]:
    due = shown.cell(of.due, _)
    days = _.count("{n} day late", "{n} days late", built.days_late(of))
    return [f"{of.reference} · {due} · {days}", shortened(" ".join(reasons(of, built, _)), WHY)]


def ask_line(language: str | None, organisation: str) -> Message:
    _ = tongue(language)
    text = lines(
        _("Your line in the report"),
        shortened(organisation, NAME),
        "",
        _("One sentence of at most {limit} characters. Name no persons or cases.", limit=LINE_LIMIT),
    )
    return Message(text, [[stop(_)]])


def line_too_long(language: str | None) -> str:
    _ = tongue(language)
    return _("The line can have {limit} characters. Type a shorter one.", limit=LINE_LIMIT)


def line_added(language: str | None, report: int, organisation: int, line: str) -> Message:
    _ = tongue(language)
    text = lines(_("Your line is in the report"), f"“{line}”")
    return Message(text, [[Button(_("Change the line"), f"ja:{report}:{organisation}")]])


def told_line(language: str | None, report: int, organisation: str, line: str, files: str) -> Message:
    """To the coordinator: an organisation added something."""
    _ = tongue(language)
    text = lines(_("Line for the progress report"), shortened(organisation, NAME), f"“{line}”")
    return Message(text, [[Button(_("To the draft"), f"j:{report}:{files}")]])


def passage_over(language: str | None) -> str:
    _ = tongue(language)
    return _("This report was released or changed. Nothing can be added to it any more.")


def confirm_release(
    language: str | None, report: int, built: ProgressReport, named: Sequence[Named], files: str
) -> Message:
    """What will be frozen; not before all who can be reached have read what is said of them."""
    _ = tongue(language)
    waiting = sum(each.waits for each in named)
    back = Button(_("Back"), f"j:{report}:{files}")
    if waiting:
        text = lines(_("Not released yet: some have yet to be shown what is said of them."), "", *_named(named, _))
        return Message(text, [[Button(_("Show the passages ({n})", n=waiting), f"jq:{report}")], [back]])
    added = [each for each in named if each.line]
    text = lines(
        _("Release this report?"),
        _("Reference date {day}", day=_.long_date(built.day)),
        "",
        *_named(named, _),
        *(f"{_.of(each.names)}: “{shortened(each.line, TEXT)}”" for each in added[:TOLD]),
        "",
        _("It gets the next number and never changes again. Readers hear of it."),
    )
    return Message(text, [[Button(_("Release it"), f"jry:{report}"), back]])


def version(language: str | None, of: Released, zone: str, files: str) -> Message:
    """A released version, with its files."""
    _ = tongue(language)
    text = lines(
        _("Progress report · version {number}", number=of.number),
        _("Reference date {day}", day=_.long_date(of.day)),
        _("Released on {day}", day=shown.day(of.at.astimezone(ZoneInfo(zone)).date(), _)),
    )
    return Message(
        text,
        [
            _files(of.report, files),
            [_other_language(f"jv:{of.report}", files), _json(of.report, files), Button(_("All versions"), "jl:0")],
        ],
    )


def versions(language: str | None, those: Sequence[Released], page: int, total: int) -> Message:
    """All that were released, newest first."""
    _ = tongue(language)
    if not total:
        return Message(_("No progress report has been released yet."))
    rows = [
        [
            Button(
                _("Version {number} · {day}", number=each.number, day=shown.day(each.day, _)),
                f"jv:{each.report}:{_.language}",
            )
        ]
        for each in those
    ]
    heading = _("Progress reports")
    told = _.count("{n} released version", "{n} released versions", total)
    return Message(lines(heading, told), [*rows, pages("jl", page, total, _)])


def caption(language: str | None, built: ProgressReport) -> str:
    """What stands under a file."""
    _ = tongue(language)
    of = _("draft") if built.number is None else _("version {number}", number=built.number)
    return lines(
        _("Progress report · {version} · {day}", version=of, day=shown.day(built.day, _)), _.of(built.label) or None
    )


def only_readers(language: str | None) -> str:
    _ = tongue(language)
    return _("The progress report is for the coordinator and its readers.")


def released_already(language: str | None) -> str:
    _ = tongue(language)
    return _("This draft is gone or was released.")


def nothing_to_report(language: str | None) -> str:
    _ = tongue(language)
    return _("There is no report to follow yet. Send me its file, or take it in with weerklank import.")
