"""Every message as people read it, before it is ever sent."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from voicebot.console.guard import agents_only
from voicebot.outbox.preview import Sample, samples
from voicebot.outbox.words import is_two_way
from voicebot.wiring import rooms

messages = Blueprint("messages", __name__, url_prefix="/messages")
messages.before_request(agents_only)


@messages.get("/")
def home() -> str:
    """All of them in both languages; first as our sender sends them, for it can be answered or not."""
    ours = is_two_way(rooms().settings.sms_sender)
    two_way = request.args.get("answered", "yes" if ours else "no") == "yes"
    shown: dict[str, dict[str, Sample]] = {}
    for one in samples():
        if one.two_way == two_way:
            kind = "-".join(filter(None, (one.purpose, one.because))).replace("_", "-")
            shown.setdefault(kind, {})[one.locale] = one
    return render_template("messages/home.html", shown=shown, two_way=two_way, ours=ours == two_way)
