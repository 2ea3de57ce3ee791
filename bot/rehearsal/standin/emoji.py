"""The emoji that Telegram takes as reactions (Bot API, ReactionTypeEmoji)."""

_LISTED = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 "
    "🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 "
    "🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡 "
)
STANDARD = frozenset(_LISTED.split())


def bare(emoji: str) -> str:
    """The emoji without variation selector U+FE0F, as it arrives in updates."""
    return emoji.replace("\N{VARIATION SELECTOR-16}", "")


def as_types(emoji: list[str]) -> list[dict[str, str]]:
    return [{"type": "emoji", "emoji": each} for each in emoji]
