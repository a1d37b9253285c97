"""Each message arrives once, while workers and the database are killed and the provider errs."""

from __future__ import annotations

import pytest
from messages import Bench
from post_office import opened
from rich.progress import Progress


@pytest.mark.timeout(300)
def test_killed_workers_a_killed_database_and_an_erring_provider_lose_nothing_and_double_nothing() -> None:
    """The long one, with 10,000 messages, is `make bench-messages`."""
    with (
        Progress(disable=True) as bar,
        opened(SMS_PER_SECOND="40", WEB_THREADS="4", WEB_WORKERS="1") as office,
    ):
        bench = Bench(office, 300, seed=7, bar=bar)
        office.hire(2)
        bench.plan("planning")
        in_doubt = bench.survive(kills=4)
        assert bench.account() == {"lost": 0, "doubled": 0, "unclear": 0}
        assert in_doubt
