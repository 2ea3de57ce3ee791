"""What the stories of the chat say in the same words: somebody does several things, and reads what came last."""

from bot.rehearsal.people import Person
from tests.hall.conftest import Hall


async def does(hall: Hall, person: Person, *steps: str) -> str:
    """Press each of these buttons, or say it after a ">"; the newest text they then see."""
    for step in steps:
        await (person.says(step[1:]) if step.startswith(">") else person.presses(step))
        await hall.calm()
    return await last(person)


async def last(person: Person) -> str:
    """The newest text that they see."""
    return (await person.sees())[-1].text


async def labels(person: Person) -> list[str]:
    """What the buttons under the newest message say."""
    return [label for row in (await person.sees())[-1].labels for label in row]
