"""The method sheet: what each figure in a file means, and what it does not."""

from bot.texts.sheet import Cell, Sheet
from bot.texts.tongue import Tongue
from bot.texts.words import word
from models.words import Stance


def sheet(_: Tongue) -> Sheet:
    """One row per figure."""
    explained: list[list[Cell]] = [
        [
            _("Not a sample"),
            _(
                "Those who reacted chose to come and chose to react. The figures tell what they said, not what others "
                "would have said."
            ),
        ],
        [_("Version"), _("Counts up with every change of a figure. Equal version, equal figures, in every output.")],
        [
            _("Voice"),
            _(
                "One for each person, or each seat, whatever emoji and buttons they used. The position they took last "
                "counts. Reactions count while an item is open."
            ),
        ],
        [_("Participants"), _("Who joined the gathering; at a gathering with seats each seat counts as one.")],
        [_("Reacted"), _("Who holds a position or a mark such as urgent on the item.")],
        [word(Stance.PRACTICE, _), _("To be said of recommendations alone: of an outcome the cell is empty.")],
        [_("Share that agrees"), _("Agree, divided by all who took a position.")],
        [
            _("From and to (95 percent)"),
            _(
                "Wilson's interval of that share: few reactions make it wide. Its lower end ranks items by support, so "
                "that 3 of 3 does not go before 90 of 100."
            ),
        ],
        [
            _("Controversy"),
            _("4 × agree × disagree, divided by the square of those who took a position. 0: undivided. 1: two halves."),
        ],
        [_("Offers"), _("Organisations that offered at this gathering to take the item on, whatever became of it.")],
        [_("Commitments"), _("Organisations with a commitment on the item that was not withdrawn, of any gathering.")],
        [
            _("Much support, no commitment"),
            _("The lower end of the interval is at least one half, and no organisation took the recommendation on."),
        ],
        [
            _("Hands, emoji without a name"),
            _("Counted by a helper in the hall, and by Telegram itself. Shown beside the voices, never added to them."),
        ],
        [
            _("Hidden figures"),
            _(
                "An empty cell is hidden when it would tell what a single person chose: small numbers, and numbers "
                "from which a small one follows. Nobody can ask to see them."
            ),
        ],
        [
            _("Mean support of an area"),
            _("The mean of its items' shares that agree, each item counting as much; items without a share left out."),
        ],
        [
            _("Weighted and unweighted"),
            _("All areas: each counting as much, or by the report's weights. Areas without a figure are in neither."),
        ],
    ]
    return Sheet(_("Method"), [_("Figure"), _("What it means")], explained)
