#!/bin/sh
# Rasa in its own environment; call it from dialogs/, for elsewhere it takes our `models` for its own.
export RASA_TELEMETRY_ENABLED=false SQLALCHEMY_SILENCE_UBER_WARNING=1 TF_CPP_MIN_LOG_LEVEL=2 TQDM_DISABLE=1
exec .venv/bin/python -W ignore rasa_here.py "$@"
