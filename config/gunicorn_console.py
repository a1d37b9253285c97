"""gunicorn's settings for `console`: one process, many threads, for every open page waits for news."""

from __future__ import annotations

import os

from config.gunicorn import *  # noqa: F403
from config.settings import Settings

workers = 1
threads = Settings.from_environ(os.environ).console_threads
graceful_timeout = 2  # open pages connect again by themselves
