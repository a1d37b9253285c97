"""One frozen `Settings`, parsed once from the environment; every name is described in config/env.example.

Each setting may also be given as a file: `TWILIO_AUTH_TOKEN_FILE=/run/secrets/token`.
Defaults are the safe ones: without `DEPLOYMENT` the service believes it is in production.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from config.kinds import (
    Address,
    DatabaseUrl,
    Key,
    Numbers,
    OwnNumber,
    PublicAddress,
    SealingKeys,
    Sender,
)
from config.profiles import PROFILES, Profile

PUBLISHED = ("published-demo-", "ACdemo", "cHVibGlzaGVkIGRlbW8g")
"""By these the values of config/demo/demo.env are recognised: they protect nobody."""


DEFAULT_CALL_CENTRE = Path(__file__).parent / "call_centre.toml"
DEFAULT_VACCINES = Path(__file__).parent / "vaccines.toml"


class SettingsError(Exception):
    """The environment does not hold usable settings; `faults` has one line for each fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Settings(BaseModel):
    """What an operator decides; field names are the environment's names in lower case."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    deployment: Literal["production", "demo", "test"] = "production"
    database_url: DatabaseUrl
    public_base_url: PublicAddress
    host: str = "127.0.0.1"
    port: int = Field(8080, ge=1, le=65535)
    web_workers: int = Field(2, ge=1, le=64)
    # Two web workers, two of actions, the courier and the console stay below PostgreSQL's usual 100
    # connections, three of which are the administrator's.
    web_threads: int = Field(11, ge=1, le=128)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    clock_file: Path | None = None

    twilio_account_sid: str = Field(pattern=r"^[0-9a-zA-Z-]{2,64}$")
    twilio_auth_token: SecretStr
    twilio_auth_token_previous: SecretStr | None = None
    twilio_base_url: Address | None = None
    voice_number: OwnNumber
    sms_sender: Sender
    sms_per_second: float = Field(10, gt=0, le=10_000)
    second_account_sid: str | None = Field(None, pattern=r"^[0-9a-zA-Z-]{2,64}$")
    second_auth_token: SecretStr | None = None
    second_sms_sender: Sender | None = None
    second_base_url: Address | None = None
    sms_per_number_per_day: int = Field(4, ge=1, le=99)
    answers_per_number_per_day: int = Field(10, ge=1, le=99)
    voice_profile: Literal["twilio", "somleng"] = "twilio"

    console_host: str = "127.0.0.1"
    console_port: int = Field(8090, ge=1, le=65535)
    # Each page that is open on today's work keeps one.
    console_threads: int = Field(100, ge=20, le=1000)
    console_proxies: int = Field(1, ge=0, le=5)
    demo_password: SecretStr | None = None

    calls_at_once: int = Field(10, ge=1, le=500)

    agent_numbers: Numbers = ()
    call_centre_file: Path = DEFAULT_CALL_CENTRE
    vaccines_file: Path = DEFAULT_VACCINES
    wait_minutes: int = Field(5, ge=1, le=60)
    most_waiting: int = Field(10, ge=1, le=99)
    waiting_music: Address | None = None

    rasa_url: Address = "http://127.0.0.1:5005"
    rasa_token: SecretStr
    actions_port: int = Field(5055, ge=1, le=65535)
    actions_token: SecretStr

    metrics_token: SecretStr | None = None
    secret_key: SecretStr
    encryption_keys: SealingKeys = Field(repr=False)
    index_key: Key = Field(repr=False)
    audit_key: Key = Field(repr=False)

    simulator_port: int = Field(8081, ge=1, le=65535)
    simulator_web_url: Address | None = None

    @property
    def in_production(self) -> bool:
        """Whether real people are on the line; demo conveniences ask this."""
        return self.deployment == "production"

    @property
    def auth_tokens(self) -> tuple[str, ...]:
        """The tokens that may sign a webhook: the provider's, its last one during rotation, the second's."""
        tokens = (self.twilio_auth_token, self.twilio_auth_token_previous, self.second_auth_token)
        return tuple(token.get_secret_value() for token in tokens if token)

    @property
    def provider(self) -> Profile:
        """What the provider of voice can do."""
        return PROFILES[self.voice_profile]

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Self:
        """Read the settings; raises SettingsError with one clear line for each fault."""
        values, faults = _given(environ, tuple(cls.model_fields))
        faults |= _half_a_second_provider(values)
        if values.get("deployment", "production") == "production":
            faults |= _unfit_for_production(values)
        try:
            settings = cls.model_validate(values)
        except ValidationError as fault:
            raise SettingsError([*(_in_words(fault) | faults).values()]) from None
        if faults:
            raise SettingsError([*faults.values()])
        return settings


def _given(environ: Mapping[str, str], fields: tuple[str, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """What is set, itself or as a file, and faults by setting; an empty setting is none."""
    values, faults = {}, {}
    for field in fields:
        name = field.upper()
        if value := environ.get(name, "").strip():
            values[field] = value
        elif path := environ.get(f"{name}_FILE"):
            try:
                values[field] = _content(Path(path))
            except ValueError as fault:
                faults[name] = f"{name}_FILE: {fault}"
    return values, faults


def _content(file: Path) -> str:
    try:
        content = file.read_text(encoding="utf-8").strip()
    except OSError as fault:
        raise ValueError(f"cannot be read ({fault.strerror})") from fault
    except UnicodeDecodeError as fault:
        raise ValueError("does not hold text") from fault
    if not content:
        raise ValueError("is empty")
    return content


def _unfit_for_production(values: Mapping[str, str]) -> dict[str, str]:
    reasons = {
        field: "holds a published demo value, refused in production"
        for field, value in values.items()
        if any(mark in value for mark in PUBLISHED)
    }
    if values.get("public_base_url", "").startswith("http://"):
        reasons["public_base_url"] = "must start with https:// in production"
    if "clock_file" in values:
        reasons["clock_file"] = "shifts the time, refused in production"
    return {field.upper(): f"{field.upper()}: {reason}" for field, reason in reasons.items()}


def _half_a_second_provider(values: Mapping[str, str]) -> dict[str, str]:
    """A second gateway needs an account, its token and a sender; without any of them there is none."""
    needed = ("second_account_sid", "second_auth_token", "second_sms_sender")
    if not any(field.startswith("second_") for field in values):
        return {}
    return {
        field.upper(): f"{field.upper()}: is missing, a second provider needs {', '.join(needed).upper()}"
        for field in needed
        if field not in values
    }


def _in_words(fault: ValidationError) -> dict[str, str]:
    lines = {}
    for error in fault.errors(include_url=False, include_input=False):
        name = str(error["loc"][0]).upper()
        text = "is missing" if error["type"] == "missing" else error["msg"].removeprefix("Value error, ")
        lines[name] = f"{name}: {text}"
    return lines
