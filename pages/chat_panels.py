"""What opens over a chat: what was sent, a text to copy, a new name, the last question."""

from collections.abc import Sequence

import streamlit as st

from core.accounts.rules import Actor
from core.chat.views import ConversationView, PromptView, SentPart
from core.errors import StudioError
from core.studio import Studio
from pages import chat_actions as actions
from pages import dialogs, parts

TITLES = {
    "persona": ("Persona", "What the character is told first, the same every time."),
    "example": ("Examples", "Turns from the builder that show the voice."),
    "history": ("History", "The talk so far, as much of it as fits."),
    "last": ("Message and notes", "The time, what was remembered, and the message itself."),
}


@st.dialog("Copy", width="medium", icon=":material/content_copy:")
def show_copy(text: str) -> None:
    """Show a text with the button that copies it."""
    st.caption("Press the copy sign in the corner of the text.")
    st.code(text, language=None, wrap_lines=True)


@st.dialog("What was sent", width="large", icon=":material/data_object:")
def show_sent(studio: Studio, actor: Actor, message_id: int) -> None:
    """Show exactly what the model read for a reply, and what was left out."""
    try:
        sent = studio.chats.prompt_of(actor, message_id)
    except StudioError as error:
        parts.show_error(error)
        return
    counted = "counted by the model" if sent.counted == "tokenizer" else "estimated"
    st.markdown(
        f"**{sent.tokens:,}** of {sent.budget:,} tokens ({counted}) · {parts.plain(sent.model)} "
        f"· persona version {sent.version_number}"
    )
    st.progress(min(1.0, sent.tokens / max(1, sent.budget)))
    _say_left_out(sent)
    tabs = st.tabs([title for title, _ in TITLES.values()])
    for tab, (kind, (_, caption)) in zip(tabs, TITLES.items(), strict=True):
        with tab:
            st.caption(caption)
            _draw_parts([part for part in sent.parts if part.kind in (kind, "opening" if kind == "history" else kind)])


def _draw_parts(shown: Sequence[SentPart]) -> None:
    if not shown:
        st.caption("Nothing.")
    for part in shown:
        st.caption(f"**{part.role}** · {part.tokens:,} tokens")
        st.code(part.text, language=None, wrap_lines=True)


def _say_left_out(sent: PromptView) -> None:
    left_out = [
        _count(sent.left_out_messages, "older message"),
        _count(sent.left_out_examples, "example"),
        _count(len(sent.left_out_memories), "memory", "memories"),
    ]
    words = ", ".join(word for word in left_out if word)
    remembered = _count(len(sent.memories), "memory", "memories") or "No memory"
    quoted = _count(sent.quoted, "earlier message")
    both = f"{remembered} and {quoted}" if quoted else remembered
    st.caption(f":material/neurology: {both} in it. Left out: {words or 'nothing'}.")
    for text in sent.left_out_memories:
        st.caption(f"— {parts.plain(text)}")
    if sent.trouble:
        st.caption(f":orange[:material/warning:] {parts.plain(sent.trouble)}")


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}" if number else ""


@st.dialog("Rename", icon=":material/edit:", on_dismiss="rerun")
def show_rename(studio: Studio, actor: Actor, view: ConversationView) -> None:
    """Ask for a conversation's new name."""
    dialogs.hold_page()
    with st.form("rename", border=False):
        title = st.text_input("Name", view.title, max_chars=80)
        with st.container(horizontal=True, horizontal_alignment="right"):
            is_pressed = st.form_submit_button("Rename", type="primary")
        if is_pressed:
            try:
                studio.chats.rename(actor, view.id, title)
            except StudioError as error:
                parts.show_error(error)
            else:
                st.rerun()


@st.dialog("Delete this conversation?", icon=":material/delete:")
def show_delete(studio: Studio, actor: Actor, view: ConversationView) -> None:
    """Ask before a conversation is erased, and whether what is remembered from it goes too."""
    count = studio.chats.count_memories(actor, view.id)
    st.markdown("All its messages and their other versions are erased from this machine. This cannot be undone.")
    forget = False
    if count:
        forget = st.checkbox(
            f"Also forget the {_count(count, 'memory', 'memories')} that came from it alone", value=True
        )
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Keep it", key="delete-no"):
            st.rerun()
        if st.button("Delete", type="primary", key="delete-yes"):
            actions.attempt(studio, actor, lambda: studio.chats.delete(actor, view.id, forget=forget))
            st.query_params.pop("c", None)
            st.query_params.pop("m", None)
            st.rerun()
