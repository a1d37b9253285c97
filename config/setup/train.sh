#!/bin/sh
# Trains the dialogue model where there is none for the dialogs as they are now.
# The model carries a digest of what it was made from: dates of files say nothing after a checkout.
set -eu
setup=$(cd "$(dirname "$0")" && pwd)
cd "${1:-dialogs}"

model=models/allo-vaccin.tar.gz
digest=models/made-from.sha256

made_from() {
    find config.yml intents.py logistic.py clauses.py composed.py asides.yml domain data requirements.lock -type f ! -name '.*' | LC_ALL=C sort | while read -r file; do
        printf '%s\n' "$file"
        cat "$file"
    done | if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi
}

now=$(made_from)
if [ -f "$model" ] && [ "$now" = "$(cat "$digest" 2>/dev/null)" ]; then exit 0; fi

rasa() { sh "$setup/rasa.sh" "$@" >&2; }

echo "The dialogs changed: checking them and training (a minute or two)" >&2
mkdir -p models
unfinished=$(mktemp -d models/unfinished.XXXXXX)
trap 'rm -rf "$unfinished"' EXIT
trap 'exit 1' INT TERM
rasa train --domain domain --data data --config config.yml --out "$unfinished" --fixed-model-name allo-vaccin
rm -f "$digest"
mv "$unfinished/allo-vaccin.tar.gz" "$model"
printf '%s\n' "$now" >"$digest"
