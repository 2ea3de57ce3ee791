"""The traffic light of a commitment."""

from datetime import date, timedelta

import pytest

from models.rules.light import Course, light
from models.rules.terms import Terms
from models.words import CommitmentStatus, Light

TODAY = date(2014, 3, 3)
YESTERDAY = TODAY - timedelta(1)


@pytest.mark.parametrize(
    ("status", "due", "reported_on", "shown"),
    [
        (CommitmentStatus.IN_PROGRESS, YESTERDAY, YESTERDAY, Light.RED),
        (CommitmentStatus.AGREED, TODAY, YESTERDAY, Light.AMBER),
        (CommitmentStatus.AGREED, TODAY + timedelta(7), YESTERDAY, Light.AMBER),
        (CommitmentStatus.AGREED, TODAY + timedelta(8), YESTERDAY, Light.GREEN),
        (CommitmentStatus.IN_PROGRESS, TODAY + timedelta(90), TODAY - timedelta(59), Light.GREEN),
        (CommitmentStatus.IN_PROGRESS, TODAY + timedelta(90), TODAY - timedelta(60), Light.AMBER),
        (CommitmentStatus.IN_PROGRESS, TODAY + timedelta(90), None, Light.AMBER),
        (CommitmentStatus.DONE, YESTERDAY, None, Light.GREEN),
        (CommitmentStatus.WITHDRAWN, YESTERDAY, None, Light.GREY),
        (CommitmentStatus.PROPOSED, YESTERDAY, None, Light.GREY),
        (CommitmentStatus.PROPOSED, None, None, Light.GREY),
    ],
)
def test_the_light_follows_from_date_status_and_reports(
    status: CommitmentStatus, due: date | None, reported_on: date | None, shown: Light
) -> None:
    assert light(Course(status, due, reported_on), TODAY, Terms()) == shown
