"""The doors: who comes in, who does not, and what a look ahead must not use up."""

from datetime import timedelta

import pytest
from sqlmodel import select

from core.clock import MovableClock
from core.storage.db import Database
from core.storage.tables import User
from tests.core.web.conftest import Browse, TestHouse


def count_users(database: Database) -> int:
    with database.read() as session:
        return len(session.exec(select(User)).all())


def test_health_says_what_is_loaded(browse: Browse) -> None:
    answer = browse().get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["engine"] == {"kind": "scripted", "state": "ready", "model": "script"}
    assert answer.json()["embedder"] == "ready"


def test_health_says_when_it_last_looked_who_may_be_written_to_and_whether_that_is_late(
    browse: Browse, house: TestHouse, clock: MovableClock
) -> None:
    stranger = browse()
    assert stranger.get("/healthz").json()["follow_ups"] == {"looked_at": None, "is_late": False}
    house.ticker.run_once()
    clock.move(timedelta(hours=1))
    looked_at = (clock.now() - timedelta(hours=1)).isoformat()
    assert stranger.get("/healthz").json()["follow_ups"] == {"looked_at": looked_at, "is_late": True}


def test_health_tells_the_owner_alone_what_went_wrong(browse: Browse, house: TestHouse) -> None:
    house.ticker.run_once()
    browser = browse()
    browser.get("/enter", params={"ticket": house.accounts.issue_ticket()})
    assert browser.get("/healthz").json()["follow_ups"]["trouble"] == "The model is away."
    assert "trouble" not in browse().get("/healthz").json()["follow_ups"]


def test_the_one_time_link_makes_the_browser_the_owners(browse: Browse, house: TestHouse) -> None:
    browser = browse()
    answer = browser.get("/enter", params={"ticket": house.accounts.issue_ticket()})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.get("/").text == "owner"


def test_the_one_time_link_works_once(browse: Browse, house: TestHouse) -> None:
    ticket = house.accounts.issue_ticket()
    owner, thief = browse(), browse()
    owner.get("/enter", params={"ticket": ticket})
    answer = thief.get("/enter", params={"ticket": ticket})
    assert answer.status_code == 410
    assert "make link" in answer.text
    assert thief.get("/").text == "stranger"


def test_the_owner_who_opens_the_used_link_again_simply_goes_on(browse: Browse, house: TestHouse) -> None:
    browser, ticket = browse(), house.accounts.issue_ticket()
    browser.get("/enter", params={"ticket": ticket})
    assert browser.get("/enter", params={"ticket": ticket}).headers["location"] == "/"


@pytest.mark.parametrize("headers", [{"Sec-Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"}])
def test_a_look_ahead_does_not_use_the_link_up(browse: Browse, house: TestHouse, headers: dict[str, str]) -> None:
    ticket = house.accounts.issue_ticket()
    assert "set-cookie" not in browse().get("/enter", params={"ticket": ticket}, headers=headers).headers
    assert "set-cookie" not in browse().head("/enter", params={"ticket": ticket}).headers
    browser = browse()
    browser.get("/enter", params={"ticket": ticket})
    assert browser.get("/").text == "owner"


def test_a_share_link_makes_a_visitor_and_leads_to_the_chat(browse: Browse, slug: str) -> None:
    browser = browse()
    answer = browser.get(f"/p/{slug}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/talk?p={slug}")
    assert browser.get("/").text == "visitor"


def test_a_visitor_stays_the_same_when_the_link_is_opened_again(browse: Browse, slug: str, database: Database) -> None:
    browser = browse()
    browser.get(f"/p/{slug}")
    before = count_users(database)
    browser.get(f"/p/{slug}")
    assert count_users(database) == before


def test_the_owner_visits_the_own_persona_as_the_owner(browse: Browse, house: TestHouse, slug: str) -> None:
    browser = browse()
    browser.get("/enter", params={"ticket": house.accounts.issue_ticket()})
    assert browser.get(f"/p/{slug}").headers["location"] == f"/talk?p={slug}"
    assert browser.get("/").text == "owner"


def test_strangers_and_link_previews_leave_no_row(browse: Browse, slug: str, database: Database) -> None:
    before = count_users(database)
    browser = browse()
    for path in ("/", "/memories", "/chat", "/talk?p=x", "/healthz", "/p/unknown"):
        browser.get(path)
    browser.head(f"/p/{slug}")
    browser.get(f"/p/{slug}", headers={"Sec-Purpose": "prefetch"})
    assert count_users(database) == before
    assert browser.get("/").text == "stranger"


def test_an_unknown_link_is_a_friendly_404_that_escapes_what_was_typed(browse: Browse) -> None:
    answer = browse().get("/p/<script>alert(1)")
    assert answer.status_code == 404
    assert "<script" not in answer.text
    answer = browse().get("/p/nobody-1234567890123456")
    assert (answer.status_code, "leads nowhere" in answer.text) == (404, True)


def test_a_cookie_cannot_be_read_by_scripts_nor_sent_by_other_sites(browse: Browse, slug: str) -> None:
    cookie = browse().get(f"/p/{slug}").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie


def test_a_cookie_stays_on_https_where_the_browser_came_over_https(browse: Browse, slug: str) -> None:
    direct = browse("https://127.0.0.1:8501").get(f"/p/{slug}")
    proxied = browse("http://studio.example", public_url="https://studio.example").get(f"/p/{slug}")
    assert "secure" in direct.headers["set-cookie"].lower()
    assert "secure" in proxied.headers["set-cookie"].lower()


def test_signing_out_needs_the_form_of_this_very_browser(browse: Browse, house: TestHouse) -> None:
    browser, name = browse(), house.accounts.cookie_name
    browser.get("/enter", params={"ticket": house.accounts.issue_ticket()})
    other = house.accounts.form_key(house.accounts.cookie_for(house.accounts.new_visitor()[1]))
    for key in ("", "guess", other):
        refused = browser.post("/auth/sign-out", data={"key": key})
        assert (refused.status_code, 'href="/"' in refused.text) == (403, True)
    assert browser.get("/").text == "owner"
    key = house.accounts.form_key(browser.cookies[name])
    assert browser.post("/auth/sign-out", data={"key": key}).status_code == 303
    assert browser.get("/").text == "stranger"


def test_signing_out_ends_the_session_for_a_copied_cookie_too(browse: Browse, house: TestHouse) -> None:
    browser, copy, name = browse(), browse(), house.accounts.cookie_name
    browser.get("/enter", params={"ticket": house.accounts.issue_ticket()})
    copy.cookies.set(name, browser.cookies[name])
    browser.post("/auth/sign-out", data={"key": house.accounts.form_key(browser.cookies[name])})
    assert copy.get("/").text == "stranger"


def test_an_oversized_form_is_refused(browse: Browse) -> None:
    assert browse().post("/auth/sign-out", content=b"key=" + b"x" * 100_000).status_code == 403
