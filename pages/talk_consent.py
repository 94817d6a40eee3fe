"""Whether a persona may write to a visitor first: asked once, in plain words, where they talk."""

import streamlit as st

from pages import parts, preferences
from pages.chat_messages import Scene


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
            f":small[Now and then, about what you talked of, marked as written by an AI. {_where_words(scene)} "
            f"{_hours_words(scene)} {preferences.READ_FIRST if offer.is_reviewed else ''}"
            "You can change your mind in the menu at any time, or just answer “stop”.]"
        )
        with st.container(horizontal=True, width="content", gap="xsmall"):
            _draw_answer(scene, "Yes, I am 18 or over", True)
            _draw_answer(scene, "No, thanks", False)
            if st.button("Choose when and where", key="consent-more", type="tertiary", icon=":material/notifications:"):
                preferences.show(scene.studio, scene.actor, view.persona_id, view.spec.name)


def _where_words(scene: Scene) -> str:
    """E-mail is named only where the studio can send any, and never as something that comes by itself."""
    view = scene.studio.mailbox.view(scene.actor)
    if view.state == "confirmed":
        return "It comes here and by e-mail."
    return "It comes here, and by e-mail if you give an address." if view.is_offered else "It comes here, in this chat."


def _hours_words(scene: Scene) -> str:
    profile = scene.studio.accounts.profile(scene.actor)
    start, end = preferences.quiet_hours(scene.studio, profile)
    if start == end:
        return "It may come at any hour."
    zone = parts.plain(profile.time_zone or preferences.browser_zone() or "UTC")
    return f"Never between {preferences.hour_words(start)} and {preferences.hour_words(end)} ({zone})."


def _draw_answer(scene: Scene, label: str, may_write: bool) -> None:
    st.button(
        label,
        key=f"consent-{'yes' if may_write else 'no'}",
        type="primary" if may_write else "secondary",
        on_click=_answer,
        args=(scene, may_write),
    )


def _answer(scene: Scene, may_write: bool) -> None:
    preferences.answer(scene.studio, scene.actor, scene.view.persona_id, may_write)
    name = parts.plain(scene.view.spec.name)
    words = f"{name} may write to you first." if may_write else f"{name} will not write to you first."
    st.toast(f"{words} You can change it in the menu.", icon=":material/notifications:")


def draw_entry(scene: Scene) -> None:
    """Draw the menu's way to change one's mind."""
    name = scene.view.spec.name
    if st.button(f"When may {parts.plain(name)} write?", icon=":material/notifications:", key="when", type="tertiary"):
        preferences.show(scene.studio, scene.actor, scene.view.persona_id, name)
