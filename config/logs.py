"""Structured logs on standard error: fixed event names, ids and counts; never what identifies a person."""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog

QUIET = ("httpx", "httpcore", "twilio", "apscheduler", "urllib3", "rasa_sdk", "sanic")
"""Libraries that would tell addresses, numbers or texts at their usual level."""


def set_up(level: str) -> None:
    """One JSON line for each event, from `level` on; called once by each process."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Discreet("%(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _trace_without_values,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


class _Discreet(logging.Formatter):
    """For the libraries' own lines: an exception is told by its name and its way, as in ours."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name that logging calls
        return f"{ei[0].__name__} at {', '.join(_places(ei[1]))}" if ei[0] else ""


def _trace_without_values(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Say where an exception came from, not what it held: messages of errors quote their data."""
    raised = event.pop("exc_info", None)
    if raised:
        fault = raised if isinstance(raised, BaseException) else sys.exc_info()[1]
        event["fault"] = type(fault).__name__
        event["where"] = _places(fault)
    return event


def _places(fault: BaseException | None) -> list[str]:
    places = []
    trace = fault.__traceback__ if fault else None
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    return places[-6:]
