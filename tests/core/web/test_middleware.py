"""What every request passes: host names, safe headers, closed doors, patience, and the cookie."""

from datetime import timedelta

import pytest
from starlette.websockets import WebSocketDisconnect

from core.clock import MovableClock
from core.config import Settings
from core.limits import Limit, RateLimiter
from core.web.middleware import CONTENT_POLICY, is_known_host
from tests.core.web.conftest import Browse, TestHouse


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST"])
def test_the_machines_own_names_are_served(browse: Browse, host: str) -> None:
    assert browse().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8501", "[", ""])
def test_a_foreign_name_that_points_here_is_refused(browse: Browse, host: str) -> None:
    assert browse().get("/", headers={"host": host}).status_code == 421


def test_a_foreign_name_gets_no_websocket_either(browse: Browse) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        browse().websocket_connect("/_stcore/stream", headers={"host": "evil.example"}),
    ):
        pass


def test_the_websocket_opens_for_the_studios_own_page(browse: Browse) -> None:
    with browse().websocket_connect("/_stcore/stream", headers={"host": "127.0.0.1:8501"}) as socket:
        assert socket.receive_text() == "hello"


def test_the_public_address_is_served_beside_the_local_ones() -> None:
    settings = Settings(_env_file=None, public_url="https://studio.example")
    assert is_known_host("studio.example", settings)
    assert is_known_host("localhost:8501", settings)
    assert not is_known_host("other.example", settings)


def test_a_server_for_the_network_answers_to_any_name() -> None:
    assert is_known_host("my-laptop.lan:8501", Settings(_env_file=None, host="0.0.0.0"))


def test_every_answer_carries_the_safe_headers(browse: Browse) -> None:
    browser = browse()
    for path in ("/", "/healthz", "/p/unknown", "/enter", "/_stcore/metrics"):
        headers = browser.get(path).headers
        assert headers["content-security-policy"] == CONTENT_POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in CONTENT_POLICY
    assert "img-src 'self' data: blob:" in CONTENT_POLICY


def test_the_metrics_are_closed(browse: Browse) -> None:
    assert browse().get("/_stcore/metrics").status_code == 404


@pytest.mark.parametrize("cookie", ["", "guess", "InRva2VuIg.c2lnbmF0dXJl", "a" * 5000])
def test_a_forged_cookie_is_a_stranger(browse: Browse, house: TestHouse, cookie: str) -> None:
    browser = browse()
    browser.cookies.set(house.accounts.cookie_name, cookie)
    assert browser.get("/").text == "stranger"


def test_a_known_browsers_cookie_is_kept_fresh(browse: Browse, house: TestHouse, slug: str) -> None:
    browser = browse()
    first = browser.get(f"/p/{slug}").headers["set-cookie"]
    assert browser.get("/").headers["set-cookie"] == first
    assert "set-cookie" not in browse().get("/").headers


def test_a_session_that_ended_is_a_stranger(browse: Browse, slug: str, clock: MovableClock) -> None:
    browser = browse()
    browser.get(f"/p/{slug}")
    clock.move(timedelta(days=90))
    assert browser.get("/").text == "stranger"


def test_whoever_knocks_too_often_waits(browse: Browse, slug: str, clock: MovableClock) -> None:
    browser = browse()
    answers = [browser.get(f"/p/guess-{number}").status_code for number in range(21)]
    assert answers == [404] * 20 + [429]
    assert browser.get(f"/p/{slug}").headers["retry-after"] == "60"
    assert browser.get("/").status_code == 200
    clock.move(timedelta(minutes=1))
    assert browser.get(f"/p/{slug}").status_code == 303


def test_whoever_has_to_wait_is_told_how_long_and_has_a_way_on(browse: Browse, slug: str) -> None:
    browser = browse()
    while (page := browser.get(f"/p/{slug}?from=a%22b", follow_redirects=False)).status_code != 429:
        continue
    assert "Wait 60 seconds" in page.text
    assert f'href="/p/{slug}?from=a%22b"' in page.text
    # What a form asks for cannot be asked for again by a link.
    assert 'href="/"' in browser.post("/auth/sign-out").text


def test_addresses_wait_apart(clock: MovableClock) -> None:
    limiter = RateLimiter(Limit(1, timedelta(minutes=1)))
    assert limiter.wait("a", clock.now()) == timedelta(0)
    assert limiter.wait("b", clock.now()) == timedelta(0)
    clock.move(timedelta(seconds=20))
    assert limiter.wait("a", clock.now()) == timedelta(seconds=40)


def test_many_addresses_do_not_fill_the_memory(clock: MovableClock) -> None:
    limiter = RateLimiter(Limit(1, timedelta(minutes=1)))
    for number in range(10_050):
        limiter.wait(str(number), clock.now())
    assert len(limiter._knocks) == 10_000
