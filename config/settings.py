"""One frozen `Settings`, parsed once from the environment; every name is described in config/env.example.

Each setting may also be given as a file: `TWILIO_AUTH_TOKEN_FILE=/run/secrets/token`.
Defaults are the safe ones: without `DEPLOYMENT` the service believes it is in production.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

import phonenumbers
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)


class SettingsError(Exception):
    """The environment does not hold usable settings; `faults` has one line for each fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def _dialable(value: object) -> object:
    """An E.164 number that exists; anything else would fail at the provider, long after start."""
    try:
        parsed = phonenumbers.parse(str(value))
    except phonenumbers.NumberParseException as fault:
        raise ValueError("must be an international number such as +33937000000") from fault
    if not phonenumbers.is_possible_number(parsed):
        raise ValueError("is not a possible telephone number")
    return str(value)


def _sender(value: object) -> object:
    """French operators refuse application texts from +33 6 and +33 7 (facts: ARCEP numbering plan)."""
    text = str(value)
    if text.startswith(("+336", "+337")):
        raise ValueError("French mobile numbers (+33 6, +33 7) may not send application texts")
    return text


def _sealing_keys(value: object) -> object:
    """`id:base64,id:base64` → pairs; each key has 32 bytes, the first seals, all open."""
    if not isinstance(value, str):
        return value
    pairs = []
    for part in value.split(","):
        name, _, encoded = part.strip().partition(":")
        pairs.append((name, _key(encoded)))
    if len({name for name, _ in pairs}) != len(pairs) or not all(name for name, _ in pairs):
        raise ValueError("needs a different id before each key, as in 2026a:<base64>,2025b:<base64>")
    return tuple(pairs)


def _key(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    try:
        key = base64.b64decode(str(value), validate=True)
    except binascii.Error as fault:
        raise ValueError("must be base64") from fault
    if len(key) != 32:
        raise ValueError(f"must hold 32 bytes, has {len(key)} (make one with: openssl rand -base64 32)")
    return key


Number = Annotated[str, BeforeValidator(_dialable)]


class Settings(BaseModel):
    """What an operator decides; field names are the environment's names in lower case."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    deployment: Literal["production", "demo", "test"] = "production"
    database_url: SecretStr
    public_base_url: str
    host: str = "127.0.0.1"
    port: int = Field(8080, ge=1, le=65535)
    web_workers: int = Field(2, ge=1, le=64)
    web_threads: int = Field(16, ge=1, le=128)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    clock_file: Path | None = None

    twilio_account_sid: str = Field(pattern=r"^AC[0-9a-zA-Z]{32}$")
    twilio_auth_token: SecretStr
    twilio_auth_token_previous: SecretStr | None = None
    twilio_base_url: str | None = None
    voice_number: Number
    sms_sender: Annotated[str, BeforeValidator(_sender)]
    agent_number: Number | None = None

    rasa_url: str = "http://127.0.0.1:5005"
    rasa_token: SecretStr
    actions_port: int = Field(5055, ge=1, le=65535)
    actions_token: SecretStr

    metrics_token: SecretStr | None = None
    secret_key: SecretStr
    encryption_keys: Annotated[tuple[tuple[str, bytes], ...], BeforeValidator(_sealing_keys)] = Field(
        repr=False
    )
    index_key: Annotated[bytes, BeforeValidator(_key)] = Field(repr=False)

    simulator_port: int = Field(8081, ge=1, le=65535)
    simulator_web_url: str | None = None

    @property
    def in_production(self) -> bool:
        """Whether real people are on the line; demo conveniences ask this."""
        return self.deployment == "production"

    @property
    def auth_tokens(self) -> tuple[str, ...]:
        """The provider's tokens that may sign a webhook: the current one, and the last during rotation."""
        tokens = (self.twilio_auth_token, self.twilio_auth_token_previous)
        return tuple(token.get_secret_value() for token in tokens if token)

    @model_validator(mode="after")
    def _safe(self) -> Self:
        if not self.database_url.get_secret_value().startswith("postgresql"):
            raise ValueError("DATABASE_URL must name a PostgreSQL database (postgresql+psycopg://…)")
        if not self.in_production:
            return self
        if not self.public_base_url.startswith("https://"):
            raise ValueError("PUBLIC_BASE_URL must start with https:// in production")
        if self.clock_file is not None:
            raise ValueError("CLOCK_FILE shifts the time and is refused in production")
        if any(name.startswith("demo") for name, _ in self.encryption_keys):
            raise ValueError("ENCRYPTION_KEYS holds the published demo key, refused in production")
        return self

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Self:
        """Read the settings; raises SettingsError with one clear line for each fault."""
        values, faults = _given(environ, tuple(cls.model_fields))
        try:
            settings = cls.model_validate(values)
        except ValidationError as fault:
            raise SettingsError(faults + _in_words(fault)) from None
        if faults:
            raise SettingsError(faults)
        return settings


def _given(environ: Mapping[str, str], fields: tuple[str, ...]) -> tuple[dict[str, str], list[str]]:
    values, faults = {}, []
    for field in fields:
        name = field.upper()
        if environ.get(name):
            values[field] = environ[name]
        elif path := environ.get(f"{name}_FILE"):
            try:
                values[field] = Path(path).read_text(encoding="utf-8").strip()
            except OSError as fault:
                faults.append(f"{name}_FILE: cannot be read ({fault.strerror})")
    return values, faults


def _in_words(fault: ValidationError) -> list[str]:
    lines = []
    for error in fault.errors(include_url=False, include_input=False):
        name = str(error["loc"][0]).upper() if error["loc"] else ""
        text = "is missing" if error["type"] == "missing" else error["msg"].removeprefix("Value error, ")
        lines.append(f"{name}: {text}" if name else text)
    return lines
