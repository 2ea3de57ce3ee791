"""Progress reports to say and print things with: one with something of everything, and one with nothing yet."""

from dataclasses import replace
from datetime import date

from models.areas import Area
from models.names import Names
from models.progress_report import ProgressReport
from models.progress_report.content import (
    Answered,
    Carried,
    CommitmentState,
    Decided,
    Editions,
    GatheringState,
    GroupReactions,
    Handed,
    ItemReactions,
    Line,
    Means,
    Movement,
    Party,
    RecommendationState,
    Said,
    Source,
    Stage,
    Support,
)
from models.words import (
    Addressee,
    CommitmentKind,
    CommitmentStatus,
    DecisionKind,
    ItemKind,
    Light,
    RecommendationStatus,
    Recurrence,
    ResponseKind,
    Urgency,
)
from tests.texts.values import CONGRESS, CONGRESS_DAY, LABEL, TITLES

DAY = date(2014, 3, 1)
UNITS = (Party("ON", Names("Oost-Nederland", "Oost-Nederland")), Party("LE", Names("Landelijke Eenheid", "LE")))
TOWN = Party("gemeente", Names("Voorbeeldgemeente", "Example municipality"), ("ON",))
LIEC = Party("liec", Names("Landelijk Informatie- en Expertisecentrum", "National Information and Expertise Centre"))
AREAS = (
    Area("TOE", Names("Toezicht", "Supervision"), 30),
    Area("INF", Names("Informatie", "Information"), 20),
    Area("ORG", Names("Organisatie", "Organisation"), 50),
)
TASKFORCE = Names("Taskforce Mensenhandel", "Human trafficking task force")
NOTHING = Names("", "")
HIDDEN = {"agree": 12, "doubt": None, "disagree": None, "practice": 0}


def recommendation(number: int, status: RecommendationStatus, **changed: object) -> RecommendationState:
    reference, title = TITLES[number]
    made = RecommendationState(
        reference=reference,
        title=title,
        text=Names("Doe het samen.", "Do it together."),
        area="TOE",
        edition=2012,
        addressee=Addressee.PARTNER,
        organisations=(TOWN, LIEC),
        units=(),
        regions=(),
        urgency=Urgency.HIGH,
        context=NOTHING,
        special=True,
        status=status,
        since=None,
        reason="",
        reopened=False,
        responses=(),
        commitments=(),
        proposals=0,
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def commitment(reference: str, light: Light, **changed: object) -> CommitmentState:
    made = CommitmentState(
        reference=reference,
        organisation=TOWN,
        owner=Names("hoofd toezicht", "head of supervision"),
        kind=CommitmentKind.ENFORCEMENT_AGREEMENT,
        urgency=Urgency.HIGH,
        recommendations=(TITLES[0][0],),
        text=Names("Arrangement vaststellen.", "Adopt an arrangement."),
        measure=Names("Vastgesteld en gemeld.", "Adopted and reported."),
        status=CommitmentStatus.IN_PROGRESS,
        light=light,
        agreed_on=date(2013, 11, 14),
        due=date(2014, 2, 14),
        first_due=date(2014, 1, 10),
        moved=0,
        done_on=None,
        verified_on=None,
        closed=NOTHING,
        every=Recurrence.ONCE,
        every_until=None,
        said=None,
        unanswered=0,
        help_asked_on=None,
        disputed_on=None,
        asked_due=None,
        asked_due_reason="",
        escalated=(),
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def full() -> ProgressReport:
    """Something of everything."""
    due = date(2014, 6, 30)
    everything_wrong = {
        "said": Said(date(2014, 2, 10), "later", "Het wacht op de driehoek."),
        "moved": 2,
        "unanswered": 2,
        "help_asked_on": DAY,
        "disputed_on": DAY,
        "asked_due": due,
        "asked_due_reason": "De driehoek",
        "escalated": (CONGRESS,),
    }
    group = GroupReactions(("police", "partner"), HIDDEN, 4, 16)
    item = ItemReactions(TITLES[0][0], ItemKind.RECOMMENDATION, TITLES[0][1], 16, HIDDEN, 3, 0.75, {}, (group,))
    means = Means("TOE", 1, 55.0, 67.5)
    return ProgressReport(
        day=DAY,
        number=None,
        overall=Names("Het gaat goed.\nBijna overal.", "It goes well.\nNearly everywhere."),
        monitor="KM",
        names=Names("Korpsmonitor Mensenhandel", "Police Force Monitor"),
        label=LABEL,
        policy_areas=("mensenhandel", "misstanden-prostitutiebranche", "online-seks"),
        sources=(Source(CONGRESS, CONGRESS_DAY, "Kamerstuk 28638, nr. 103"),),
        areas=AREAS,
        recommendations=(
            recommendation(
                0,
                RecommendationStatus.NOT_ACCEPTED,
                since=CONGRESS_DAY,
                reason="Al geregeld.",
                responses=(
                    Answered(TOWN, ResponseKind.NOT_ACCEPTED, "Dit is aan het RIEC.", CONGRESS_DAY),
                    Answered(LIEC, ResponseKind.ACCEPTED, "", CONGRESS_DAY),
                ),
                commitments=("A-1", "A-2"),
                proposals=2,
            ),
            recommendation(
                1,
                RecommendationStatus.IN_PROGRESS,
                edition=2010,
                urgency=Urgency.LOW,
                proposals=1,
                decisions=(
                    Decided(CONGRESS, CONGRESS_DAY, DecisionKind.HELD_OVER, ""),
                    Decided(TASKFORCE, date(2013, 9, 25), DecisionKind.AMENDED, "Eerst met twee gemeenten."),
                ),
            ),
            recommendation(2, RecommendationStatus.IN_PROGRESS, edition=2010, urgency=Urgency.MEDIUM, reopened=True),
            recommendation(3, RecommendationStatus.IMPLEMENTED, edition=2010, special=False),
            recommendation(
                4, RecommendationStatus.ON_HOLD, addressee=Addressee.UNIT, units=UNITS, regions=("Twente",), area="INF"
            ),
            recommendation(5, RecommendationStatus.NOT_STARTED, addressee=Addressee.UNIT, units=UNITS, area="INF"),
        ),
        commitments=(
            commitment("A-1", Light.RED, **everything_wrong),
            commitment("A-2", Light.RED, moved=1, unanswered=1),
            commitment("A-3", Light.AMBER, due=due, every=Recurrence.QUARTER, every_until=due),
            commitment("A-4", Light.GREEN, status=CommitmentStatus.DONE, done_on=DAY),
            commitment("A-5", Light.GREEN, status=CommitmentStatus.DONE, done_on=DAY, verified_on=DAY),
            commitment(
                "A-6",
                Light.GREY,
                organisation=LIEC,
                status=CommitmentStatus.WITHDRAWN,
                closed=Names("Opgegaan in een andere.", "Absorbed into another."),
            ),
        ),
        proposals=2,
        stages=(Stage("A-2", TOWN, date(2014, 1, 1), date(2014, 3, 31), 12, 9),),
        units=UNITS,
        riecs={"ON": "Oost-Nederland"},
        gatherings=(
            GatheringState(
                "congres-2013", CONGRESS, CONGRESS_DAY, True, (item,), (Support("TOE", 1, 1, 0.75),), 0.75, 0.75, 412
            ),
        ),
        editions=Editions(
            2010,
            2012,
            (
                Movement("U-4", Names("Zicht", "Sight"), "TOE", 44, 57),
                Movement("U-6", Names("Rapportages", "Reports"), "INF", 55, 48),
                Movement("U-8", Names("Opbrengsten", "Proceeds"), "INF", None, 54),
            ),
            (means,),
            replace(means, area=""),
            replace(means, area=""),
        ),
        carried=(Carried("TOE", 4, 2, 1), Carried("INF", 2, 0, 0), Carried("ORG", 0, 0, 0)),
        carried_unweighted=0.125,
        carried_weighted=0.15,
        hand_overs=(Handed(date(2013, 9, 3), "Korpsmonitor 2012", "korpschef", "minister", "met een brief"),),
        due_soon_days=7,
        silent_days=60,
        lines=(Line("gemeente", "De raad beslist op 20 maart."),),
    )


def empty() -> ProgressReport:
    """A report that was taken in yesterday, with a single recommendation and no commitments."""
    means = Means("", 0, None, None)
    return replace(
        full(),
        overall=NOTHING,
        label=NOTHING,
        policy_areas=(),
        recommendations=(recommendation(0, RecommendationStatus.NOT_STARTED, special=False),),
        commitments=(),
        proposals=0,
        stages=(),
        units=(),
        gatherings=(),
        editions=Editions(None, 2012, (), (), means, means),
        hand_overs=(),
        lines=(),
        due_soon_days=1,
        silent_days=1,
    )


def unscored() -> ProgressReport:
    """Two editions without a score or an older recommendation; one commitment, released as version 2."""
    means = Means("", 0, None, None)
    return replace(
        full(),
        number=2,
        recommendations=(recommendation(0, RecommendationStatus.IN_PROGRESS),),
        commitments=(commitment("A-1", Light.GREEN, kind=CommitmentKind.OTHER),),
        proposals=1,
        editions=Editions(2010, 2012, (), (), means, means),
        due_soon_days=1,
    )
