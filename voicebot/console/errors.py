"""What a page says when something is not right; nothing of the inside."""

from __future__ import annotations

import structlog
from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

log = structlog.get_logger()
EXPLAINED = (400, 403, 404, 500)


def explain(app: Flask) -> None:
    """Every fault has a page."""
    app.register_error_handler(HTTPException, _page)
    app.register_error_handler(Exception, _broken)


def _page(fault: HTTPException) -> tuple[str, int]:
    code = fault.code or 500
    shown = code if code in EXPLAINED else 400
    return render_template("error.html", code=shown), code


def _broken(fault: Exception) -> tuple[str, int]:
    log.error("page_failed", exc_info=fault)
    return render_template("error.html", code=500), 500
