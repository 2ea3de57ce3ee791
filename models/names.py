"""Texts that the report gives in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """A text in both languages; `names["nl"]`."""

    nl: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.nl
