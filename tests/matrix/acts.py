"""What can be done, one row for each: how, and who may."""

from dataclasses import dataclass
from typing import Any

from bot.texts.amending import Part
from bot.texts.radar import Way
from models.overview import READING, Group, View
from models.recommendations import LISTED_BY, ScopeKind
from models.settings import Setting
from models.words import RecommendationStatus, ResponseKind
from tests.matrix.prepared import (
    CONTACT,
    COORDINATOR,
    HELPER,
    HERE,
    ORGANISER,
    OTHER_ORGANISER,
    PARTICIPANT,
    READER,
    ROLES,
)

Talk = tuple[str, str, dict[str, Any]]
"""A dialogue: its kind, step and data, with names of prepared numbers in it."""
NUMBER = 7_777
"""The number of the dialogue that somebody is in the middle of."""
ALL = frozenset(ROLES)
NOBODY: frozenset[str] = frozenset()
RUN = frozenset({HELPER, ORGANISER, COORDINATOR})
ORGANISE = frozenset({ORGANISER, COORDINATOR})
ANY_ORGANISER = ORGANISE | {OTHER_ORGANISER}
COORDINATE = frozenset({COORDINATOR})
READ = COORDINATE | {READER}
OWNER = frozenset({PARTICIPANT})
KEEPER = frozenset({CONTACT})


@dataclass(frozen=True)
class Deed:
    """A command or the data of a button, with names of prepared numbers in it; who may do it in private and in a group.

    `on` names the card that a button is on. `talk` is the dialogue that who presses is in the middle of.
    """

    what: str
    private: frozenset[str]
    group: frozenset[str]
    on: str = ""
    talk: Talk | None = None

    @property
    def is_command(self) -> bool:
        return self.what.startswith("/")


@dataclass(frozen=True)
class Act:
    """A deed by somebody somewhere."""

    deed: Deed
    role: str
    in_group: bool = False

    @property
    def may(self) -> bool:
        return self.role in (self.deed.group if self.in_group else self.deed.private)

    def __str__(self) -> str:
        return f"{self.deed.what} by {self.role} in {'the group' if self.in_group else 'private'}"


def _both(may: frozenset[str], *whats: str, on: str = "", talk: Talk | None = None) -> list[Deed]:
    return [Deed(what, may, may, on, talk) for what in whats]


def _private(may: frozenset[str], *whats: str, on: str = "", talk: Talk | None = None) -> list[Deed]:
    return [Deed(what, may, NOBODY, on, talk) for what in whats]


def _said(may: frozenset[str], *names: str, words: str = "") -> list[Deed]:
    return _both(may, *(f"/{name} {words}".strip() for name in names))


COMMANDS = [
    *_said(ALL, "help", "hulp", "react", "reageer", "forgetme", "vergeetmij"),
    *_private(ALL, "/start", "/stop"),
    *_said(RUN, "agenda", "panel", "paneel", "undo", "terugnemen", "present", "presenteer", words=HERE),
    *_said(RUN, "close", "sluit", "show", "toon", "hide", "verberg", "hands", "handen", words=f"{HERE} TOE-2"),
    *_said(RUN, "reopen", "heropen", words=f"{HERE} TOE-1"),
    *_said(ORGANISE, "announce", "meld", "nudge", "herinner", "comments", "opmerkingen", words=HERE),
    *_said(ORGANISE, "compare", "vergelijk", "link", "koppel", words=HERE),
    *_said(ORGANISE, "check", "controleer", "unlink", "ontkoppel", words=HERE),
    *_said(ORGANISE, "decisions", "besluiten", words=HERE),
    *_said(ORGANISE, "tally", "telling", "decision", "besluit", words=f"{HERE} TOE-2"),
    *_said(ANY_ORGANISER, "gathering", "bijeenkomst", "invite", "uitnodigen", "template", "sjabloon"),
    *_said(COORDINATE, "audit", "logboek"),
]
MARKS = ("agree", "doubt", "disagree", "practice", "urgent", "clear")
CARDS = [
    *[Deed(f"r:{{card}}:{mark}", NOBODY, ALL, on="card") for mark in MARKS],
    *_private(OWNER, *(f"r:{{own}}:{mark}" for mark in MARKS), on="own"),
    *_private(OWNER, "wp:{walk}", "wn:{walk}", "ws:{walk}", on="walk"),
    *_private(OWNER, "wg:{here}", "wf:{here}", on="walk"),
    *_both(ALL, "wl:0"),
    *_both(OWNER, "nc:{open}", "o:{own}", "kt:{own}", "kw:{comment}", "fc:{own_closed}:y", "fc:{own_closed}:n"),
    *_both(OWNER, "fp:{here}:0", "fi:{here}:0:{closed}:y", "fi:{here}:0:{closed}:n"),
    *_both(OWNER, "fo:{followed}"),
    *_both(OWNER, "a:{here}:police", "i:{here}"),
    *_both(ALL, "l:nl", "l:en", "l:nl:{here}", "l:en:{here}", "h:0"),
    *_private(ALL, f"va#{NUMBER}", f"vl#{NUMBER}", talk=("forget", "how", {})),
]
RUNNING = [
    *_both(RUN, "g:{here}:0", "p:{waiting}", "x:{open}"),
    *_private(RUN, "pn:{waiting}", "pt:{open}", "px:{open}", "po:{closed}", "pv:{open}", "ph:{closed}", "pz:{open}"),
    *_private(RUN, "pu:{here}:{step}", "pb:{here}"),
    *_private(ORGANISE, "pm:{here}", "pg:{here}", "pgy:{here}", "pf:{here}", "pfy:{here}"),
    *_both(
        ORGANISE,
        *(f"{verb}#{NUMBER}" for verb in ("ms", "me", "mx")),
        talk=("announce", "preview", {"gathering": "here", "text": "Koffie"}),
    ),
    *_both(RUN, f"hs#{NUMBER}", talk=("hands", "count", {"agenda_item": "open", "counted": [3, 2, 1]})),
    *_both(ORGANISE, *(f"b{verb}:{{open}}" for verb in ("", "i", "n", "t", "w", "x"))),
    *_both(ORGANISE, *(f"bk:{{open}}:{kind}" for kind in ("adopted", "amended", "held_over"))),
    *_both(ORGANISE, "bl:{here}:0", "bd:{here}:0", "bp:{here}"),
    *_both(ORGANISE, "kq:{here}:0", "kl:{here}:0", "ko:{comment}", "ka:{comment}", "kr:{comment}"),
]
FIGURES = [
    *_both(
        ORGANISE,
        "ti:{open}",
        "tm:{here}",
        "tn:{here}",
        "tf:{here}",
        "t:{here}:0",
        "ta:{closed}:0",
        "tb:{closed}:0",
        "tx:{closed}:0",
    ),
    *_both(ORGANISE, "tg:{here}:0", "tp:{here}:{closed}", "ts:{here}:0", "tv:{here}:0", "tz:{here}:0", "te:{here}:0:0"),
    *_both(COORDINATE, "tc:{here}:{there}:0", "td:{here}:{there}:0"),
    *_both(ORGANISE, *(f"tf:{{here}}:{form}" for form in ("xlsx", "csv", "json", "pdf"))),
    *_both(
        ORGANISE,
        *(f"tr:{{here}}:{by}:0" for by in ("support", "urgency", "divergence", "controversy", "orphans")),
    ),
    *_both(COORDINATE, "lb:{here}:all:0", "lg:0"),
]
OFFER = {"agenda_item": "open", "organisation": "organisation", "text": "Wij doen mee", "due": None, "typed": "gem"}
FORWARD = {"commitment": "kept", "gathering": "there", "line": "Regel"}
SERVES = {"commitment": "kept", "part": "serves"}
ANSWERS = ("done", "on", "later", "help", "snooze", "note", "mine", "away", "show")
COUNTED = {"commitment": "counted", "first": "2013-07-01", "last": "2013-09-30", "produced": 12, "followed_up": 5}
PROMISES = [
    *_both(ALL, f"oo:{{organisation}}#{NUMBER}", talk=("offer", "organisation", OFFER)),
    *_both(ALL, f"op:0#{NUMBER}", f"ox#{NUMBER}", f"ol#{NUMBER}", talk=("offer", "organisation", OFFER)),
    *_both(ALL, f"oe#{NUMBER}", f"os#{NUMBER}", talk=("offer", "confirm", OFFER)),
    *_both(ALL, f"od:2014-02-14#{NUMBER}", f"od:later#{NUMBER}", f"stop#{NUMBER}", talk=("offer", "when", OFFER)),
    *_said(COORDINATE, "commitment", "afspraak"),
    *_both(
        COORDINATE, "xc:{item}:0", "xv:{item}", "xk:{item}", "xky:{item}", "xo:{item}", "xm:{item}:0", "xh:{item}:0"
    ),
    *_both(COORDINATE, "xw:{change}"),
    *_both(COORDINATE, *(f"xs:{{item}}:{status}" for status in RecommendationStatus)),
    *_said(COORDINATE | KEEPER, "administrative", "bestuurlijk"),
    *_both(COORDINATE | KEEPER, "xd:owner:0", "xd:period:0", "xf:{counted}:0", "xi:{counted}"),
    *_both(COORDINATE | KEEPER, f"ok:count#{NUMBER}", talk=("stages", "confirm", COUNTED)),
    *_said(ANY_ORGANISER | READ, "editions", "edities"),
    *_both(ANY_ORGANISER | READ, "xz:items:0", "xz:outcomes:0"),
    *_said(KEEPER, "response", "respons"),
    *_both(KEEPER, "xn:open:0", "xn:done:0"),
    *_both(COORDINATE | KEEPER, "xp:{item}:{organisation}"),
    *_both(COORDINATE | KEEPER, *(f"xa:{{item}}:{{organisation}}:{answer}" for answer in ResponseKind)),
    *_both(COORDINATE, "xu:{item}:0", "xe:item:{item}", "xey:item:{item}"),
    *_both(COORDINATE, *(f"{verb}:{kind}:{{area}}" for verb in ("xe", "xey") for kind in ScopeKind)),
    *_both(COORDINATE, "xt:{item}:unit:1", "xt:{item}:organisation:{organisation}"),
    *_both(COORDINATE, "xtr:{item}:unit:1", "xtr:{item}:organisation:{organisation}"),
    *_both(COORDINATE, "xta:{item}:organisation:{organisation}", "xta:{for_unit}:unit:1"),
    *_said(ANY_ORGANISER | READ, "recommendations", "aanbevelingen"),
    *_both(
        ANY_ORGANISER | READ, *(f"xl:{kind}:{{area}}:0" for kind in ScopeKind), *(f"xg:{kind}:0" for kind in LISTED_BY)
    ),
    *_both(ANY_ORGANISER | READ, "xr:{item}", "xb:{item}"),
    *_both(COORDINATE, "ca:{proposal}", "ct:{asked}", "cd:{proposal}", "cm:{proposal}", "cl:0"),
    *_both(COORDINATE, "cw:{kept}", "cq:{kept}", "ch:{kept}:0", "ls:{kept}:0", "ce:{kept}"),
    *_both(COORDINATE, *(f"cf:{{kept}}:{part}" for part in Part if part != Part.TEXT)),
    *_both(COORDINATE, f"ok:yes#{NUMBER}", talk=("withdraw", "confirm", {"commitment": "kept", "reason": "Klaar"})),
    *_both(COORDINATE, f"ok:once#{NUMBER}", talk=("amend", "every", {"commitment": "kept", "part": "every"})),
    *_both(COORDINATE, f"oi:1:n:1#{NUMBER}", f"oi:1:y:1#{NUMBER}", talk=("amend", "serves", SERVES)),
    *_both(COORDINATE, f"oo:{{organisation}}#{NUMBER}", talk=("enter", "organisation", {"reference": "TOE-2"})),
    *_both(COORDINATE | KEEPER, "ce:{asked}", "cf:{asked}:text"),
    *_both(COORDINATE | KEEPER, "ics:{kept}"),
    *_both(COORDINATE, "esc:{kept}", "escx:{told}", "icsm:{kept}", "icsl:735113:0", "escn:{unheard}"),
    *_both(ORGANISE, "escy:{passed_on}", "escz:{passed_on}"),
    *_both(COORDINATE, f"ok:yes#{NUMBER}", f"op:0#{NUMBER}", talk=("escalate", "line", FORWARD)),
    *_both(COORDINATE, f"oo:{{there}}#{NUMBER}", talk=("escalate", "which", FORWARD)),
    *_both(KEEPER, "cg:{asked}", "cn:{asked}", "cz:{proposal}"),
    *_both(KEEPER, f"ok:skip#{NUMBER}", talk=("details", "kind", {"commitment": "proposal", "left": ["kind"]})),
    *_both(KEEPER, *(f"d:{{reminder}}:{answer}{mark}" for answer in ANSWERS for mark in ("", "!"))),
    *_both(KEEPER, *(f"d:c{{kept}}:{answer}{mark}" for answer in ANSWERS for mark in ("", "!"))),
    *_both(KEEPER, "su:{answer}", "sw:{colleague}"),
    *_both(ALL, "sb"),
    *_said(COORDINATE | KEEPER, "away", "afwezig"),
    *_both(
        KEEPER, f"ok:colleague#{NUMBER}", f"ok:elsewhere#{NUMBER}", talk=("not_mine", "who", {"commitment": "kept"})
    ),
    *_both(KEEPER, f"ok:date#{NUMBER}", talk=("later", "why", {"commitment": "kept", "day": "2014-03-14"})),
    *_both(COORDINATE, "sv:{done}", "sn:{done}", *(f"s{verb}:{{troubled}}" for verb in "arhk")),
]
STEERING = [
    *_said(READ, "overview", "overzicht"),
    *_both(READ, "yo", "yb", *(f"yv:{view}:0" for view in READING.views), *(f"yg:{group}:0" for group in Group)),
    *_both(COORDINATE, *(f"yv:{view}:0" for view in View if view not in READING.views)),
    *_both(COORDINATE, *(f"yr:{way}:0" for way in Way), "yh:1:0:0", "yq:1:0:0", "yp:{kept}:0", "yk:0", "jn"),
    *_both(COORDINATE, "yx:{reminder}:0", "yz:{reminder}:0"),
    *_said(KEEPER | COORDINATE, "commitments", "afspraken"),
    *_both(KEEPER, "ym:0", "ya:{kept}"),
    *_both(READ, "yo:organisation:{organisation}:0", "yo:unit:{unit}:0", "yo:area:{area}:0"),
]
HANDED = {"subject": "Monitor", "given_by": "ECVM", "given_to": "Minister"}
REPORTING = [
    *_said(READ, "report", "rapport"),
    *_said(COORDINATE, "handover", "overdracht"),
    *_both(COORDINATE, *(f"j{verb}:{{draft}}" for verb in ("d", "q", "qy", "r", "ry"))),
    *_both(COORDINATE, *(f"j{verb}:{{draft}}:{language}" for verb in ("", "o") for language in ("nl", "en"))),
    *_both(
        COORDINATE,
        "jk:{draft}:2013-09-01",
        "jk:{draft}:today",
        *(f"jf:{{draft}}:{form}:nl" for form in ("pdf", "docx", "xlsx", "json")),
    ),
    *_both(READ, "jl:0", "jv:{released}:nl", "jv:{released}:en"),
    *_both(READ, *(f"jf:{{released}}:{form}:en" for form in ("pdf", "docx", "xlsx", "json"))),
    *_both(KEEPER, "ja:{draft}:{organisation}"),
    *_both(COORDINATE, "ql:0", "qn", "qe:{handed}", "qx:{handed}", "qxy:{handed}"),
    *_both(COORDINATE, f"qd:2013-09-01#{NUMBER}", talk=("hand_over", "day", HANDED)),
]
SETTINGS = tuple(Setting)
VALUES = {
    "language": "en",
    "audiences": "+member",
    "confidential": "1",
    "by_invitation": "1",
    "results": "live",
    "organiser_id": "1",
}
PREPARING = [
    *_private(ANY_ORGANISER, "el:0", "ug:0"),
    *_private(ORGANISE, "e:{here}", "eo:{here}:0", "ea:{here}:0", "eg:{here}:0", "ep:{here}:{area}:0"),
    *_private(ORGANISE, *(f"ef:{{here}}:{setting}" for setting in SETTINGS)),
    *_private(ORGANISE, *(f"ev:{{here}}:{setting}:{VALUES.get(setting, '-')}" for setting in SETTINGS)),
    *_private(ORGANISE, "ei:{waiting}", "eu:{waiting}", "ed:{waiting}", "er:{waiting}", "ery:{waiting}"),
    *_private(ORGANISE, "et:{here}:{area}:{item}", "eh:{here}:0"),
    *_private(COORDINATE, "en", "ec:{here}", "ex:{here}", "exy:{here}"),
    *_both(
        ORGANISE,
        f"ek#{NUMBER}",
        talk=("prepare", "confirm", {"gathering": "here", "setting": "date", "day": "2013-09-03"}),
    ),
    *_private(ORGANISE, "u:{here}", "un:{here}:p-partner", "un:{here}:helper", "un:{here}:seat", "ul:{here}:0"),
    *_private(COORDINATE, "un:{here}:organiser", "un:{here}:contact", "un:{here}:coordinator", "un:{here}:reader"),
    *_private(COORDINATE, "uO:{here}:0", "uo:{here}:{organisation}"),
    *_both(ORGANISE, f"uu:5#{NUMBER}", talk=("invite", "uses", {"gathering": "here", "role": "participant"})),
    *_both(ORGANISE, f"ue:2013-09-09#{NUMBER}", talk=("invite", "when", {"gathering": "here", "role": "participant"})),
    *_private(ORGANISE, "uv:{invite}", "uq:{invite}", "up:{invite}", "uw:{invite}", "uwy:{invite}"),
    *_both(ORGANISE, "zl:{here}:0", "zk:{here}:{spare}", "zc:{chat}", "zca:{here}", "zp:{chat}"),
    *_both(ORGANISE, "zu:{chat}", "zuy:{here}:{chat}"),
    *_both(COORDINATE, "im:{file}", "imp:{file}:0", "imx:{file}", "tw:empty", "tw:filled"),
]
DEEDS = [*COMMANDS, *CARDS, *RUNNING, *FIGURES, *PROMISES, *STEERING, *REPORTING, *PREPARING]
SAID_TO_ALL = [each for each in DEEDS if each.what.startswith(("/link", "/koppel", "zk:", "zuy:", "ms#"))]
"""What is said in the group itself; all else that somebody asks there is answered in private."""
