"""2 September 2013: the congress, run from one message."""

from bot.rehearsal.company import AGENDA, CONGRESS, Company
from bot.rehearsal.people import Chat, Person
from bot.rehearsal.scenes import comments, reacting, walking
from bot.rehearsal.truth import POSITIONS
from bot.rehearsal.witness import MARKS

HANDS = {"agree": 12, "doubt": 4, "disagree": 3, "practice": 0}
PROMISE = "Handhavingsarrangement vaststellen in de lokale driehoek"
NEWS = "De lunch staat klaar in de foyer."
FIRST, SECOND, THIRD, FOURTH, WALKED = AGENDA[CONGRESS]


async def tried(company: Company) -> None:
    """Before most are there the organiser presents something by mistake, and takes it back."""
    company.narrate("Before the doors open the organiser presents the first item by mistake, and undoes it")
    organiser, hall = company.cast.organiser, company.halls[CONGRESS]
    await company.say(organiser, f"/paneel {CONGRESS}")
    await _act(company, f"▶ {FIRST}")
    await _act(company, "↶")
    for who, chat in (("in the hall", hall.id), ("of a partner", company.cast.contacts["om"].id)):
        cards = [each for each in await company.stage.world.messages(chat) if f"\n{FIRST} · " in each.text]
        company.witness.same(f"Cards {who} after undoing", [each.deleted for each in cards], [True])
    company.witness.reads("The panel", await _panel(organiser), "Er staat niets open", FIRST)


async def play(company: Company) -> None:
    """Five items: four for the whole crowd, of which two stay open overnight with one that is only walked past."""
    cast, hall = company.cast, company.halls[CONGRESS]
    joined = [member for member in company.crowd.joined if member.language == "nl"]
    cast.left, cast.erased, cast.woken, *cast.walkers = joined[1:6]
    await company.say(cast.organiser, f"/paneel {CONGRESS}")
    await company.say(cast.second, f"/panel {CONGRESS}")
    await _first(company, hall)
    await _two_at_once(company, hall)
    company.crowd.resting = {member.person.id for member in (cast.woken, *cast.walkers)}
    await _third(company, hall)
    company.narrate(f"The organiser presents {FOURTH} and {WALKED}, which stay open overnight")
    await _act(company, f"▶ {FOURTH}")
    await _crowd(company, FOURTH, hall)
    await _act(company, f"▶ {WALKED}")
    await walking.begin(company)


async def _act(company: Company, label: str) -> None:
    """Something on the organiser's panel that the log will tell of."""
    await company.press(company.cast.organiser, label)
    company.played.acts[CONGRESS] += 1


async def _crowd(company: Company, item: str, hall: Chat) -> None:
    await reacting.crowd_reacts(company, item, hall, company.congress, company.crowd.members)


async def _panel(person: Person) -> str:
    shown = [each for each in await person.sees(last=30) if not each.deleted and "Agenda" in str(each.labels)]
    return shown[-1].text if shown else ""


async def _first(company: Company, hall: Chat) -> None:
    """Reactions, an offer, the result shown and hidden, hands, and sixty seconds."""
    company.narrate(f"The organiser presents {FIRST} from the panel; the crowd reacts in the hall and in private")
    witness, truth = company.witness, company.congress
    await _act(company, f"▶ {FIRST}")
    await _crowd(company, FIRST, hall)
    await reacting.offer(company, truth, FIRST, "gemeente", PROMISE, "14 februari")
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
    witness.reads("The panel", await _panel(company.cast.organiser), f"{FIRST} is vanzelf gesloten.")
    await reacting.too_late(company, FIRST, hall, truth)
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
    for each, panel in zip(both, [await _panel(each) for each in both], strict=True):
        witness.reads(f"The panel of {each.first_name}", panel, f"▶ {SECOND}", THIRD)
    hung = [each for each in await hall.shows() if f"\n{SECOND} · " in each.text]
    witness.same(f"Cards of {SECOND} in the hall", len(hung), 1)
    await _crowd(company, SECOND, hall)
    await _act(company, "⏹")
    await reacting.too_late(company, SECOND, hall, company.congress)


async def _third(company: Company, hall: Chat) -> None:
    """Comments, an announcement, and a nudge for the silent."""
    company.narrate(f"The organiser presents {THIRD}; some say in a few words why")
    await _act(company, f"▶ {THIRD}")
    await _crowd(company, THIRD, hall)
    await comments.play(company, THIRD, hall)
    await _announced(company, hall)
    await _nudged(company)


async def _announced(company: Company, hall: Chat) -> None:
    company.narrate("The organiser announces something: in the hall and to everybody who takes part")
    await _act(company, "Meld")
    await company.does(company.cast.organiser, f">{NEWS}", "Verstuur")
    witness = company.witness
    witness.same("Announcements in the hall", sum(NEWS in each.text for each in await hall.shows(8)), 1)
    got = {person.id for person in company.reached if await _got(company, person, NEWS) == 1}
    company.played.told["announced"] = len(got)
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
    company.played.told["nudged"] = len(got)
    company.witness.reads("The organiser", await company.toast(organiser), f"{len(silent)} deelnemer")
    assert company.cast.woken is not None
    woken = company.cast.woken.person
    await company.press(woken, "Toon de kaart")
    await company.press(woken, "Eens")
    truth.presses(THIRD, woken.id, "card after the nudge", "agree")
