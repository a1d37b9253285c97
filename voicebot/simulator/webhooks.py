"""Rings the service's web addresses: signs each request, keeps the provider's time limits and retries."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import parse_qs, urldefrag, urlencode, urljoin

import httpx
from twilio.request_validator import RequestValidator

from config.clock import elapsed_ms, stopwatch
from config.settings import Settings
from voicebot.simulator import wire
from voicebot.simulator.numbers import new_sid

BUDGET_SECONDS = 15.0
CONNECT_SECONDS = 5.0
MAX_REDIRECTS = 10
RETRY_PAUSE_SECONDS = 0.5

Params = Mapping[str, str]


class WebhookFault(Exception):
    """The service gave no usable answer; `code` is the provider's number for this kind of error.

    `status` is the HTTP status of the answer, 0 where there was none.
    """

    def __init__(self, code: int, text: str, status: int = 0) -> None:
        super().__init__(f"{code}: {text}")
        self.code, self.status, self.took_ms = code, status, 0


@dataclass(frozen=True)
class Answer:
    """What came back, with the public address it belongs to and how long it took."""

    url: str
    status: int
    content_type: str
    text: str
    took_ms: int = 0


@dataclass(frozen=True)
class _Overrides:
    """How often and when to try again: by default once, on connection failure only.

    A service may ask for more behind the `#` of its address (`#rc=2&rp=ct,rt,5xx`); that part is never sent
    nor signed.
    """

    retries: int = 1
    policy: frozenset[str] = frozenset({"ct"})

    @classmethod
    def of(cls, fragment: str) -> _Overrides:
        wishes = parse_qs(fragment)
        retries = int(wishes.get("rc", ["1"])[0])
        return cls(min(retries, 5), frozenset(wishes.get("rp", ["ct"])[0].split(",")))

    def again_after(self, trouble: str) -> bool:
        return bool(self.policy & {trouble, "all"})


class Webhooks:
    """The provider's HTTP client. Addresses are the public ones; they are delivered to the web process."""

    def __init__(self, settings: Settings) -> None:
        self.public = settings.public_base_url.rstrip("/")
        self._web = (settings.simulator_web_url or self.public).rstrip("/")
        self._validator = RequestValidator(settings.twilio_auth_token.get_secret_value())
        # Callers must not share cookies, and our service needs none.
        cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        # A connection of its own for each request: one kept from before a restart would fail in mid-air,
        # which counts as the service's fault and is not tried again.
        fresh = httpx.Limits(max_keepalive_connections=0)
        self._client = wire.client(cookies=cookies, limits=fresh, headers={"User-Agent": "TwilioProxy/1.1"})

    def ask(self, url: str, params: Params, method: str = "POST", bare: Params | None = None) -> Answer:
        """The service's answer; raises WebhookFault for none, a late one, or one that is not a success.

        `bare` are the parameters kept when the service redirects: the provider goes on with GET and
        forgets what the caller entered.
        """
        started = stopwatch()
        try:
            answer = self._follow(url, params, method, params if bare is None else bare, started)
        except WebhookFault as fault:
            fault.took_ms = elapsed_ms(started)
            raise
        return replace(answer, took_ms=elapsed_ms(started))

    def _follow(self, url: str, params: Params, method: str, bare: Params, started: float) -> Answer:
        for _ in range(MAX_REDIRECTS):
            response = self._try(url, params, method, started)
            if not response.is_redirect:
                return self._answer(urldefrag(url).url, response)
            url, params, method = urljoin(url, response.headers["Location"]), bare, "GET"
        raise WebhookFault(11205, "too many redirects")

    def _try(self, url: str, params: Params, method: str, started: float) -> httpx.Response:
        url, fragment = urldefrag(url)
        overrides = _Overrides.of(fragment)
        # Every attempt carries the same token: by it the service knows a repeat.
        token = new_sid("")
        for attempt in range(overrides.retries + 1):
            last = attempt == overrides.retries
            try:
                response = self._send(url, params, method, token, started)
            except httpx.HTTPError as trouble:
                kind = "ct" if isinstance(trouble, httpx.ConnectError | httpx.ConnectTimeout) else "rt"
                if last or not overrides.again_after(kind):
                    raise WebhookFault(*_in_words(trouble)) from trouble
            else:
                if last or not overrides.again_after(f"{response.status_code // 100}xx"):
                    return response
            time.sleep(RETRY_PAUSE_SECONDS)
        raise AssertionError("the last attempt answers or raises")

    def _send(self, url: str, params: Params, method: str, token: str, started: float) -> httpx.Response:
        if method == "GET":
            url, params = _with_query(url, params), {}
        headers = {
            "X-Twilio-Signature": self.signature(url, params),
            "I-Twilio-Idempotency-Token": token,
        }
        left = max(BUDGET_SECONDS - elapsed_ms(started) / 1000, 0.1)
        timeout = httpx.Timeout(left, connect=min(CONNECT_SECONDS, left))
        data = dict(params) if method == "POST" else None
        return self._client.request(method, self._delivered(url), data=data, headers=headers, timeout=timeout)

    def signature(self, url: str, params: Params) -> str:
        """The provider's HMAC over the public address and the sorted form parameters."""
        return str(self._validator.compute_signature(url, params))

    def _delivered(self, url: str) -> str:
        return self._web + url.removeprefix(self.public) if url.startswith(self.public) else url

    @staticmethod
    def _answer(url: str, response: httpx.Response) -> Answer:
        if not response.is_success:
            raise WebhookFault(11200, f"the service answered {response.status_code}", response.status_code)
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Answer(url, response.status_code, kind, response.text)


def _with_query(url: str, params: Params) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode(params)}" if params else url


def _in_words(trouble: httpx.HTTPError) -> tuple[int, str]:
    if isinstance(trouble, httpx.TimeoutException):
        return 11205, f"no answer within {BUDGET_SECONDS:.0f} seconds"
    return 11200, f"the service cannot be reached ({type(trouble).__name__})"
