"""The message a persona would send: composed on request, in the background, shown when it is there."""

from datetime import timedelta

import streamlit as st

from core.accounts.rules import Actor
from core.errors import StudioError
from core.followups.views import ConversationDecision
from core.studio import Studio
from pages import followups_ready, parts, sidebar

LOOK_AGAIN = timedelta(milliseconds=500)


def draw(studio: Studio, actor: Actor, one: ConversationDecision, ahead: timedelta) -> None:
    """Draw the preview, or the way to one; of a stranger's conversation only that it is theirs."""
    if not one.is_mine:
        text = "What it would say is between it and the visitor: you see the rules, not the words. Only if they agreed "
        text += "that you read each message first, it waits above."
        st.info(text, icon=":material/lock:")
        return
    preview = studio.followups.preview(actor, one.conversation_id, ahead=ahead)
    if preview.state == "composing":
        _watch(studio, actor, one.conversation_id, ahead)
    elif preview.state == "empty":
        _draw_invitation(studio, actor, one, ahead)
    elif preview.state == "failed":
        parts.show_error(StudioError(preview.error, hint=preview.hint))
        followups_ready.draw_compose(studio, actor, one, ahead, "Try again")
    else:
        followups_ready.draw(studio, actor, one, preview, ahead)


@st.fragment(run_every=LOOK_AGAIN)
def _watch(studio: Studio, actor: Actor, conversation_id: int, ahead: timedelta) -> None:
    # A fragment runs without the shell around it: whoever signed out meanwhile sees nothing more.
    if st.session_state.get(parts.PAGES_KEY) is not None and sidebar.find_actor(studio) != actor:
        st.rerun(scope="app")
    if studio.followups.preview(actor, conversation_id, ahead=ahead).state != "composing":
        st.rerun(scope="app")
    st.status("Weighing several ways to say it…", state="running", type="compact")
    st.skeleton(height=90)


def _draw_invitation(studio: Studio, actor: Actor, one: ConversationDecision, ahead: timedelta) -> None:
    count = next(r.found for r in one.decision.rules if r.rule.value == "something_concrete")
    name = parts.plain(one.spec.name)
    st.markdown(f"See what **{name}** would say. It has {parts.plain(count)}; nothing is sent by looking.")
    followups_ready.draw_compose(studio, actor, one, ahead, "Compose a preview", is_primary=True)
