"""What a stranger sees: how to get in, and nothing else of the studio."""

from urllib.parse import quote

import streamlit as st

from pages import parts
from pages.look import MARK


def render() -> None:
    """Draw the door; the same for every address that a stranger tries."""
    slug = parts.query("p")
    with st.container(horizontal_alignment="center", key="door"):
        st.image(MARK, width=76)
        st.title("Persona Studio", anchor=False, text_alignment="center", width="content")
        st.markdown(
            "Characters that remember you and, now and then, write first.", text_alignment="center", width="content"
        )
        if slug:
            # A plain link: only a page load can set the cookie that a visitor needs.
            st.html(f'<a class="studio-button" href="/p/{quote(slug, safe="")}" target="_self">Open the chat</a>')
        _draw_ways_in()


def _draw_ways_in() -> None:
    with st.container(border=True, width=540):
        st.markdown(
            ":material/chat: **Somebody shared a persona with you?**  \n"
            "Open the link they sent. It leads straight to the chat."
        )
        st.markdown(
            ":material/key: **Is this your studio?**  \nOpen the one-time link that it printed when it started, "
            "or ask for a new one in its folder:"
        )
        st.code("make link", language=None)
