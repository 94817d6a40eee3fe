"""What of Streamlit's own messages a browser may send: against the messages as this release of it writes them."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLsRequest

from core.web.frames import OPERATION, OPERATIONS, SAYINGS, is_welcome

DRAW = ClientState(query_string="c=1", page_name="talk", page_script_hash="abc", is_auto_rerun=True)
DRAW.widget_states.widgets.add(id="half", double_value=0.5)
DRAW.widget_states.widgets.add(id="long", string_value="é" * 9000)


def ask_for(name: str) -> BackMsg:
    asked = BackendOperationRequest(request_id="1", session_id="2")
    getattr(asked, name).SetInParent()
    return BackMsg(backend_operation_request=asked)


@pytest.mark.parametrize(
    "message",
    [
        BackMsg(rerun_script=DRAW),
        BackMsg(stop_script=True),
        BackMsg(app_heartbeat=True),
        BackMsg(file_urls_request=FileURLsRequest(request_id="1", file_names=["face.png"])),
        ask_for("deferred_file"),
        ask_for("dataframe_chunk"),
    ],
)
def test_what_pages_say_gets_through(message: BackMsg) -> None:
    assert is_welcome(message.SerializeToString())


@pytest.mark.parametrize(
    "message",
    [
        BackMsg(load_git_info=True),
        BackMsg(clear_cache=True),
        BackMsg(set_run_on_save=True),
        BackMsg(debug_disconnect_websocket=True),
        BackMsg(debug_shutdown_runtime=True),
        ask_for("install_skills"),
        ask_for("dismiss_skills_nudge"),
    ],
)
def test_a_developers_tools_are_nobodys(message: BackMsg) -> None:
    assert not is_welcome(message.SerializeToString())


def test_nothing_hides_before_or_behind_what_is_welcome() -> None:
    draw, tool = BackMsg(rerun_script=DRAW).SerializeToString(), BackMsg(load_git_info=True).SerializeToString()
    assert not is_welcome(draw + tool)
    assert not is_welcome(tool + draw)
    assert is_welcome(draw + draw)


@pytest.mark.parametrize("frame", [None, b"", b"\xff\xff\xff", b"\x80" * 11, b"\x5a\xff\x01x", b"\x5b\x5c", b"\x5a"])
def test_what_is_no_message_is_not_welcome(frame: bytes | None) -> None:
    assert not is_welcome(frame)


def test_the_numbers_still_are_those_of_streamlits_messages() -> None:
    said = {field.name: field.number for field in BackMsg.DESCRIPTOR.fields}
    asked = {field.name: field.number for field in BackendOperationRequest.DESCRIPTOR.fields}
    assert {said[name] for name in ("stop_script", "rerun_script", "file_urls_request", "app_heartbeat")} == SAYINGS
    assert said["backend_operation_request"] == OPERATION
    assert {asked[name] for name in ("request_id", "session_id", "deferred_file", "dataframe_chunk")} == OPERATIONS
