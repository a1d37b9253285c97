"""The softphone page, and where the box may run at all."""

from __future__ import annotations

import re

import httpx
import pytest

from voicebot.simulator.app import NotInProduction, create_app


def test_the_page_runs_nothing_but_files_of_the_box(box_url):
    page = httpx.get(box_url)
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", page.text)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page.text)


def test_everything_the_page_loads_is_there(box_url):
    page = httpx.get(box_url).text
    wanted = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page))
    assert len(wanted) >= 3
    for path in wanted:
        loaded = httpx.get(box_url + path)
        assert loaded.status_code == 200
        wanted_by_it = re.findall(r'from "\./([^"]+)"', loaded.text)
        assert all(httpx.get(f"{box_url}/static/{name}").status_code == 200 for name in wanted_by_it)


def test_every_control_has_a_name_and_every_id_is_unique(box_url):
    page = httpx.get(box_url).text
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for target in re.findall(r'aria-labelledby="([^"]+)"|for="([^"]+)"', page):
        assert next(filter(None, target)) in ids


def test_the_page_shows_numbers_as_people_write_them(box_url):
    assert "09 37 00 00 00" in httpx.get(box_url).text


def test_the_box_is_ready_when_it_answers(box_url):
    assert httpx.get(f"{box_url}/healthz").json() == {"status": "ok"}


def test_the_box_does_not_run_in_production(settings):
    with pytest.raises(NotInProduction, match="DEPLOYMENT=demo"):
        create_app(settings.model_copy(update={"deployment": "production"}))


def test_each_agent_has_a_telephone_of_their_own_where_callers_wait_in_line(settings):
    numbers = ("+33937000009", "+33937000010")
    page = create_app(settings.model_copy(update={"agent_numbers": numbers})).test_client().get("/").text
    assert re.findall(r'class="card agent" data-number="([^"]+)"', page) == list(numbers)
    assert "data-line" not in page


def test_where_agents_are_dialled_the_page_says_how_they_behave(settings):
    wishes = {"agent_numbers": ("+33937000009",), "voice_profile": "somleng"}
    page = create_app(settings.model_copy(update=wishes)).test_client().get("/").text
    assert 'data-line="+33937000009"' in page
    assert "card agent" not in page
