"""The console's application: what every page has in common, and what every answer says to the browser."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_login import LoginManager
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from config.settings import Settings
from voicebot.agents.sessions import IDLE, LONGEST
from voicebot.console import errors, guard, headers, words
from voicebot.console.account import account
from voicebot.console.messages import messages
from voicebot.console.news import FOR_PAGES, News
from voicebot.console.people import people
from voicebot.console.sign_in import sign_in
from voicebot.console.signs import signs
from voicebot.console.today import today
from voicebot.outbox.bell import Bell
from voicebot.tasks import NEWS
from voicebot.wiring import Rooms

MOST_BYTES = 64 * 1024
PAGES = (signs, sign_in, today, people, messages, account)
MENU = (
    ("today.home", "today", "j"),
    ("people.search", "find", "/"),
    ("messages.home", "messages", "m"),
    ("account.home", "account", "a"),
)
"""Where to, its name, and the key that goes there."""
WARNED_BEFORE = timedelta(minutes=2)


def create_app(rooms: Rooms) -> Flask:
    """Open the door on these rooms."""
    app = Flask("voicebot.console")
    app.extensions["rooms"] = rooms
    app.secret_key = rooms.settings.secret_key.get_secret_value()
    app.config.update(_configuration(rooms.settings))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
        app.wsgi_app, x_for=rooms.settings.console_proxies, x_proto=rooms.settings.console_proxies
    )
    Bootstrap5(app)
    CSRFProtect(app)
    _sign_in_with(app)
    app.after_request(headers.protect)
    app.extensions["news"] = News(
        lambda: Bell(rooms.store, NEWS), most=rooms.settings.console_threads - FOR_PAGES
    )
    words.speak(app)
    app.context_processor(_frame)
    errors.explain(app)
    for pages in PAGES:
        app.register_blueprint(pages)
    return app


def _configuration(settings: Settings) -> dict[str, object]:
    """Cookies: not for scripts, not from other sites; under TLS alone wherever real people are concerned."""
    secure = settings.in_production
    return {
        "MAX_CONTENT_LENGTH": MOST_BYTES,
        "BOOTSTRAP_SERVE_LOCAL": True,
        "SESSION_COOKIE_NAME": "__Host-console" if secure else "console",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Strict",
        "PERMANENT_SESSION_LIFETIME": LONGEST,
        # As long as the session: an agent may leave a page open over a long call.
        "WTF_CSRF_TIME_LIMIT": int(LONGEST / timedelta(seconds=1)),
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(hours=1),
    }


def _frame() -> dict[str, object]:
    """What stands around every page."""
    warning = IDLE - WARNED_BEFORE
    return {"signed_in": guard.signed_in, "menu": MENU, "idle_warning": int(warning.total_seconds())}


def _sign_in_with(app: Flask) -> None:
    manager = LoginManager(app)
    # What a browser says of itself proves nothing, and is lost behind a proxy: the token counts.
    manager.session_protection = None
    manager.user_loader(guard.load)
