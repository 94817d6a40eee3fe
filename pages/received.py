"""What one may say of a message that a persona wrote first: not like this, and no more of it; both with a way back."""

import streamlit as st

from core.accounts.rules import Actor
from core.followups.consent.feedback import DISLIKE_TITLES, ENOUGH_OF_IT, Dislike
from core.followups.views import InboxView
from core.studio import Studio
from pages import chat_actions as actions
from pages import parts


def draw_dislike(studio: Studio, actor: Actor, item: InboxView) -> None:
    """Let somebody say "not like this"."""
    if item.dislike is None:
        st.button(
            "Not like this",
            key=f"dislike-{item.id}",
            icon=":material/thumb_down:",
            type="tertiary",
            on_click=_dislike,
            args=(studio, actor, item.id, Dislike.UNSAID),
        )


def draw_feedback(studio: Studio, actor: Actor, item: InboxView) -> None:
    """Ask whoever did not like it what was wrong; they need not say."""
    if item.dislike is None:
        return
    key = f"disliked-{item.id}"
    st.session_state[key] = item.dislike if item.dislike in DISLIKE_TITLES else None
    with st.container(gap="xsmall", key=f"feedback-{item.id}"):
        st.pills(
            "Thank you, noted. What was wrong?",
            list(DISLIKE_TITLES),
            format_func=lambda dislike: DISLIKE_TITLES[dislike],
            key=key,
            on_change=_say_why,
            args=(studio, actor, item.id, key),
        )
        if item.dislike in ENOUGH_OF_IT:
            st.caption(":material/check: It will not be brought up again.")
        st.button(
            "It was fine after all",
            key=f"liked-{item.id}",
            type="tertiary",
            on_click=_dislike,
            args=(studio, actor, item.id, None),
        )


def _say_why(studio: Studio, actor: Actor, item_id: int, key: str) -> None:
    _dislike(studio, actor, item_id, st.session_state.get(key) or Dislike.UNSAID)


def _dislike(studio: Studio, actor: Actor, item_id: int, dislike: Dislike | None) -> None:
    actions.attempt(studio, actor, lambda: studio.followups.set_dislike(actor, item_id, dislike))


def draw_stop(studio: Studio, actor: Actor, item: InboxView) -> None:
    """Let somebody stop the persona that wrote."""
    st.button(
        f"Stop {parts.plain(item.spec.name)}",
        key=f"stop-{item.id}",
        icon=":material/notifications_off:",
        help="It will not write first any more. You can still talk.",
        type="tertiary",
        on_click=actions.attempt,
        args=(studio, actor, lambda: _set_consent(studio, actor, item.persona_id, False)),
    )


def draw_stopped_persona(studio: Studio, actor: Actor, item: InboxView) -> None:
    """Say that the persona was stopped, with the way back; nothing where it was not."""
    if not item.is_stopped:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"stopped-{item.id}"):
        name = parts.plain(item.spec.name)
        st.caption(f":material/notifications_off: Stopped: {name} will not write first any more.", width="content")
        st.button(
            "Let it write again",
            key=f"start-{item.id}",
            icon=":material/undo:",
            type="tertiary",
            on_click=actions.attempt,
            args=(studio, actor, lambda: _set_consent(studio, actor, item.persona_id, True)),
        )


def _set_consent(studio: Studio, actor: Actor, persona_id: int, may_write: bool) -> None:
    is_reviewed = may_write and studio.followups.offer(actor, persona_id).is_reviewed
    studio.followups.set_consent(actor, persona_id, may_write, may_review=is_reviewed)
