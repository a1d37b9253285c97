"""Whose word counts: the environment, then `.env`, then demo values; and addresses that fit together."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from config.settings import Settings, SettingsError
from voicebot.supervisor import StackError, local_environ
from voicebot.supervisor.addresses import Addresses
from voicebot.supervisor.environment import read_values
from voicebot.supervisor.lines import LogLines
from voicebot.supervisor.procfile import read_procfile

ROOT = Path(__file__).parents[3]
ALL = ("actions", "dialogue", "web", "console", "worker", "simulator")


@pytest.fixture
def addresses():
    opened: list[Addresses] = []

    def take(environ: dict[str, str], *, names=ALL, free=True) -> dict[str, str]:
        opened.append(Addresses(names, environ, free=free))
        return opened[-1].values

    yield take
    for one in opened:
        one.close()


def test_the_environment_wins_over_the_operators_file_and_that_over_demo_values(house):
    (house.root / ".env").write_text("VOICE_NUMBER='+33937000005'\nLOG_LEVEL=DEBUG\n")
    assert local_environ(house.root, {})["VOICE_NUMBER"] == "+33937000005"
    chosen = local_environ(house.root, {"VOICE_NUMBER": "+33937000007"})
    assert (chosen["VOICE_NUMBER"], chosen["LOG_LEVEL"], chosen["DEPLOYMENT"]) == (
        "+33937000007",
        "DEBUG",
        "demo",
    )


def test_a_setting_given_as_a_file_wins_too_and_an_empty_one_does_not(house):
    assert "VOICE_NUMBER" not in local_environ(house.root, {"VOICE_NUMBER_FILE": "/run/secrets/number"})
    assert local_environ(house.root, {"VOICE_NUMBER": ""})["VOICE_NUMBER"] == "+33937000000"


def test_production_takes_no_demo_value(house):
    assert "VOICE_NUMBER" not in local_environ(house.root, {"DEPLOYMENT": "production"})


def test_a_line_that_is_no_value_is_named(tmp_path):
    (tmp_path / "demo.env").write_text("# fine\n\nNAME=a=b\nwhat is this\n")
    with pytest.raises(StackError, match=r"demo\.env, line 4: expected NAME=value"):
        read_values(tmp_path / "demo.env")


def test_a_procfile_is_read_in_order_and_a_bad_line_is_named(tmp_path):
    file = tmp_path / "Procfile"
    file.write_text("# comment\nrelease: a\n\nweb: b --c 'd: e'\n")
    assert list(read_procfile(file).items()) == [("release", "a"), ("web", "b --c 'd: e'")]
    file.write_text("release: a\nnonsense\n")
    with pytest.raises(StackError, match=r"Procfile, line 2"):
        read_procfile(file)


def test_demo_values_and_addresses_are_settings_that_production_refuses(addresses):
    environ = local_environ(ROOT, {"DATABASE_URL": "postgresql+psycopg://allo@/allo"})
    environ |= addresses(environ)
    assert Settings.from_environ(environ).deployment == "demo"
    with pytest.raises(SettingsError, match=r"ENCRYPTION_KEYS.*demo.*refused in production"):
        Settings.from_environ(
            environ | {"DEPLOYMENT": "production", "PUBLIC_BASE_URL": "https://vaccin.example.org"}
        )


def test_every_setting_is_described_for_operators():
    described = (ROOT / "config" / "env.example").read_text()
    names = {line.lstrip("#").partition("=")[0] for line in described.splitlines() if "=" in line}
    assert {field.upper() for field in Settings.model_fields} <= names


def test_addresses_follow_the_ports(addresses, free_port):
    environ = {"PORT": free_port(), "ACTIONS_PORT": free_port(), "SIMULATOR_PORT": free_port()}
    environ["RASA_URL"] = f"http://127.0.0.1:{free_port()}"
    values = addresses(environ, free=False)
    assert values["PUBLIC_BASE_URL"] == values["SIMULATOR_WEB_URL"] == f"http://127.0.0.1:{environ['PORT']}"
    assert values["TWILIO_BASE_URL"] == f"http://127.0.0.1:{environ['SIMULATOR_PORT']}"
    assert values["ACTIONS_URL"] == f"http://127.0.0.1:{environ['ACTIONS_PORT']}/actions"
    assert values["RASA_URL"] == environ["RASA_URL"]
    assert values["RASA_URL"].endswith(values["RASA_PORT"])


def test_free_ports_differ_and_step_aside_for_what_is_taken(addresses):
    one = addresses({})
    other = addresses({"PORT": one["PORT"]})
    ports = [values[name] for values in (one, other) for name in ("PORT", "ACTIONS_PORT")]
    assert len(set(ports)) == 4


def test_a_port_that_was_chosen_and_is_free_is_kept(addresses, free_port):
    port = free_port()
    assert addresses({"PORT": port})["PORT"] == port


def test_a_public_address_that_was_chosen_is_kept_and_a_demo_still_stays_in_the_box(addresses):
    chosen = {"PUBLIC_BASE_URL": "https://abc.example.org", "TWILIO_BASE_URL": "https://api.twilio.com"}
    values = addresses(chosen)
    assert "PUBLIC_BASE_URL" not in values
    assert values["TWILIO_BASE_URL"].startswith("http://127.0.0.1:")


def test_a_provider_that_was_chosen_is_spoken_to_outside_the_demo(addresses, free_port):
    environ = {
        "PORT": free_port(),
        "SIMULATOR_PORT": free_port(),
        "TWILIO_BASE_URL": "https://api.twilio.com",
    }
    assert "TWILIO_BASE_URL" not in addresses(environ, names=("web", "simulator"), free=False)


def test_without_a_simulator_nothing_is_said_about_the_provider(addresses):
    values = addresses({}, names=("actions", "dialogue", "web", "worker"))
    assert set(values) == {"PORT", "ACTIONS_PORT", "RASA_PORT", "RASA_URL", "ACTIONS_URL"}


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1"])
def test_a_port_that_is_none_is_refused(addresses, port):
    with pytest.raises(StackError, match="PORT must be a port between 1 and 65535"):
        addresses({"PORT": port}, free=False)


def test_lines_are_coloured_for_a_person_only():
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    seen = {}
    for name, stream, environ in (
        ("terminal", Terminal(), {}),
        ("no colour", Terminal(), {"NO_COLOR": "1"}),
        ("file", io.StringIO(), {}),
    ):
        LogLines(stream, ["web", "worker"], environ)("web", "hello")
        seen[name] = stream.getvalue()
    assert seen["terminal"] == "\033[36mweb    |\033[0m hello\n"
    assert seen["no colour"] == seen["file"] == "web    | hello\n"
