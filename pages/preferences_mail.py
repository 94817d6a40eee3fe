"""Where follow-ups reach somebody: in the studio always, by e-mail as well if they want."""

import streamlit as st

from core.accounts.rules import Actor
from core.channels.mailbox import MailboxView
from core.errors import StudioError
from core.studio import Studio
from pages import chat_actions as actions
from pages import parts

FORM = "mail-form"


def draw(studio: Studio, actor: Actor) -> None:
    """Draw how e-mail stands, and how to change it; nothing where the studio has no mail server."""
    view = studio.mailbox.view(actor)
    if not view.is_offered and view.state == "none":
        return
    st.markdown("**Where**  \n:small[Here in any case, and by e-mail as well if you like.]")
    if view.state == "none":
        _draw_form(studio, actor, "Send me a confirmation mail")
    else:
        _draw_state(studio, actor, view)
    if view.trouble:
        st.caption(f":orange[:material/warning:] The last mail did not leave. {parts.plain(view.trouble)}")


def _draw_state(studio: Studio, actor: Actor, view: MailboxView) -> None:
    address = parts.plain(view.address)
    words = {
        "waiting": f":material/mark_email_unread: **{address}** is not confirmed yet. Press the link in the mail.",
        "confirmed": f":material/mark_email_read: Follow-ups also go to **{address}**.",
        "refused": f":orange[:material/warning:] **{address}** takes no mail, so nothing is sent there any more.",
    }
    st.markdown(words[view.state])
    with st.container(horizontal=True, gap="small"):
        st.button("Forget this address", key="mail-forget", icon=":material/delete:", type="tertiary",
                  on_click=actions.attempt, args=(studio, actor, lambda: studio.mailbox.remove(actor)))  # fmt: skip
    if view.is_offered:
        with st.expander("Use another address" if view.state == "confirmed" else "Try again"):
            _draw_form(studio, actor, "Send a new confirmation mail")


def _draw_form(studio: Studio, actor: Actor, label: str) -> None:
    st.caption("You get one mail first, to confirm that the address is yours. Only you see it here.")
    with st.form(FORM, border=False):
        st.text_input("Your e-mail address", key="mail-address", placeholder="name@example.org")
        if st.form_submit_button(label, icon=":material/mail:"):
            _ask(studio, actor, str(st.session_state["mail-address"]))


def _ask(studio: Studio, actor: Actor, address: str) -> None:
    if not actions.is_still(studio, actor):
        return
    try:
        with st.spinner("Sending…"):
            studio.mailbox.ask(actor, address, network=st.context.ip_address or "")
    except StudioError as error:
        parts.show_error(error)
    else:
        st.rerun(scope="fragment")
