"""Which pipeline understands callers best, and what it costs: `python benchmarks/nlu.py [NAME …]`.

Each pipeline is trained on dialogs/data/nlu in a scratch folder, served by a Rasa of its own on
loopback, and asked every held-out row over POST /model/parse, as a live turn does. Trainings run
one after another. DIET takes a quarter of an hour or more on two cores; name pipelines to choose.
The last line printed is JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[1]
DIALOGS = ROOT / "dialogs"
HELD_OUT = ROOT / "tests" / "dialogs" / "nlu_heldout"

COUNTS = """
  - name: WhitespaceTokenizer
  - {name: CountVectorsFeaturizer, strip_accents: unicode, min_ngram: 1, max_ngram: 2}
  - {name: CountVectorsFeaturizer, analyzer: char_wb, strip_accents: unicode, min_ngram: 2, max_ngram: 5}
"""
PIPELINES = {
    "ours": "\n  - {name: intents.LinearIntents, strictness: 30.0, seed: 42}\n",
    "rasa_linear": COUNTS
    + "  - {name: LogisticRegressionClassifier, max_iter: 300, random_state: 42, ranking_length: 0}\n",
    "diet": COUNTS
    + "  - {name: DIETClassifier, entity_recognition: false, constrain_similarities: true, epochs: 15,"
    " random_seed: 42, ranking_length: 40}\n",
}
ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}

Row = dict[str, Any]


def progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def rasa(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = ["nice", str(DIALOGS / ".venv" / "bin" / "python"), "-W", "ignore", "-m", "rasa", *arguments]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, cwd=folder, env={**os.environ, **ENVIRONMENT}, stdout=quiet, stderr=quiet
    )


def project(folder: Path, pipeline: str) -> None:
    """An NLU-only project: the utterances and the pipeline, nothing of the dialogue."""
    shutil.copytree(DIALOGS / "data" / "nlu", folder / "data")
    shutil.copy(DIALOGS / "intents.py", folder)
    (folder / "config.yml").write_text(
        f"recipe: default.v1\nassistant_id: benchmark\nlanguage: fr\npipeline:{pipeline}policies: []\n"
    )
    (folder / "domain.yml").write_text('version: "3.1"\n')


def train(folder: Path) -> float:
    """Seconds of wall clock for `rasa train nlu`, the start of Rasa included."""
    began = time.monotonic()
    if rasa(folder, "train", "nlu", "--fixed-model-name", "nlu").wait() != 0:
        sys.exit(f"training failed in {folder}")
    return time.monotonic() - began


@contextmanager
def served(folder: Path) -> Iterator[tuple[httpx.Client, float, int]]:
    """A Rasa with the model loaded: a client of it, the seconds it took to be ready, its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.monotonic()
    server = rasa(folder, "run", "--enable-api", "-i", "127.0.0.1", "-p", str(port), "-m", "models")
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            while not ready(client):
                if server.poll() is not None or time.monotonic() - began > 300:
                    sys.exit(f"Rasa did not start in {folder}")
                time.sleep(0.2)
            yield client, time.monotonic() - began, server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def ready(client: httpx.Client) -> bool:
    try:
        return client.get("/status").json().get("model_file") is not None
    except (httpx.HTTPError, ValueError):
        return False


def resident_mb(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def held_out() -> list[Row]:
    return [
        json.loads(line)
        for path in sorted(HELD_OUT.glob("*.jsonl"))
        for line in path.read_text().splitlines()
    ]


def label(expect: Row) -> str:
    """The intent as the model names it: one a topic for the FAQ."""
    return f"faq_{expect['faq_topic']}" if expect["intent"] == "faq" else str(expect["intent"])


def right(said: str, expect: Row) -> bool:
    return said == label(expect) or said in expect.get("intent_alternatives", [])


def share(hits: list[bool]) -> float:
    return round(sum(hits) / len(hits), 3)


def f1_by_intent(pairs: list[tuple[str, str]]) -> dict[str, float]:
    """F1 of every intent that was expected; `pairs` hold what was expected and what was said."""
    both = Counter(expected for expected, said in pairs if expected == said)
    expected = Counter(expected for expected, _ in pairs)
    said = Counter(said for _, said in pairs)
    return {i: round(2 * both[i] / (expected[i] + said[i]), 2) for i in sorted(expected)}


def score(client: httpx.Client, rows: list[Row]) -> Row:
    """Shares right by channel and language, among the first three, F1 by intent, and times of a parse."""
    first: dict[str, list[bool]] = defaultdict(list)
    among_three: list[bool] = []
    pairs: list[tuple[str, str]] = []
    times: list[float] = []
    client.post("/model/parse", json={"text": "warm up"})
    for row in rows:
        began = time.perf_counter()
        ranking = client.post("/model/parse", json={"text": row["text"]}).json()["intent_ranking"]
        times.append(1000 * (time.perf_counter() - began))
        names = [intent["name"] for intent in ranking]
        hit = right(names[0], row["expect"])
        first["all"].append(hit)
        first[f"{row['channel']}_{row['locale']}"].append(hit)
        among_three.append(any(right(name, row["expect"]) for name in names[:3]))
        pairs.append((label(row["expect"]), label(row["expect"]) if hit else names[0]))
    return {
        "share": {kind: share(hits) for kind, hits in first.items()},
        "among_three": share(among_three),
        "f1": f1_by_intent(pairs),
        "parse_ms": {
            "p50": round(statistics.median(times), 1),
            "p95": round(statistics.quantiles(times, n=20)[-1], 1),
        },
    }


def measure(name: str, rows: list[Row]) -> Row:
    with tempfile.TemporaryDirectory(prefix=f"nlu-{name}-") as scratch:
        folder = Path(scratch)
        project(folder, PIPELINES[name])
        progress(f"{name}: training")
        trained = train(folder)
        size = (folder / "models" / "nlu.tar.gz").stat().st_size
        progress(f"{name}: trained in {trained:.0f} s, starting")
        with served(folder) as (client, started, process):
            progress(f"{name}: ready in {started:.0f} s, asking {len(rows)} rows")
            return {
                **score(client, rows),
                "train_s": round(trained),
                "start_s": round(started),
                "memory_mb": resident_mb(process),
                "model_mb": round(size / 1e6, 1),
            }


def main() -> None:
    rows = held_out()
    results = {name: measure(name, rows) for name in sys.argv[1:] or PIPELINES}
    print(json.dumps({"rows": len(rows), "pipelines": results}, ensure_ascii=False))


if __name__ == "__main__":
    main()
