"""The web application on a real store, with Rasa and the actions out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from config.settings import Settings
from models import Store
from voicebot.app import create_app
from voicebot.supervisor import local_environ
from voicebot.supervisor.stack import ROOT
from voicebot.wiring import Rooms, plug_in

NOBODY = "http://127.0.0.1:9"


@pytest.fixture(scope="session")
def settings(database_url: str) -> Settings:
    """Demo values, and nobody behind Rasa's address."""
    own = {"DATABASE_URL": database_url, "RASA_URL": NOBODY, "ACTIONS_PORT": "9"}
    environ = local_environ(ROOT, {**own, "PUBLIC_BASE_URL": "https://vaccin.example.org"})
    # Nobody in the call centre either: what the machine cannot do waits for a call-back.
    environ.pop("AGENT_NUMBERS")
    return Settings.from_environ(environ)


@pytest.fixture(scope="session")
def plugged(settings: Settings) -> Iterator[Rooms]:
    """The rooms, made once."""
    plugged = plug_in(settings)
    yield plugged
    plugged.store.close()


@pytest.fixture
def store(store: Store, plugged: Rooms) -> Store:
    """The same empty store, opened with the keys of the application."""
    return plugged.store


class Provider:
    """The provider's side of the doors: posts forms, signed for the public address."""

    def __init__(self, client: FlaskClient, settings: Settings) -> None:
        self.client = client
        self._base = settings.public_base_url
        self._validator = RequestValidator(settings.twilio_auth_token.get_secret_value())

    def posts(self, path: str, *, signature: str | None = "right", **form: Any) -> TestResponse:
        """Post these parameters; `signature` may be another text, or None for no header at all."""
        headers = {}
        if signature == "right":
            signature = self._validator.compute_signature(self._base + path, MultiDict(form))
        if signature is not None:
            headers["X-Twilio-Signature"] = signature
        return self.client.post(path, data=form, headers=headers)


@pytest.fixture
def provider(plugged: Rooms, settings: Settings, store: Store) -> Provider:
    """A signed caller; each test finds the store empty."""
    return Provider(create_app(plugged).test_client(), settings)
