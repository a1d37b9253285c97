"""Settings: what starts, what does not, and how each fault is told."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from config.settings import Settings, SettingsError
from voicebot.supervisor.environment import read_values

ROOT = Path(__file__).parents[2]
KEY = base64.b64encode(b"k" * 32).decode()
GOOD = {
    "DATABASE_URL": "postgresql://allo@db.example.org/allo",
    "PUBLIC_BASE_URL": "https://vaccin.example.org",
    "TWILIO_ACCOUNT_SID": "AC" + "0123456789abcdef" * 2,
    "TWILIO_AUTH_TOKEN": "a-token",
    "VOICE_NUMBER": "+33937000000",
    "SMS_SENDER": "+33937000001",
    "RASA_TOKEN": "r",
    "ACTIONS_TOKEN": "a",
    "SECRET_KEY": "s",
    "ENCRYPTION_KEYS": f"2026a:{KEY}",
    "INDEX_KEY": KEY,
    "AUDIT_KEY": KEY,
}


def faults_of(**changes: str | None) -> list[str]:
    environ = {name: value for name, value in (GOOD | changes).items() if value is not None}
    with pytest.raises(SettingsError) as refused:
        Settings.from_environ(environ)
    assert str(refused.value) == "\n".join(refused.value.faults)
    return refused.value.faults


def test_without_a_word_about_it_the_service_is_in_production():
    assert Settings.from_environ(GOOD).in_production


def test_each_missing_setting_has_a_line():
    with pytest.raises(SettingsError) as refused:
        Settings.from_environ({})
    assert refused.value.faults == [f"{name}: is missing" for name in GOOD]


def test_several_faults_of_several_kinds_are_told_at_once():
    faults = faults_of(PORT="eighty", SMS_SENDER="+33612345678", CLOCK_FILE="/tmp/clock", INDEX_KEY=None)
    assert {line.partition(":")[0] for line in faults} == {"PORT", "SMS_SENDER", "CLOCK_FILE", "INDEX_KEY"}


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("DATABASE_URL", "mysql://db/allo", "must name a PostgreSQL database"),
        ("DATABASE_URL", "postgresql+psycopg2://db/allo", "must name a PostgreSQL database"),
        ("PUBLIC_BASE_URL", "vaccin.example.org", "must be an address"),
        ("PUBLIC_BASE_URL", "https://", "must be an address"),
        ("PUBLIC_BASE_URL", "https://vaccin.example.org/?a=1", "must be an address"),
        ("TWILIO_BASE_URL", "somleng", "must be an address"),
        ("VOICE_NUMBER", "0937000000", "must be an international number"),
        ("VOICE_NUMBER", "+3393700", "is not a possible telephone number"),
        ("SMS_SENDER", "A name too long", "a name of up to 11 letters"),
        ("SMS_SENDER", "Santé", "a name of up to 11 letters"),
        ("SMS_SENDER", "0612345678", "French mobile"),
        ("SMS_SENDER", "07 12 34 56 78", "French mobile"),
        ("SMS_SENDER", "0937000001", "an international number"),
        ("TWILIO_ACCOUNT_SID", "AC 123", "should match pattern"),
        ("PUBLIC_BASE_URL", "https://vaccin.example.org/allo", "without a path"),
        ("PORT", "0", "greater than or equal to 1"),
        ("DEPLOYMENT", "prod", "should be 'production', 'demo' or 'test'"),
        ("LOG_LEVEL", "LOUD", "should be 'DEBUG'"),
        ("ENCRYPTION_KEYS", KEY, "needs an id before each key"),
        ("ENCRYPTION_KEYS", f"a:{KEY},a:{KEY}", "has the same id twice"),
        ("ENCRYPTION_KEYS", "a:AAAA", "must hold 32 bytes, has 3"),
        ("ENCRYPTION_KEYS", f"a:{KEY},", "needs an id before each key"),
        ("INDEX_KEY", "ключ", "must be base64"),
    ],
)
def test_a_faulty_setting_has_one_line_that_says_what_is_expected(name, value, complaint):
    (line,) = faults_of(**{name: value})
    assert line.startswith(f"{name}: ")
    assert complaint in line
    assert "\n" not in line


@pytest.mark.parametrize("number", ["+33612345678", "+33712345678", "+33 6 12 34 56 78", " +33(7)12345678"])
def test_french_mobile_numbers_neither_send_texts_nor_call(number):
    for name in ("SMS_SENDER", "VOICE_NUMBER"):
        (line,) = faults_of(**{name: number})
        assert "French mobile number" in line


@pytest.mark.parametrize("sender", ["+33937000001", "38000", "Allo Vaccin", "VACCIN"])
def test_numbers_short_codes_and_names_may_send(sender):
    assert Settings.from_environ(GOOD | {"SMS_SENDER": sender}).sms_sender == sender


def test_numbers_and_addresses_are_kept_in_one_form():
    settings = Settings.from_environ(
        GOOD | {"VOICE_NUMBER": "+33 9 37 00 00 00", "PUBLIC_BASE_URL": "https://vaccin.example.org/"}
    )
    assert settings.voice_number == "+33937000000"
    assert settings.public_base_url == "https://vaccin.example.org"


def test_no_fault_quotes_a_secret():
    secret = "hunter2-hunter2"
    for name in ("DATABASE_URL", "ENCRYPTION_KEYS", "INDEX_KEY"):
        assert secret not in "".join(faults_of(**{name: secret}))
    assert secret not in repr(Settings.from_environ(GOOD | {"SECRET_KEY": secret, "RASA_TOKEN": secret}))
    assert KEY not in repr(Settings.from_environ(GOOD))


class TestFromFiles:
    def test_a_setting_may_be_given_as_a_file(self, tmp_path):
        file = tmp_path / "token"
        file.write_text("from-a-file\n")
        environ = {**GOOD, "TWILIO_AUTH_TOKEN": "", "TWILIO_AUTH_TOKEN_FILE": str(file)}
        assert Settings.from_environ(environ).auth_tokens == ("from-a-file",)

    def test_the_setting_itself_wins_over_its_file(self, tmp_path):
        (tmp_path / "token").write_text("from-a-file")
        environ = {**GOOD, "TWILIO_AUTH_TOKEN_FILE": str(tmp_path / "token")}
        assert Settings.from_environ(environ).auth_tokens == ("a-token",)

    def test_a_file_that_cannot_be_read_has_one_line(self, tmp_path):
        missing = str(tmp_path / "missing")
        assert faults_of(TWILIO_AUTH_TOKEN=None, TWILIO_AUTH_TOKEN_FILE=missing) == [
            "TWILIO_AUTH_TOKEN_FILE: cannot be read (No such file or directory)"
        ]

    @pytest.mark.parametrize(
        ("content", "complaint"), [(b"", "is empty"), (b" \n", "is empty"), (b"\xff\xfe", "not hold text")]
    )
    def test_an_empty_or_broken_file_is_no_secret(self, tmp_path, content, complaint):
        file = tmp_path / "token"
        file.write_bytes(content)
        (line,) = faults_of(TWILIO_AUTH_TOKEN=None, TWILIO_AUTH_TOKEN_FILE=str(file))
        assert complaint in line


class TestInProduction:
    def test_plain_http_is_refused(self):
        assert faults_of(PUBLIC_BASE_URL="http://vaccin.example.org") == [
            "PUBLIC_BASE_URL: must start with https:// in production"
        ]

    def test_a_shifted_clock_is_refused(self):
        assert faults_of(CLOCK_FILE="/tmp/clock") == ["CLOCK_FILE: shifts the time, refused in production"]

    def test_every_published_secret_is_refused(self):
        published = read_values(ROOT / "config" / "demo" / "demo.env")
        secrets = {name for name in published if "NUMBER" not in name}
        secrets -= {"DEPLOYMENT", "SMS_SENDER", "CALL_CENTRE_FILE"}
        faults = faults_of(**{name: published[name] for name in secrets})
        assert sorted(faults) == sorted(
            f"{name}: holds a published demo value, refused in production" for name in secrets
        )

    def test_the_published_key_is_refused_under_any_id(self):
        published = read_values(ROOT / "config" / "demo" / "demo.env")["ENCRYPTION_KEYS"]
        assert faults_of(ENCRYPTION_KEYS=f"2026a:{KEY},{published.replace('demo:', '2025:')}")

    def test_all_of_it_is_welcome_in_a_demo(self):
        published = read_values(ROOT / "config" / "demo" / "demo.env")
        environ = published | {
            "DATABASE_URL": "postgres://allo@/allo",
            "PUBLIC_BASE_URL": "http://127.0.0.1:8080",
            "CLOCK_FILE": "clock",
        }
        assert not Settings.from_environ(environ).in_production


def test_keys_are_told_apart_and_the_first_one_seals():
    other = base64.b64encode(b"o" * 32).decode()
    settings = Settings.from_environ(GOOD | {"ENCRYPTION_KEYS": f"new:{KEY}, old:{other}"})
    assert settings.encryption_keys == (("new", b"k" * 32), ("old", b"o" * 32))


def test_while_the_provider_s_token_rotates_both_are_good():
    rotating = Settings.from_environ(GOOD | {"TWILIO_AUTH_TOKEN_PREVIOUS": "the-last"})
    assert rotating.auth_tokens == ("a-token", "the-last")
