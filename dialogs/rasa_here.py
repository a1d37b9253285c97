"""Rasa's own command line, as we run it: quiet, and quick at checking the answers of our actions.

Rasa checks the form of each action's answer, and each time the description of that form first, which
was three fifths of all that a turn cost it (docs/decisions/0005). Here the description is checked once.
"""

from __future__ import annotations

import logging
import warnings
from typing import Any

import sanic.app  # noqa: F401 - switches deprecation warnings on when it is imported
from jsonschema import Draft7Validator
from rasa.__main__ import main
from rasa.core.actions.action import RemoteAction

ANSWER = Draft7Validator(RemoteAction.action_response_format_spec())


def is_valid(_action: RemoteAction, answer: dict[str, Any]) -> bool:
    """Whether an action answered in Rasa's form; raises jsonschema.ValidationError when it did not."""
    ANSWER.validate(answer)
    return True


# On a time-out this one writes the whole message into the log: the town that was said, for instance.
logging.getLogger("rasa.core.channels.rest").setLevel(logging.CRITICAL)
# Those of Rasa's old libraries help nobody.
warnings.simplefilter("ignore")
RemoteAction._validate_action_result = is_valid

if __name__ == "__main__":
    main()
