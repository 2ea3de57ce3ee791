"""Whatever was typed, the calendar file is well formed and tells it again."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.reports.calendar import written
from bot.texts.calendar import Event

NOW = datetime(2013, 9, 2, 8, 42, tzinfo=UTC)
TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(",;:\\\"'\n"), max_size=200)


@given(TYPED, TYPED, st.dates(date(2013, 1, 1), date(2099, 12, 30)), st.booleans())
def test_what_was_typed_comes_back_from_lines_of_75_octets(
    title: str, description: str, day: date, cancelled: bool
) -> None:
    event = Event("uid", 3, day, cancelled, title, description, title, "https://t.me/weerklankbot")

    content = written(event, NOW)

    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    (entry,) = Calendar.from_ical(content).events
    assert (str(entry["summary"]), str(entry["description"])) == (title, description)
    assert (entry.start, entry["sequence"], entry["status"] == "CANCELLED") == (day, 3, cancelled)
