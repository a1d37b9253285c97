#!/bin/sh
# Rasa in its own environment; call it from dialogs/, for elsewhere it takes our `models` for its own.
export RASA_TELEMETRY_ENABLED=false SQLALCHEMY_SILENCE_UBER_WARNING=1 TF_CPP_MIN_LOG_LEVEL=2 TQDM_DISABLE=1
# At its debug level Rasa writes down what callers said.
case "${LOG_LEVEL:-}" in WARNING | ERROR) ;; *) export LOG_LEVEL=INFO ;; esac
exec .venv/bin/python -W ignore rasa_here.py "$@"
