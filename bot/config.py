"""The configuration: one frozen value, read once from TOML and the environment."""

import difflib
import tomllib
from datetime import time
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.pacing import Limits
from bot.problems import ConfigurationFaults
from models.rules.calendar import WorkCalendar
from models.rules.plan import DEFAULT_LADDERS, Ladder
from models.rules.policy import Policy
from models.rules.suppression import THRESHOLD
from models.rules.terms import Terms
from models.rules.voices import EMOJI, plain
from models.words import Stance


class Part(BaseModel):
    """A table of the file; keys it does not know are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TelegramPart(Part):
    token: SecretStr = SecretStr("")
    api_url: str = "https://api.telegram.org"
    poll_seconds: int = Field(default=25, ge=0, le=50)


class DatabasePart(Part):
    url: str = "sqlite:///weerklank.sqlite3"


class PrivacyPart(Part):
    key_file: Path = Path("weerklank.key")
    forgotten_file: Path = Path("weerklank.forgotten")
    threshold: int = Field(default=THRESHOLD, ge=3)

    @property
    def ledger(self) -> Path:
        """Where the ledger is: `forgotten_file`, from the folder of the key file."""
        return self.key_file.parent / self.forgotten_file


class LadderPart(Part):
    before: tuple[int, ...]
    on_due: bool = True
    overdue_every_days: int = 7
    overdue_times: int = 8

    def ladder(self) -> Ladder:
        return Ladder(self.before, self.on_due, self.overdue_every_days, self.overdue_times)

    @field_validator("before")
    @classmethod
    def descending(cls, value: tuple[int, ...]) -> tuple[int, ...]:
        if list(value) != sorted(set(value), reverse=True) or any(days < 1 for days in value):
            raise ValueError("days before the due date, each once, furthest first, such as [28, 14, 7, 1]")
        return value


def _default_ladders() -> dict[Literal["high", "medium", "low"], LadderPart]:
    names: tuple[Literal["high", "medium", "low"], ...] = ("high", "medium", "low")
    return {name: LadderPart(before=DEFAULT_LADDERS[name].before) for name in names}


class RemindersPart(Part):
    zone: str = "Europe/Amsterdam"
    country: str = "NL"
    sending_time: time = time(9)
    quiet_from: time = time(18)
    tick_seconds: float = Field(default=5, gt=0, le=15)
    ladders: dict[Literal["high", "medium", "low"], LadderPart] = Field(default_factory=_default_ladders)

    def policy(self, terms: Terms) -> Policy:
        ladders = {name: part.ladder() for name, part in {**_default_ladders(), **self.ladders}.items()}
        return Policy({str(name): ladder for name, ladder in ladders.items()}, self._calendar(), terms)

    def _calendar(self) -> WorkCalendar:
        return WorkCalendar(self.zone, self.sending_time, self.quiet_from, self.country)


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday"]


class FollowUpPart(Part):
    due_soon_days: int = Field(default=7, ge=0, le=365)
    silent_days: int = Field(default=60, ge=1, le=365)
    extension_days: int = Field(default=28, ge=0, le=3650)
    deputy_after: int = Field(default=2, ge=1, le=20)
    telephone_after: int = Field(default=3, ge=1, le=8)
    digest_weekday: Weekday = "monday"
    reminders_wait_until: time = time(14)
    followers_weekday: Weekday = "thursday"

    def terms(self) -> Terms:
        return Terms(
            self.due_soon_days,
            self.silent_days,
            self.extension_days,
            self.deputy_after,
            self.telephone_after,
            WEEKDAYS.index(self.digest_weekday),
            self.reminders_wait_until,
            WEEKDAYS.index(self.followers_weekday),
        )


class SendingPart(Part):
    per_second: int = Field(default=30, ge=1, le=1000)
    chat_seconds: float = Field(default=1, gt=0)
    per_group_minute: int = Field(default=20, ge=1)
    edits_per_group_minute: int = Field(default=14, ge=1)

    def limits(self) -> Limits:
        return Limits(self.per_second, self.chat_seconds, self.per_group_minute, self.edits_per_group_minute)


def _default_emoji(stance: Stance) -> tuple[str, ...]:
    return tuple(emoji for emoji, meaning in EMOJI.items() if meaning == stance)


class EmojiPart(Part):
    agree: tuple[str, ...] = _default_emoji(Stance.AGREE)
    doubt: tuple[str, ...] = _default_emoji(Stance.DOUBT)
    disagree: tuple[str, ...] = _default_emoji(Stance.DISAGREE)

    def meanings(self) -> dict[str, Stance]:
        return {
            plain(emoji): stance
            for stance, several in (
                (Stance.AGREE, self.agree),
                (Stance.DOUBT, self.doubt),
                (Stance.DISAGREE, self.disagree),
            )
            for emoji in several
        }


class LogPart(Part):
    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["text", "json"] = "text"


class Config(BaseSettings):
    """Everything that can be set. The environment (WEERKLANK_TELEGRAM__TOKEN and so on) goes before the file."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True, env_prefix="WEERKLANK_", env_nested_delimiter="__")
    telegram: TelegramPart = TelegramPart()
    database: DatabasePart = DatabasePart()
    privacy: PrivacyPart = PrivacyPart()
    reminders: RemindersPart = RemindersPart()
    follow_up: FollowUpPart = FollowUpPart()
    sending: SendingPart = SendingPart()
    emoji: EmojiPart = EmojiPart()
    log: LogPart = LogPart()

    @model_validator(mode="after")
    def waits_within_the_sending_hours(self) -> Self:
        """Reminders that wait on the day of the digest still leave that day."""
        opens, closes = self.reminders.sending_time, self.reminders.quiet_from
        if opens < closes and not opens <= self.follow_up.reminders_wait_until < closes:
            raise ValueError(
                f"follow_up.reminders_wait_until: a time from {opens:%H:%M} up to {closes:%H:%M}, the sending hours"
            )
        return self

    def policy(self) -> Policy:
        """When people are reminded, and the terms of the follow-up."""
        return self.reminders.policy(self.follow_up.terms())

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, init_settings


def load(path: Path | None) -> Config:
    """The configuration of this file, or the defaults when there is none.

    Raises ConfigurationFaults with every fault at once, each with its line and what would be right.
    """
    text = ""
    if path is not None:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise ConfigurationFaults(str(path), [f"the file can't be read: {error.strerror}"]) from error
        except UnicodeDecodeError as error:
            raise ConfigurationFaults(
                str(path), [f"byte {error.start} is not UTF-8; save the file as UTF-8"]
            ) from error
    try:
        config = Config(**tomllib.loads(text))
        config.policy()
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationFaults(str(path), [f"not TOML: {error}"]) from error
    except ValidationError as error:
        faults = [_sentence(fault, text) for fault in error.errors()]
        raise ConfigurationFaults(str(path or "the environment"), faults) from error
    except (ValueError, KeyError, NotImplementedError) as error:
        raise ConfigurationFaults(str(path), [f"[reminders] has an unknown zone, country or time: {error}"]) from error
    return config


def _sentence(fault: Any, text: str) -> str:
    """One fault, with the line it stands on and, for an unknown key, the nearest right one."""
    place = [str(part) for part in fault["loc"]]
    line = _line(place, text)
    where = f"line {line}, {'.'.join(place)}" if line else ".".join(place)
    if fault["type"] != "extra_forbidden":
        return ": ".join(part for part in (where, fault["msg"]) if part)
    near = difflib.get_close_matches(place[-1], _known_keys(place[:-1]), 1)
    meant = f"did you mean {near[0]}?" if near else f"known here: {', '.join(_known_keys(place[:-1]))}"
    return f"{where}: there is no such key; {meant}"


def _known_keys(table: list[str]) -> list[str]:
    model: type[BaseModel] = Config
    for part in table:
        known = model.model_fields.get(part)
        if known is None or not isinstance(known.annotation, type) or not issubclass(known.annotation, BaseModel):
            return list(LadderPart.model_fields) if "ladders" in table else []
        model = known.annotation
    return list(model.model_fields)


def _line(place: list[str], text: str) -> int | None:
    """Where the key stands, looked for below the header of its table."""
    header = f"[{'.'.join(place[:-1])}]"
    inside = len(place) == 1
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            if stripped.strip("[]") == ".".join(place):
                return number
            inside = stripped == header
        elif inside and stripped.partition("=")[0].strip() == place[-1]:
            return number
    return None
