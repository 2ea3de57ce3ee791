"""Until the spring: reminders on their days, and what partners answer."""

from datetime import date, timedelta

from bot.rehearsal.company import Company, at
from bot.rehearsal.ledger import Promise

FIRST_DAY, LAST_DAY = date(2013, 9, 26), date(2014, 5, 2)


async def play(company: Company, day: date) -> None:
    """One day: what is due comes, and is answered."""
    if day.day == 1 or day == FIRST_DAY:
        company.narrate(f"{day:%B %Y} · reminders go out on their days")
    await company.stage.go_to(at(day, 9))
    reminded = [each for each in company.played.promises.values() if each.is_reminded_on(day)]
    company.played.expected.update((each.reference, day) for each in reminded)
    if reminded:
        await company.stage.go_to(at(day, 15))
    for promise in reminded:
        await _answer(company, promise, day)


def days() -> list[date]:
    return [FIRST_DAY + timedelta(number) for number in range((LAST_DAY - FIRST_DAY).days + 1)]


async def _answer(company: Company, promise: Promise, day: date) -> None:
    """One partner keeps us posted and delivers, one delivers at once, one asks for time and gets it, one is silent."""
    if promise.reference == "A-9":
        done = day >= date(2014, 2, 7)
        await _tap(company, "gemeente", "A-9", "Klaar" if done else "Op schema")
        promise.kept, promise.quiet_until = done, day
    elif promise.reference == "A-3":
        await _tap(company, "riec-on", "A-3", "Klaar")
        promise.kept = True
    elif promise.reference == "A-7" and promise.due == date(2014, 3, 1):
        await _tap(company, "om", "A-7", "Later klaar")
        await company.does(company.cast.contacts["om"], ">eind april", ">Het college vergadert later")
        await company.press(company.cast.coordinator, "Akkoord")
        promise.due, promise.quiet_until = date(2014, 4, 30), day


async def _tap(company: Company, who: str, reference: str, label: str) -> None:
    """Answer the newest reminder; when it speaks of several commitments, open this one first."""
    partner = company.cast.contacts[who]
    newest = await company.newest(partner)
    if any(reference in row for row in newest.labels):
        await company.press(partner, reference, on=newest.id)
        company.played.asked_for.add((await company.newest(partner)).id)
    await company.press(partner, label)


def promises() -> dict[str, Promise]:
    """The commitments of the report that somebody in the cast is reminded of, each from the day it was agreed."""
    known = (
        Promise("A-1", "high", date(2014, 2, 14), date(2013, 11, 13)),
        Promise("A-2", "high", date(2014, 6, 30), date(2013, 11, 13)),
        Promise("A-3", "high", date(2014, 3, 8), date(2013, 12, 4)),
        Promise("A-5", "medium", date(2014, 12, 31), date(2013, 11, 19)),
        Promise("A-7", "medium", date(2014, 3, 1), date(2013, 12, 11)),
    )
    return {promise.reference: promise for promise in known}
