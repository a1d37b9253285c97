#!/bin/sh
# Rasa in its own environment; call it from dialogs/, for elsewhere it takes our `models` for its own.
# sanic switches deprecation warnings on when it is imported; those of Rasa's old libraries help nobody.
export RASA_TELEMETRY_ENABLED=false SQLALCHEMY_SILENCE_UBER_WARNING=1 TF_CPP_MIN_LOG_LEVEL=2 TQDM_DISABLE=1
exec .venv/bin/python -W ignore -c '
import warnings

import sanic.app

warnings.simplefilter("ignore")
from rasa.__main__ import main

main()
' "$@"
