"""What is plugged in: settings, store, clock, Rasa, call centre, turns; made once a process."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from config import logs
from config.call_centre import CallCentre
from config.clock import Clock
from config.settings import Settings
from models import Store, Vault
from voicebot.booking import vaccines
from voicebot.conversation import Conversations, Line
from voicebot.conversation.rasa import Rasa

SPARE_CONNECTIONS = 2
FOR_A_TURN = 2
"""Connections that a turn needs: the lock of its conversation, and the transaction."""


@dataclass(frozen=True)
class Rooms:
    """The rooms a door may use."""

    settings: Settings
    store: Store
    clock: Clock
    rasa: Rasa
    centre: CallCentre
    conversations: Conversations
    line: Line


def open_store(settings: Settings, *, connections: int = 8) -> Store:
    """The database, with the keys that open what is sealed in it."""
    vault = Vault(settings.encryption_keys, settings.index_key)
    return Store(settings.database_url.get_secret_value(), vault, connections=connections)


def plug_in(
    settings: Settings, *, connections_a_thread: int = FOR_A_TURN, connections: int | None = None
) -> Rooms:
    """Make the rooms of this process; it never waits for a connection that its own threads hold.

    `connections` is for a process whose threads mostly wait, and take one at a time.
    """
    logs.set_up(settings.log_level)
    # A fault in what the operator wrote is told at the start, not to the first caller.
    vaccines.adopt(settings.vaccines_file)
    most = connections or connections_a_thread * settings.web_threads + SPARE_CONNECTIONS
    store = open_store(settings, connections=most)
    clock = Clock(settings.clock_file)
    rasa = Rasa(settings.rasa_url, settings.rasa_token.get_secret_value())
    centre = CallCentre(settings)
    conversations = Conversations(store, rasa, clock, centre=centre)
    return Rooms(settings, store, clock, rasa, centre, conversations, Line(store, clock, centre))


def rooms() -> Rooms:
    """The rooms of the Flask application that is serving this request."""
    plugged: Rooms = current_app.extensions["rooms"]
    return plugged
