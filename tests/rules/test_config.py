"""The configuration says at once what is wrong with it, on which line, and what would be right."""

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, SecretStr

from bot.config import Config, load
from bot.problems import ConfigurationFaults
from models.words import Stance

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
TOKEN = "123456:not-a-real-token"


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this machine has set does not count."""
    for name in [name for name in os.environ if name.startswith("WEERKLANK_")]:
        monkeypatch.delenv(name)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(ConfigurationFaults) as refused:
        load(written(tmp_path, text))
    path, sentences = refused.value.args
    assert path == str(tmp_path / "config.toml")
    return list(sentences)


def keys(model: type[BaseModel], prefix: str = "") -> set[str]:
    """Every key of the configuration, such as telegram.token."""
    found: set[str] = set()
    for name, field in model.model_fields.items():
        part = field.annotation
        if isinstance(part, type) and issubclass(part, BaseModel):
            found |= keys(part, f"{name}.")
        else:
            found.add(prefix + name)
    return found


def named(table: dict[str, Any], prefix: str = "") -> set[str]:
    """Every key that a file names, `reminders.ladders` as one."""
    found: set[str] = set()
    for name, value in table.items():
        path = prefix + name
        found |= named(value, f"{path}.") if isinstance(value, dict) and path != "reminders.ladders" else {path}
    return found


def test_the_example_loads_and_is_what_holds_without_a_file() -> None:
    assert load(EXAMPLE) == load(None) == Config()


def test_the_example_names_every_key_and_no_other() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert named(tomllib.loads(text)) == keys(Config)


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    assert load(written(tmp_path, "")) == Config()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[log]\nlevle = 'info'\n", "line 2, log.levle: there is no such key; did you mean level?"),
        ("\n[telegrm]\ntoken = 'x'\n", "line 2, telegrm: there is no such key; did you mean telegram?"),
        (
            "[sending]\nper_second = 30\nper_grup_minute = 20\n",
            "line 3, sending.per_grup_minute: there is no such key; did you mean per_group_minute?",
        ),
        ("[log]\nzzz = 1\n", "line 2, log.zzz: there is no such key; known here: level, format"),
        (
            "[reminders.ladders.high]\nbefore = [7]\non_deu = true\n",
            "line 3, reminders.ladders.high.on_deu: there is no such key; did you mean on_due?",
        ),
    ],
)
def test_an_unknown_key_is_refused_with_its_line_and_the_nearest_right_one(
    tmp_path: Path, text: str, sentence: str
) -> None:
    assert faults(tmp_path, text) == [sentence]


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("[telegram]\npoll_seconds = 'long'\n", "line 2, telegram.poll_seconds: "),
        ("[telegram]\npoll_seconds = 51\n", "line 2, telegram.poll_seconds: "),
        ("[sending]\nper_second = 0\n", "line 2, sending.per_second: "),
        ("[log]\nlevel = 'loud'\n", "line 2, log.level: "),
        ("[reminders]\nsending_time = 'nine'\n", "line 2, reminders.sending_time: "),
        ("[reminders]\ntick_seconds = 60\n", "line 2, reminders.tick_seconds: "),
        ("[reminders.ladders.high]\nbefore = [1, 7]\n", "line 2, reminders.ladders.high.before: "),
        ("[reminders.ladders.high]\nbefore = [7, 0]\n", "line 2, reminders.ladders.high.before: "),
        ("[follow_up]\nreminders_wait_until = 18:00:00\n", "Value error, follow_up.reminders_wait_until: a time from"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_line(tmp_path: Path, text: str, beginning: str) -> None:
    (sentence,) = faults(tmp_path, text)
    assert sentence.startswith(beginning)
    assert len(sentence) > len(beginning)


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    said = faults(tmp_path, "[log]\nlevle = 'info'\nformat = 'xml'\n[sending]\nper_second = 0\n")
    assert sorted(sentence.partition(":")[0] for sentence in said) == [
        "line 2, log.levle",
        "line 3, log.format",
        "line 5, sending.per_second",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "zone = 'Europe/Atlantis'",
        "zone = ''",
        "zone = '../etc'",
        "country = 'XX'",
        "sending_time = 18:00:00\nquiet_from = 09:00:00",
        "ladders.high.before = [7]\nladders.high.overdue_times = 9",
        "ladders.high.before = [7]\nladders.high.overdue_every_days = 6",
    ],
)
def test_a_zone_country_or_time_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (sentence,) = faults(tmp_path, f"[reminders]\n{text}\n")
    assert sentence.startswith("[reminders] ")


def test_a_file_that_is_no_toml_says_where(tmp_path: Path) -> None:
    (sentence,) = faults(tmp_path, "[log]\nlevel = \n")
    assert sentence.startswith("not TOML: ")
    assert "line 2" in sentence


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    missing, latin = tmp_path / "none.toml", tmp_path / "latin.toml"
    latin.write_bytes(b"# caf\xe9\n")
    for path, words in ((missing, "can't be read"), (latin, "byte 5 is not UTF-8")):
        with pytest.raises(ConfigurationFaults) as refused:
            load(path)
        assert refused.value.args[0] == str(path)
        assert words in refused.value.args[1][0]


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "[telegram]\ntoken = 'from the file'\npoll_seconds = 10\n[log]\nlevel = 'error'\n")
    monkeypatch.setenv("WEERKLANK_TELEGRAM__TOKEN", TOKEN)
    monkeypatch.setenv("WEERKLANK_DATABASE__URL", "postgresql://localhost/weerklank")

    config = load(path)

    assert config.telegram.token.get_secret_value() == TOKEN
    assert config.database.url == "postgresql://localhost/weerklank"
    assert (config.telegram.poll_seconds, config.log.level) == (10, "error")


def test_a_wrong_value_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEERKLANK_SENDING__PER_SECOND", "0")
    with pytest.raises(ConfigurationFaults) as refused:
        load(None)
    (sentence,) = refused.value.args[1]
    assert refused.value.args[0] == "the environment"
    assert sentence.startswith("sending.per_second: ")


def test_the_token_shows_nowhere(tmp_path: Path) -> None:
    config = load(written(tmp_path, f"[telegram]\ntoken = '{TOKEN}'\n"))
    assert isinstance(config.telegram.token, SecretStr)
    assert config.telegram.token.get_secret_value() == TOKEN
    for shown in (repr(config), str(config), repr(config.telegram), config.model_dump_json()):
        assert TOKEN not in shown


def test_a_token_of_the_wrong_kind_is_not_repeated_in_the_fault(tmp_path: Path) -> None:
    (sentence,) = faults(tmp_path, f"[telegram]\ntoken = ['{TOKEN}']\n")
    assert TOKEN not in sentence


def test_the_configuration_does_not_change(tmp_path: Path) -> None:
    config = load(written(tmp_path, ""))
    with pytest.raises(ValueError, match="frozen"):
        config.log = config.log
    with pytest.raises(ValueError, match="frozen"):
        config.telegram.poll_seconds = 1


def test_the_ledger_is_in_the_folder_of_the_key_unless_said(tmp_path: Path) -> None:
    config = load(written(tmp_path, "[privacy]\nkey_file = '/keys/weerklank.key'\n"))
    assert config.privacy.ledger == Path("/keys/weerklank.forgotten")
    config = load(written(tmp_path, "[privacy]\nforgotten_file = '/else/where'\n"))
    assert config.privacy.ledger == Path("/else/where")


def test_a_ladder_that_is_set_stands_beside_the_others(tmp_path: Path) -> None:
    policy = load(written(tmp_path, "[reminders.ladders.high]\nbefore = [3]\non_due = false\n")).policy()
    assert (policy.ladders["high"].before, policy.ladders["high"].on_due) == ((3,), False)
    assert policy.ladders["medium"] == Config().policy().ladders["medium"]


def test_an_emoji_means_what_is_configured_with_or_without_its_variation_selector(tmp_path: Path) -> None:
    config = load(written(tmp_path, "[emoji]\nagree = ['❤\ufe0f']\ndoubt = ['🤷']\n"))
    assert config.emoji.meanings() == {"❤": Stance.AGREE, "🤷": Stance.DOUBT, "👎": Stance.DISAGREE}
