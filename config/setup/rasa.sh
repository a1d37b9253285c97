#!/bin/sh
# Rasa in its own environment; call it from dialogs/, for elsewhere it takes our `models` for its own.
export RASA_TELEMETRY_ENABLED=false SQLALCHEMY_SILENCE_UBER_WARNING=1 TF_CPP_MIN_LOG_LEVEL=2 TQDM_DISABLE=1
# At its debug level Rasa writes down what callers said.
case "${LOG_LEVEL:-}" in WARNING | ERROR) ;; *) export LOG_LEVEL=INFO ;; esac
if [ "${1:-}" = run ] && [ -n "${REDIS_HOST:-}" ]; then
	export REDIS_PORT="${REDIS_PORT:-6379}" REDIS_DB="${REDIS_DB:-0}" REDIS_PASSWORD="${REDIS_PASSWORD:-}"
	export REDIS_SECONDS="${REDIS_SECONDS:-7200}"
	set -- "$@" --endpoints endpoints-redis.yml
fi
exec .venv/bin/python -W ignore rasa_here.py "$@"
