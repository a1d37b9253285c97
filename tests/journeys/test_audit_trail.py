"""What was done in a call can be proved afterwards."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, select

from models import AuditEvent

VOICEBOT = Path(sys.executable).with_name("voicebot")


def audit(stack, *words: str) -> subprocess.CompletedProcess[str]:
    command = [VOICEBOT, "audit", *words]
    return subprocess.run(command, env=stack.environ, capture_output=True, text=True, check=False)


def all_are_sealed(store) -> bool:
    with store.transaction() as tx:
        return not tx.execute(select(func.count()).where(AuditEvent.seal.is_(None))).scalar_one()


def test_the_worker_seals_what_callers_did_and_an_operator_proves_it(stack, store, village, tmp_path):
    village.books("+33639981999", "1938-02-03")
    for _ in range(60):
        if all_are_sealed(store):
            break
        time.sleep(0.5)
    kept = tmp_path / "checkpoints.jsonl"
    kept.write_text(audit(stack, "checkpoint").stdout, "utf-8")
    proved = audit(stack, "verify", "--checkpoints", str(kept), "--json")
    found = json.loads(proved.stdout.splitlines()[-1])
    assert (proved.returncode, found["faults"], found["events"] > 0) == (0, [], True)


def test_a_checkpoint_of_another_trail_is_a_fault(stack, tmp_path):
    kept = tmp_path / "checkpoints.jsonl"
    kept.write_text('{"number": 1, "digest": "00"}\n', "utf-8")
    proved = audit(stack, "verify", "--checkpoints", str(kept))
    assert (proved.returncode, proved.stdout.splitlines()[-1]) == (
        1,
        "seal 1 is not the one of the checkpoint",
    )
