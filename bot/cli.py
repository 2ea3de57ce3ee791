"""The command line. Everything heavy is imported by the command that needs it, so that --help answers at once."""

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="weerklank",
    help="Weerklank carries a report's recommendations from the congress hall to the follow-up.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
inbox_app = typer.Typer(help="Updates that were set aside: list them, or let them be handled again.")
app.add_typer(inbox_app, name="inbox")

ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", "-c", help="The configuration; config.toml in this folder when it is there.", exists=False
    ),
]


@app.command()
def rehearse(
    participants: Annotated[int, typer.Option(min=20, max=5000, help="How many people play.")] = 200,
    seed: Annotated[int, typer.Option(help="The same seed plays the same congress.")] = 1,
    out: Annotated[Path, typer.Option(help="Where the summary, messages and pictures go.")] = Path("build/rehearsal"),
    database: Annotated[str, typer.Option(help="A database to play in; a throw-away SQLite file by default.")] = "",
    year: Annotated[bool, typer.Option("--year", help="Play a year of follow-up instead.")] = False,
    partners: Annotated[int, typer.Option(min=1, max=500, help="How many partners, in a year.")] = 50,
    commitments: Annotated[int, typer.Option(min=1, max=5000, help="How many commitments, in a year.")] = 400,
) -> None:
    """Play a whole congress and its follow-up, or a year, on this machine: no token, no network."""
    from bot.commands import rehearsing

    if year:
        sys.exit(rehearsing.rehearse_year(partners, commitments, seed, out, database))
    sys.exit(rehearsing.rehearse(participants, seed, out, database))


@app.command()
def run(config: ConfigOption = None) -> None:
    """Run the bot until it is stopped."""
    from bot.commands.running import run as start

    sys.exit(start(config))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A report: .xlsx, .csv, .zip or .toml; see docs/report-file.md.")],
    preview: Annotated[bool, typer.Option("--preview", help="Only show what it would change.")] = False,
    config: ConfigOption = None,
) -> None:
    """Take a report in, all of it or nothing; again with the same references changes texts and never voices."""
    from bot.commands.importing import import_report

    sys.exit(import_report(config, file, only_preview=preview))


@app.command()
def template(
    file: Annotated[Path, typer.Argument(help="The workbook to write, such as report.xlsx.")],
    filled: Annotated[bool, typer.Option("--filled", help="With the report that is in the database.")] = False,
    language: Annotated[str, typer.Option(help="nl or en.")] = "nl",
    config: ConfigOption = None,
) -> None:
    """Write the workbook in which a report is filled in."""
    from bot.commands.importing import write_template

    sys.exit(write_template(config, file, language, filled=filled))


@app.command()
def invite(
    role: Annotated[str, typer.Argument(help="coordinator, organiser, helper, contact, reader or participant.")],
    gathering: Annotated[str, typer.Option(help="For an organiser, helper or participant: which gathering.")] = "",
    audience: Annotated[str, typer.Option(help="For a participant: as which audience.")] = "",
    organisation: Annotated[str, typer.Option(help="For a contact or participant: of which organisation.")] = "",
    seat: Annotated[
        str, typer.Option(help="For a participant by invitation: of which seat. A member and a substitute may use it.")
    ] = "",
    uses: Annotated[int, typer.Option(min=1, max=100_000, help="How often it may be used.")] = 1,
    days: Annotated[int, typer.Option(min=1, max=730, help="How many days it stays valid.")] = 30,
    qr: Annotated[
        Path | None, typer.Option(help="Also write the link as a QR code: a .svg, .png or .pdf file.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Make an invitation: a link that grants just this."""
    from bot.commands.inviting import invite as make

    sys.exit(make(config, role, gathering, audience, organisation, uses, days, qr, seat))


@app.command()
def poster(
    gathering: Annotated[str, typer.Argument(help="Which gathering.")],
    out: Annotated[Path, typer.Option(help="The PDF to write.")],
    audience: Annotated[str, typer.Option(help="As which audience people join; they choose by default.")] = "",
    uses: Annotated[int, typer.Option(min=1, max=100_000, help="How many may join by it.")] = 500,
    days: Annotated[int, typer.Option(min=1, max=730, help="How many days it stays valid.")] = 30,
    config: ConfigOption = None,
) -> None:
    """Make an invitation and write an A4 poster with its QR code."""
    from bot.commands.inviting import poster as write_poster

    sys.exit(write_poster(config, gathering, audience, out, uses, days))


@app.command()
def revoke(
    code: Annotated[str, typer.Argument(help="The code, or the whole link it is in.")], config: ConfigOption = None
) -> None:
    """Withdraw an invitation: what it gave stays, it gives nothing more."""
    from bot.commands.inviting import revoke as withdraw

    sys.exit(withdraw(config, code))


@app.command()
def tally(
    gathering: Annotated[str, typer.Argument(help="Which gathering.")],
    reference: Annotated[str, typer.Argument(help="One item, such as TOE-2; all of them by default.")] = "",
    picture: Annotated[Path | None, typer.Option(help="Also write the picture to this PNG file.")] = None,
    language: Annotated[str, typer.Option(help="nl or en.")] = "nl",
    recount: Annotated[bool, typer.Option("--recount", help="Count again from the voices first.")] = False,
    by_audience: Annotated[bool, typer.Option("--by-audience", help="Apart by audience, where that may be.")] = False,
    compare: Annotated[str, typer.Option(help="Another gathering, to put beside it.")] = "",
    rank: Annotated[str, typer.Option(help="By support, urgency, divergence, controversy, or the orphans.")] = "",
    config: ConfigOption = None,
) -> None:
    """Show the figures of a gathering, as the chat shows them."""
    from bot.commands.tallying import show

    sys.exit(
        show(
            config,
            gathering,
            reference,
            picture,
            language,
            recount=recount,
            by_audience=by_audience,
            compare=compare,
            rank=rank,
        )
    )


@app.command()
def minutes(
    gathering: Annotated[str, typer.Argument(help="Which gathering.")],
    out: Annotated[Path, typer.Option(help="The PDF to write.")],
    language: Annotated[str, typer.Option(help="nl or en.")] = "nl",
    config: ConfigOption = None,
) -> None:
    """Write the list of decisions and actions as an accessible PDF."""
    from bot.commands.minutes import write

    sys.exit(write(config, gathering, out, language))


@app.command()
def report(
    as_of: Annotated[
        str, typer.Option("--as-of", help="The reference date, such as 2014-03-01; today by default.")
    ] = "",
    language: Annotated[str, typer.Option(help="nl or en.")] = "nl",
    format: Annotated[str, typer.Option(help="pdf, docx, xlsx or json.")] = "pdf",
    out: Annotated[
        Path | None, typer.Option(help="The file to write; named by date in this folder by default.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Write the progress report on the follow-up, as it stood on any day."""
    from bot.commands.reporting import report as write

    sys.exit(write(config, as_of, language, format, out))


@app.command()
def audit(
    gathering: Annotated[str, typer.Option(help="Of one gathering; all of them by default.")] = "",
    page: Annotated[int, typer.Option(min=1, help="Twenty a page, newest first.")] = 1,
    csv: Annotated[Path | None, typer.Option(help="Write the whole log to this CSV file instead.")] = None,
    language: Annotated[str, typer.Option(help="nl or en.")] = "nl",
    config: ConfigOption = None,
) -> None:
    """Show what was done, by which role, when."""
    from bot.commands.auditing import show as show_log

    sys.exit(show_log(config, gathering, page, csv, language))


@inbox_app.command("list")
def inbox_list(
    page: Annotated[int, typer.Option(min=1, help="Twenty a page.")] = 1, config: ConfigOption = None
) -> None:
    """Show what was set aside, and why."""
    from bot.commands.inbox import list_aside

    sys.exit(list_aside(config, page))


@inbox_app.command("retry")
def inbox_retry(
    seq: Annotated[list[int] | None, typer.Argument(help="Their numbers; all of them by default.")] = None,
    config: ConfigOption = None,
) -> None:
    """Let updates that were set aside be handled again."""
    from bot.commands.inbox import retry

    sys.exit(retry(config, seq))


@app.command()
def outbox(page: Annotated[int, typer.Option(min=1, help="Twenty a page.")] = 1, config: ConfigOption = None) -> None:
    """Show messages that did not arrive, or perhaps did not, and why."""
    from bot.commands.outbox import list_undelivered

    sys.exit(list_undelivered(config, page))


@app.command()
def migrate(config: ConfigOption = None) -> None:
    """Bring the database to this version; an SQLite file is copied first."""
    from bot.commands.keeping import migrate as bring

    sys.exit(bring(config))


@app.command()
def backup(
    to: Annotated[Path | None, typer.Argument(help="The copy; beside the database, with the time, by default.")] = None,
    config: ConfigOption = None,
) -> None:
    """Copy an SQLite database, also while the bot runs."""
    from bot.commands.keeping import backup as copy

    sys.exit(copy(config, to))


def main() -> None:
    """The entry point."""
    app()


if __name__ == "__main__":
    main()
