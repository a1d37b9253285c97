"""How well callers are understood: `make evaluate`.

Asks `voicebot understand`, the live code of a turn with the trained model, about the project's own test
rows (tests/dialogs/evaluation, which no rule was written against) and, where they lie beside the checkout,
the samples in ../shared/data/dev. Prints both tables and every error to standard error, keeps the table in
docs/evaluation.md current, and prints its figures as one JSON line last.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from judge import Verdict, judge

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "tests" / "dialogs" / "evaluation"
SAMPLES = ROOT.parent / "shared" / "data" / "dev"
SAMPLE_FILES = ("callers.fr.jsonl", "callers.en.jsonl", "sms.fr.jsonl")
REPORT = ROOT / "docs" / "evaluation.md"
BEGINS, ENDS = "<!-- table: make evaluate -->", "<!-- end of table -->"
ASKED = ("text", "channel", "locale", "expecting", "now")
KINDS = {
    "intent": "wish", "trap": "traps", "faq_topic": "topic of a question", "when": "when", "place": "place",
    "birth_date": "birth date", "name": "name", "phone_or_code": "phone numbers and codes",
    "option": "choice of an offer", "dose": "dose", "for_whom": "for whom", "language": "language",
    "french": "French calls, whole rows", "english": "English calls, whole rows", "sms": "texts, whole rows",
}  # fmt: skip

Row = dict[str, Any]
Shares = dict[str, tuple[int, int]]
"""Kind → how many are right, of how many."""


@dataclass(frozen=True)
class Result:
    """All rows of one set with what was understood."""

    rows: Sequence[Row]
    verdicts: Sequence[Verdict]

    @property
    def dangerous(self) -> int:
        return sum(bool(verdict.dangers) for verdict in self.verdicts)

    def shares(self) -> Shares:
        """The whole first, then every kind that occurs."""
        marks: dict[str, list[bool]] = defaultdict(list)
        for row, verdict in zip(self.rows, self.verdicts, strict=True):
            for kind, right in _marks(row, verdict).items():
                marks[kind].append(right)
        return {kind: (sum(marks[kind]), len(marks[kind])) for kind in ("share", *KINDS) if marks[kind]}


def _marks(row: Row, verdict: Verdict) -> dict[str, bool]:
    marks = {**verdict.kinds, "share": verdict.right}
    if "trap" in row["tags"] and "intent" in verdict.kinds:
        marks["trap"] = verdict.kinds["intent"]
    where = "sms" if row["channel"] == "sms" else {"en": "english", "fr": "french"}[row["locale"]]
    return {**marks, where: verdict.right}


def rows_of(files: Iterable[Path]) -> list[Row]:
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def understood(rows: Sequence[Row]) -> tuple[list[Row], float]:
    """One answer a row, and the seconds that the answers took, the start of Rasa apart."""
    command = [Path(sys.executable).with_name("voicebot"), "understand"]
    answers, began = [], 0.0
    with tempfile.TemporaryFile("w+", encoding="utf-8") as asked:
        asked.writelines(json.dumps({name: row[name] for name in ASKED}) + "\n" for row in rows)
        asked.seek(0)
        with subprocess.Popen(command, cwd=ROOT, stdin=asked, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            for line in process.stdout:
                began = began or time.monotonic()
                answers.append(json.loads(line))
                print(f"\r{len(answers)} of {len(rows)} rows", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    if process.returncode != 0 or len(answers) != len(rows):
        sys.exit("voicebot understand failed")
    return answers, time.monotonic() - began


def table(own: Result, samples: Result | None) -> Iterator[str]:
    """The lines of the table in Markdown."""
    columns = [own.shares(), samples.shares() if samples else {}]
    yield "| | own test set | samples |"
    yield "| --- | --- | --- |"
    for kind, name in {"share": "**all rows**", **KINDS}.items():
        yield f"| {name} | " + " | ".join(_cell(column.get(kind)) for column in columns) + " |"
    dangers = [str(result.dangerous) if result else "" for result in (own, samples)]
    yield f"| dangerous errors | {' | '.join(dangers)} |"


def _cell(share: tuple[int, int] | None) -> str:
    return f"{share[0] / share[1]:.0%} ({share[0]} of {share[1]})" if share else ""


def errors(result: Result) -> Iterator[str]:
    for row, verdict in zip(result.rows, result.verdicts, strict=True):
        if not verdict.right:
            mark = "!" if verdict.dangers else " "
            yield f"{mark} {row['id']} [{row['expecting']}] {row['text']!r}: {'; '.join(verdict.faults)}"


def figures(result: Result) -> Row:
    shares = {kind: round(right / count, 3) for kind, (right, count) in result.shares().items()}
    return {"rows": len(result.rows), **shares, "dangerous": result.dangerous}


def keep(lines: Iterable[str]) -> None:
    """Put the table into the docs, if it changed."""
    text = REPORT.read_text("utf-8")
    before, rest = text.split(BEGINS)
    after = rest.split(ENDS)[1]
    now = f"{before}{BEGINS}\n" + "\n".join(lines) + f"\n{ENDS}{after}"
    if now != text:
        REPORT.write_text(now, "utf-8")


def evaluate() -> tuple[Result, Result | None, float]:
    """The own test set, the samples if they are there, and the seconds for 500 lines."""
    own = rows_of(sorted(OWN.glob("*.jsonl")))
    samples = rows_of(SAMPLES / name for name in SAMPLE_FILES) if SAMPLES.is_dir() else []
    answers, seconds = understood([*own, *samples])
    verdicts = [judge(row, said) for row, said in zip([*own, *samples], answers, strict=True)]
    first = Result(own, verdicts[: len(own)])
    second = Result(samples, verdicts[len(own) :]) if samples else None
    return first, second, 500 * seconds / len(answers)


def main() -> None:
    own, samples, seconds = evaluate()
    for name, result in (("own test set", own), ("samples", samples)):
        if result:
            print(f"\nErrors, {name} (! is dangerous):", *errors(result), sep="\n", file=sys.stderr)
    lines = list(table(own, samples))
    print("", *lines, sep="\n", file=sys.stderr)
    if own.rows and samples:
        keep(lines)
    beside = {"samples": figures(samples)} if samples else {}
    print(json.dumps({**figures(own), **beside, "seconds_for_500_lines": round(seconds, 1)}))


if __name__ == "__main__":
    main()
