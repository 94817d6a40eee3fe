"""What a tab may do beside loading pages: connect from the studio's own pages, while it is signed in, and upload."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

from core.accounts.rules import Actor
from core.clock import MovableClock
from core.web.connection import FLOOD, MESSAGES, SIGNED_OUT
from core.web.middleware import CONNECTIONS
from tests.core.web.conftest import Browse, TestHouse

STREAM = "/_stcore/stream"
HOST = {"host": "127.0.0.1:8501"}
RERUN = BackMsg(rerun_script=ClientState(query_string="c=1")).SerializeToString()
"""What a page says most: draw me again."""


def sign_in(browser: TestClient, house: TestHouse, token: str) -> None:
    browser.cookies.set(house.accounts.cookie_name, house.accounts.cookie_for(token))


def owner_token(house: TestHouse) -> str:
    return house.accounts.redeem(house.accounts.issue_ticket())


@pytest.mark.parametrize(
    "origin",
    [
        "http://127.0.0.1:9999",
        "http://127.0.0.1",
        "http://evil.example",
        "null",
        "",
        "http://127.0.0.1:8501.evil.example",
    ],
)
def test_no_other_programs_page_connects_as_the_owner(browse: Browse, origin: str) -> None:
    with pytest.raises(WebSocketDisconnect), browse().websocket_connect(STREAM, headers=HOST | {"origin": origin}):
        pass


def test_the_studios_own_page_connects_at_its_local_and_at_its_public_address(browse: Browse) -> None:
    for origin in ("http://127.0.0.1:8501", "https://studio.example"):
        browser = browse(public_url="https://studio.example/")
        with browser.websocket_connect(STREAM, headers=HOST | {"origin": origin}) as socket:
            assert socket.receive_text() == "hello"
            socket.send_bytes(RERUN)
            assert socket.receive_text() == origin.partition("//")[2]


def test_signing_out_ends_every_open_tab_at_its_next_word(browse: Browse, house: TestHouse) -> None:
    browser, token = browse(), owner_token(house)
    sign_in(browser, house, token)
    with browser.websocket_connect(STREAM, headers=HOST) as socket:
        assert socket.receive_text() == "hello"
        socket.send_bytes(RERUN)
        assert socket.receive_text() == HOST["host"]
        house.accounts.sign_out(token)
        socket.send_bytes(RERUN)
        with pytest.raises(WebSocketDisconnect) as ended:
            socket.receive_text()
        assert ended.value.code == SIGNED_OUT


def test_a_session_that_runs_out_ends_its_tabs(browse: Browse, house: TestHouse, clock: MovableClock) -> None:
    browser = browse()
    sign_in(browser, house, owner_token(house))
    with browser.websocket_connect(STREAM, headers=HOST) as socket:
        socket.receive_text()
        clock.move(timedelta(days=90))
        socket.send_bytes(RERUN)
        with pytest.raises(WebSocketDisconnect):
            socket.receive_text()


def test_a_stranger_stays_connected_to_the_door(browse: Browse) -> None:
    with browse().websocket_connect(STREAM, headers=HOST) as socket:
        socket.receive_text()
        socket.send_bytes(RERUN)
        assert socket.receive_text() == HOST["host"]


def test_what_no_page_says_is_passed_over_and_the_tab_stays_open(browse: Browse) -> None:
    with browse().websocket_connect(STREAM, headers=HOST) as socket:
        socket.receive_text()
        socket.send_text("words instead of bytes")
        socket.send_bytes(BackMsg(load_git_info=True).SerializeToString())
        socket.send_bytes(b"\xff\xff\xff")
        socket.send_bytes(RERUN)
        assert socket.receive_text() == HOST["host"]


def test_a_flood_of_tabs_is_refused(browse: Browse) -> None:
    browser = browse()
    for _ in range(CONNECTIONS.times):
        with browser.websocket_connect(STREAM, headers=HOST):
            pass
    with pytest.raises(WebSocketDisconnect), browser.websocket_connect(STREAM, headers=HOST):
        pass


def test_a_tab_that_never_stops_asking_is_closed_and_one_with_pauses_is_not(
    browse: Browse, clock: MovableClock
) -> None:
    with browse().websocket_connect(STREAM, headers=HOST) as socket:
        socket.receive_text()
        for _ in range(MESSAGES.times):
            socket.send_bytes(RERUN)
            socket.receive_text()
        clock.move(MESSAGES.window)
        for _ in range(MESSAGES.times):
            socket.send_bytes(RERUN)
            socket.receive_text()
        socket.send_bytes(b"what no page says counts too")
        with pytest.raises(WebSocketDisconnect) as ended:
            socket.receive_text()
        assert ended.value.code == FLOOD


def test_only_creators_upload(browse: Browse, house: TestHouse) -> None:
    path = "/_stcore/upload_file/session/file"
    visitor: tuple[Actor, str] = house.accounts.new_visitor()
    for token, status in (("", 403), (visitor[1], 403), (owner_token(house), 200)):
        browser = browse()
        sign_in(browser, house, token)
        assert browser.get(path).status_code == status
