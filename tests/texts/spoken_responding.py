"""What is said of formal responses."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.texts import asking_responses, responding
from bot.texts.message import Message
from models.names import Names
from models.responding import Addressed
from models.words import ResponseKind
from tests.texts.values import LARGEST, ORGANISATION, ORGANISATIONS, REPORT

_longest = max(REPORT.recommendation, key=lambda each: len(each.text_nl))
VIEW = Addressed(
    item=LARGEST,
    reference=_longest.id,
    title=Names(_longest.title_nl, _longest.title_en),
    text=Names(_longest.text_nl, _longest.text_en),
    special_attention=True,
    organisation=LARGEST,
    organisation_names=ORGANISATION,
    answer=ResponseKind.NOT_ACCEPTED,
    day=date(2014, 3, 31),
    reason="Onze organisatie heeft daar geen taak in en geen mensen voor",
)
WAITS = replace(VIEW, answer=None, day=None, reason="")


def messages(language: str) -> Iterator[tuple[str, Message]]:
    yield "responses to give", responding.listed(language, [WAITS] * 8, 1, 20, answered=False)
    yield "responses given", responding.listed(language, [VIEW] * 8, 0, 8, answered=True)
    yield "no responses to give", responding.listed(language, [], 0, 0, answered=False)
    yield "response asked", asking_responses.asked(language, [WAITS] * 9)
    yield "response asked to one", asking_responses.asked(language, [WAITS])
    yield "response to give", responding.card(language, WAITS)
    yield "response to change", responding.card(language, VIEW)
    for answer in (ResponseKind.PARTLY, ResponseKind.NOT_ACCEPTED):
        yield f"response, why {answer}", responding.ask_reason(language, VIEW.reference, answer)
    yield "response noted", responding.noted(language, VIEW, 3)
    yield "response noted, the last", responding.noted(language, replace(VIEW, answer=ResponseKind.PARTLY), 0)
    yield "response told", responding.told(language, VIEW)
    yield "response recorded", responding.recorded(language, VIEW)
    both = [VIEW, WAITS] * 4
    yield "responses", asking_responses.of_recommendation(language, LARGEST, VIEW.reference, both, 1, 20, 4)
    yield "responses of nobody", asking_responses.of_recommendation(language, LARGEST, VIEW.reference, [], 0, 0, 0)
    yield "ask for responses", asking_responses.ask_first(language, f"partner:{LARGEST}", 12, 18, ORGANISATIONS)
    yield "ask for one response", asking_responses.ask_first(language, f"item:{LARGEST}", 1, 1, ())


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "asked for responses", asking_responses.asked_them(language, 3)
    yield "asked for one response", asking_responses.asked_them(language, 1)
    yield "asked today", asking_responses.asked_today(language)
    yield "only contacts", responding.only_contacts(language)
