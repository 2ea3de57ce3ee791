"""2 September 2013: the congress, run from one message."""

from bot.rehearsal.company import AGENDA, CONGRESS, Company
from bot.rehearsal.people import Chat, Person
from bot.rehearsal.scenes import comments, reacting, walking
from bot.rehearsal.truth import POSITIONS
from bot.rehearsal.witness import MARKS

HANDS = {"agree": 12, "doubt": 4, "disagree": 3, "practice": 0}
NEWS = "De lunch staat klaar in de foyer."
FIRST, SECOND, THIRD, *LAST = AGENDA[CONGRESS]


async def play(company: Company) -> None:
    """Six items: four for the whole crowd, of which two stay open overnight with one that is only walked past."""
    cast, hall = company.cast, company.halls[CONGRESS]
    joined = [member for member in company.crowd.joined if member.language == "nl"]
    cast.left, cast.erased, *cast.walkers = joined[1:5]
    await company.say(cast.organiser, f"/paneel {CONGRESS}")
    await company.say(cast.second, f"/panel {CONGRESS}")
    await _first(company, hall)
    await _two_at_once(company, hall)
    await _third(company, hall)
    for item in LAST:
        company.narrate(f"The organiser presents {item}, which stays open overnight")
        await _act(company, f"▶ {item}")
        if item != LAST[-1]:
            company.crowd.resting = {member.person.id for member in cast.walkers}
            await _crowd(company, item, hall)
    await walking.begin(company)


async def _act(company: Company, label: str, person: Person | None = None, *, noted: bool = True) -> None:
    """Something on the panel that the log will tell of."""
    await company.press(person or company.cast.organiser, label)
    company.played.acts[CONGRESS] += noted


async def _crowd(company: Company, item: str, hall: Chat) -> None:
    await reacting.crowd_reacts(company, item, hall, company.congress, company.crowd.members)


async def _panel(company: Company, person: Person) -> str:
    shown = [each for each in await person.sees(last=30) if not each.deleted and "Agenda" in str(each.labels)]
    return shown[-1].text if shown else ""


async def _first(company: Company, hall: Chat) -> None:
    """Reactions, an offer, the result shown and hidden, hands, and sixty seconds."""
    company.narrate(f"The organiser presents {FIRST} from the panel; the crowd reacts in the hall and in private")
    witness, truth = company.witness, company.congress
    await _act(company, f"▶ {FIRST}")
    await _crowd(company, FIRST, hall)
    await reacting.offer(company, FIRST)
    witness.reads_not("The card in the hall", await _hung(company, FIRST, hall), "👍 ")
    company.narrate("The organiser shows the result, and hides it again")
    await _act(company, "👁")
    counts = truth.counts(FIRST)
    figures = " · ".join(f"{MARKS[each]} {counts[each]}" for each in POSITIONS)
    witness.reads("The card in the hall", await _hung(company, FIRST, hall), figures)
    await _act(company, "🙈")
    witness.reads_not("The card in the hall", await _hung(company, FIRST, hall), figures)
    company.narrate("A helper counts hands; the item closes by itself after 60 seconds")
    await company.does(company.cast.helper, f">/handen {FIRST}", f">{' '.join(map(str, HANDS.values()))}")
    company.congress.hands[FIRST] = HANDS
    await _act(company, "⏱")
    await company.later(seconds=61)
    company.played.acts[CONGRESS] += 2  # the hands and the clock
    witness.reads("The panel", await _panel(company, company.cast.organiser), f"{FIRST} is vanzelf gesloten.")
    await reacting.too_late(company, FIRST, hall, truth)
    await _act(company, "👁")
    witness.reads("The card in the hall, closed", await _hung(company, FIRST, hall), figures)


async def _hung(company: Company, item: str, hall: Chat) -> str:
    """What the card in the hall says, without its buttons."""
    card = await reacting.card_of(company, item, hall)
    return next((each.text for each in await hall.shows(12) if each.id == card.message), "")


async def _two_at_once(company: Company, hall: Chat) -> None:
    company.narrate(f"Two organisers press next at once: {SECOND} is presented once")
    witness, both = company.witness, (company.cast.organiser, company.cast.second)
    for each in both:
        await company.press(each, f"▶ {SECOND}", calm=False)
    await company.stage.calm()
    company.played.acts[CONGRESS] += 1
    beaten = [await company.toast(each) for each in both]
    told = sum(said.startswith(("Een collega was u net voor", "A colleague was just before you")) for said in beaten)
    witness.same("Organisers who were told that a colleague was first", told, 1)
    for each, panel in zip(both, [await _panel(company, each) for each in both], strict=True):
        witness.reads(f"The panel of {each.first_name}", panel, f"▶ {SECOND}", THIRD)
    hung = [each for each in await hall.shows() if f"\n{SECOND} · " in each.text]
    witness.same(f"Cards of {SECOND} in the hall", len(hung), 1)
    await _crowd(company, SECOND, hall)
    company.narrate("The organiser presents the wrong one, and undoes it")
    await _act(company, f"▶ {THIRD}")
    await _act(company, "↶")
    hung = [each for each in await hall.shows() if f"\n{THIRD} · " in each.text and not each.deleted]
    witness.same(f"Cards of {THIRD} in the hall, after undoing", len(hung), 0)
    await _act(company, "⏹")
    await reacting.too_late(company, SECOND, hall, company.congress)


async def _third(company: Company, hall: Chat) -> None:
    """Comments, an announcement, and a nudge for the silent."""
    company.narrate(f"The organiser presents {THIRD}; some say in a few words why")
    await _act(company, f"▶ {THIRD}")
    company.crowd.resting = {member.person.id for member in company.cast.walkers}
    await _crowd(company, THIRD, hall)
    await comments.play(company, THIRD, hall)
    await _announced(company, hall)
    await _nudged(company)
    await _act(company, "⏹")
    await reacting.too_late(company, THIRD, hall, company.congress)


async def _announced(company: Company, hall: Chat) -> None:
    company.narrate("The organiser announces something: in the hall and to everybody who takes part")
    await _act(company, "Meld")
    await company.does(company.cast.organiser, f">{NEWS}", "Verstuur")
    witness = company.witness
    witness.same("Announcements in the hall", sum(NEWS in each.text for each in await hall.shows(8)), 1)
    got = {person.id for person in company.reached if await _got(company, person, NEWS) == 1}
    witness.same("Participants who were told the news once", got, {person.id for person in company.reached})


async def _got(company: Company, person: Person, said: str) -> int:
    return sum(said in each["text"] for each in await company.stage.world.do("sees", chat=person.id, last=5))


async def _nudged(company: Company) -> None:
    company.narrate("Those who are silent are nudged, and nobody else; one of them reacts after all")
    organiser, truth = company.cast.organiser, company.congress
    speaking = truth.speakers([THIRD])
    silent = {person.id for person in company.reached if truth.voter(person.id) not in speaking}
    await company.press(organiser, "Herinner")
    await _act(company, "Herinner")
    nudges = (f"{THIRD} staat open", f"{THIRD} is open")
    got = {person.id for person in company.reached if any([await _got(company, person, each) for each in nudges])}
    company.witness.same("People who were nudged", got, silent)
    company.witness.reads("The organiser", await company.toast(organiser), f"{len(silent)} deelnemer")
    woken = company.cast.walkers[0].person
    await company.press(woken, "Toon de kaart")
    await company.press(woken, "Eens")
    truth.presses(THIRD, woken.id, "card after the nudge", "agree")
