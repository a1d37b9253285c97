"""The console's door: who gets in, with what, for how long; what the browser is told about every page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from models import AgentSession, AuditEvent
from voicebot.console.app import create_app

WRONG = "Identifiant ou mot de passe incorrect."


def test_login_and_password_open_the_console(browser, hires):
    hires()
    page = browser.signs_in()
    assert (page.status_code, "Amina K." in page.text) == (200, True)


def test_nobody_gets_anywhere_without_signing_in(browser):
    for path in ("/", "/account", "/account/password", "/account/second-step"):
        browser.opens(path)
        assert browser.path == "/sign-in"


def test_after_signing_in_the_page_that_was_asked_for_is_shown(browser, hires):
    hires()
    browser.opens("/account/password")
    browser.sends("/sign-in?next=/account/password", login="amina", password="quatre chevaux bleus")
    assert browser.path == "/account/password"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"]
)
def test_signing_in_never_leads_to_another_site(browser, hires, elsewhere):
    hires()
    browser.opens("/sign-in")
    browser.sends("/sign-in", login="amina", password="quatre chevaux bleus", next=elsewhere)
    assert (browser.path, browser.page.request.host) == ("/", "localhost")


def test_a_wrong_password_and_an_unknown_login_are_told_the_same(browser, hires):
    hires()
    wrong = browser.signs_in(password="quatre chevaux verts")
    unknown = browser.signs_in("nobody")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert WRONG in wrong.text
    assert WRONG in unknown.text


def test_too_many_tries_have_to_wait_and_are_told_how_long(browser, hires):
    hires()
    for _ in range(6):
        browser.signs_in(password="quatre chevaux verts")
    page = browser.signs_in()
    assert (page.status_code, "Réessayez dans une minute" in page.text) == (429, True)
    browser.clock.goes_on(minutes=1)
    assert browser.signs_in().status_code == 200


def test_the_address_behind_the_proxy_is_the_one_that_is_paused(console, browser, hires):
    hires()
    for number in range(31):
        browser.opens("/sign-in")
        token = {"csrf_token": browser.page.text.split('name="csrf_token" type="hidden" value="')[1][:91]}
        form = {"login": f"guess{number}", "password": "x"} | token
        browser.client.post("/sign-in", data=form, headers={"X-Forwarded-For": "192.0.2.66"})
    assert browser.signs_in().status_code == 200


def test_a_one_time_password_leads_to_choosing_an_own_one_and_nowhere_else(browser, hires):
    once = hires(password=None)
    browser.signs_in(password=once)
    assert browser.path == "/account/password"
    for path in ("/", "/account", "/account/second-step"):
        browser.opens(path)
        assert browser.path == "/account/password"
    new = "cinq vaches rousses"
    page = browser.sends("/account/password", old=once, new=new, again=new)
    assert (browser.path, "Le mot de passe est changé" in page.text) == ("/account", True)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"old": "x", "new": "cinq vaches rousses", "again": "cinq vaches rousses"}, "passe actuel."),
        ({"old": "quatre chevaux bleus", "new": "court", "again": "court"}, "Trop court"),
        ({"old": "quatre chevaux bleus", "new": "cinq vaches rousses", "again": "six"}, "sont différents"),
        ({"old": "", "new": "", "again": ""}, "Ce champ est nécessaire"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_new_password_is_told_beside_the_field(at_work, form, told):
    browser = at_work()
    browser.opens("/account/password")
    page = browser.sends("/account/password", **form)
    assert (page.status_code, told in page.text, 'aria-invalid="true"' in page.text) == (422, True, True)


def test_a_supervisor_sets_up_the_second_step_before_anything_else(browser, hires):
    hires(role="supervisor")
    browser.signs_in()
    for path in ("/", "/account", "/account/password"):
        browser.opens(path)
        assert browser.path == "/account/second-step"
    _, recovery = browser.sets_up()
    assert len(set(recovery)) == 10
    browser.opens("/account")
    assert browser.path == "/account"


def test_a_code_of_another_secret_sets_nothing_up(at_work):
    browser = at_work(role="supervisor")
    browser.opens("/account/second-step")
    assert browser.sends("/account/second-step", code="000000").status_code == 422
    browser.opens("/account")
    assert browser.path == "/account/second-step"


def test_with_a_second_step_the_password_alone_opens_nothing(console, browser, hires):
    hires()
    browser.signs_in()
    secret, recovery = browser.sets_up()
    browser.sends("/sign-out")
    browser.clock.goes_on(seconds=30)
    browser.signs_in()
    for path in ("/", "/account", "/account/password", "/account/second-step"):
        browser.opens(path)
        assert browser.path == "/sign-in/code"
    assert browser.sends("/sign-in/code", code="000000").status_code == 401
    browser.sends("/sign-in/code", code=browser.code(secret))
    assert browser.path == "/"
    browser.sends("/sign-out")
    browser.signs_in()
    browser.sends("/sign-in/code", code=recovery[0])
    assert browser.path == "/"


def test_who_signs_out_is_out_also_with_a_copy_of_the_cookie(console, at_work):
    browser = at_work()
    cookie = browser.client.get_cookie("console").value
    browser.opens("/account")
    browser.sends("/sign-out")
    browser.client.set_cookie("console", cookie)
    browser.opens("/account")
    assert browser.path == "/sign-in"


def test_an_idle_session_ends_and_what_a_page_asks_by_itself_keeps_none_alive(at_work):
    browser = at_work()
    for _ in range(2):
        browser.clock.goes_on(minutes=7)
        assert browser.client.get("/account", headers={"X-Quiet": "1"}).status_code == 200
    browser.clock.goes_on(minutes=2)
    assert browser.client.get("/account", headers={"X-Quiet": "1"}).status_code == 401
    page = browser.opens("/account")
    assert (browser.path, "La session est fermée" in page.text) == ("/sign-in", True)


def test_who_types_or_reads_stays(at_work):
    browser = at_work()
    for _ in range(3):
        browser.clock.goes_on(minutes=10)
        assert browser.client.get("/account/stay").status_code == 204
    assert browser.opens("/account").request.path == "/account"


@pytest.mark.parametrize(
    "path", ["/sign-in", "/sign-in/code", "/sign-out", "/language", "/account/password", "/account/shortcuts"]
)
def test_a_form_that_is_not_ours_changes_nothing(at_work, path):
    browser = at_work()
    answer = browser.sends(path, token=False, login="amina", password="x")
    assert (answer.status_code, "La page a expiré" in answer.text) == (400, True)


def test_every_page_forbids_what_is_not_ours_and_is_not_kept(at_work):
    browser = at_work()
    for path in ("/sign-in", "/account", "/nowhere", "/readyz"):
        headers = browser.opens(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("no-store", "nosniff")


def test_nothing_is_loaded_from_another_host(at_work):
    browser = at_work()
    for path in ("/sign-in", "/account"):
        page = browser.opens(path).text
        assert "http://" not in page
        assert "https://" not in page


def test_cookies_are_out_of_reach_for_scripts_and_other_sites(browser, hires):
    hires()
    browser.signs_in()
    cookie = browser.client.get_cookie("console")
    assert (cookie.http_only, cookie.same_site, cookie.path) == (True, "Strict", "/")


def test_in_production_cookies_are_bound_to_the_host_and_tls_and_demo_passwords_are_refused(
    plugged, store, clock, hires
):
    settings = plugged.settings.model_copy(update={"deployment": "production"})
    client = create_app(replace(plugged, settings=settings, store=store, clock=clock)).test_client()
    page = client.get("/sign-in", base_url="https://console.example.org")
    cookie = page.headers["Set-Cookie"]
    assert cookie.startswith("__Host-console=")
    assert "Secure" in cookie
    assert "max-age" in page.headers["Strict-Transport-Security"]
    hires("demo", password="published-demo-password")
    token = page.text.split('name="csrf_token" type="hidden" value="')[1].split('"')[0]
    form = {"login": "demo", "password": "published-demo-password", "csrf_token": token}
    address = {
        "base_url": "https://console.example.org",
        "headers": {"Referer": "https://console.example.org/"},
    }
    assert client.post("/sign-in", data=form, **address).status_code == 401


def test_the_other_language_is_chosen_once(browser):
    browser.opens("/sign-in")
    assert '<html lang="fr"' in browser.page.text
    browser.sends("/language", next="/sign-in")
    assert '<html lang="en"' in browser.page.text
    assert "Sign in" in browser.opens("/sign-in").text


def test_single_keys_can_be_switched_off(at_work):
    browser = at_work()
    browser.opens("/account")
    assert 'data-shortcuts="on"' in browser.page.text
    browser.sends("/account/shortcuts")
    assert 'data-shortcuts="off"' in browser.page.text


def test_what_is_not_there_has_a_page_without_any_of_the_inside(at_work):
    page = at_work().opens("/nowhere")
    assert (page.status_code, "Introuvable" in page.text, "werkzeug" in page.text.lower()) == (
        404,
        True,
        False,
    )


def test_a_fault_inside_is_told_without_any_of_the_inside(console, at_work, monkeypatch):
    browser = at_work()
    monkeypatch.setattr("voicebot.console.account.agent", lambda: 1 / 0)
    page = browser.opens("/account")
    assert (page.status_code, "Une erreur est survenue" in page.text, "ZeroDiv" in page.text) == (
        500,
        True,
        False,
    )


def test_signs_of_life(browser):
    assert browser.opens("/healthz").json == {"status": "ok"}
    assert browser.opens("/readyz").json == {"database": "ok"}


def test_without_a_database_it_is_not_ready(plugged, store, clock):
    class Gone:
        def is_reachable(self) -> bool:
            return False

    answer = create_app(replace(plugged, store=Gone(), clock=clock)).test_client().get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"database": "down"})


def test_sessions_and_failures_are_in_the_audit_trail_without_what_was_typed(browser, hires, store):
    hires()
    browser.signs_in(password="quatre chevaux verts")
    browser.signs_in()
    with store.transaction() as tx:
        events = tx.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
        sessions = tx.scalars(select(AgentSession)).all()
    assert [one.act for one in events] == ["account_added", "sign_in_failed", "signed_in"]
    assert "amina" not in str([(one.by, one.details) for one in events])
    assert len(sessions) == 1
