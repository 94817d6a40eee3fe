"""Whether a persona may write to a visitor first: asked once, in plain words, changed at any time."""

from dataclasses import replace

import streamlit as st

from core.accounts.rules import Actor
from core.studio import Studio
from pages import chat_actions as actions
from pages import parts
from pages.chat_messages import Scene

READ_FIRST = "Whoever made it reads each of these messages before it is sent, and so what it says of you. "


def draw_question(scene: Scene) -> None:
    """Ask once, after the visitor has begun to talk; once more if its creator wants to read along from now on."""
    view = scene.view
    if view.refusal or not view.has_user_message or view.live_id is not None:
        return
    offer = scene.studio.followups.offer(scene.actor, view.persona_id)
    if not offer.is_asking:
        return
    name = parts.plain(view.spec.name)
    with st.container(border=True, key="consent", horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**May {name} write to you first?**  \n"
            ":small[Now and then, about what you talked of, marked as written by an AI. "
            f"{READ_FIRST if offer.is_reviewed else ''}"
            "Only if you are 18 or over. You can change your mind in the menu.]"
        )
        with st.container(horizontal=True, width="content", gap="xsmall"):
            _draw_answer(scene, "Yes, I am 18 or over", True)
            _draw_answer(scene, "No, thanks", False)


def _draw_answer(scene: Scene, label: str, may_write: bool) -> None:
    st.button(
        label,
        key=f"consent-{'yes' if may_write else 'no'}",
        type="primary" if may_write else "secondary",
        on_click=answer,
        args=(scene.studio, scene.actor, scene.view.persona_id, may_write),
    )


def draw_switch(scene: Scene) -> None:
    """Let the visitor change their answer."""
    view = scene.view
    offer = scene.studio.followups.offer(scene.actor, view.persona_id)
    if not offer.is_offered:
        return
    key = f"may-write-{view.persona_id}"
    st.toggle(
        f"{parts.plain(view.spec.name)} may write first",
        offer.is_agreed,
        key=key,
        help=f"{READ_FIRST if offer.is_reviewed else ''}Only if you are 18 or over.",
        on_change=_switch,
        args=(scene.studio, scene.actor, view.persona_id, key),
    )


def _switch(studio: Studio, actor: Actor, persona_id: int, key: str) -> None:
    answer(studio, actor, persona_id, bool(st.session_state.get(key)))


def answer(studio: Studio, actor: Actor, persona_id: int, may_write: bool) -> None:
    """Keep the visitor's word; a yes states their age too."""

    def keep() -> None:
        if may_write and not (profile := studio.accounts.profile(actor)).is_adult:
            zone = profile.time_zone or st.context.timezone or ""
            studio.accounts.save_profile(actor, replace(profile, is_adult=True, time_zone=zone))
        is_reviewed = studio.followups.offer(actor, persona_id).is_reviewed
        studio.followups.set_consent(actor, persona_id, may_write, may_review=may_write and is_reviewed)

    actions.attempt(studio, actor, keep)
    st.session_state.pop(f"may-write-{persona_id}", None)
