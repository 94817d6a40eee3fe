"""What a stranger sees: how to get in, and nothing else of the studio."""

from html import escape

import streamlit as st

from pages import parts

WELCOME = """
<div class="studio-door">
  <h1>Persona Studio</h1>
  <p>Characters that remember you and, now and then, write first.<br>This studio belongs to somebody.
  To get in, you need one of two links:</p>
</div>
"""


def render() -> None:
    """Draw the door; the same for every address that a stranger tries."""
    with st.container(horizontal_alignment="center", key="door"):
        st.image("pages/static/mark.svg", width=72)
        st.title("Persona Studio", anchor=False, text_alignment="center", width="content")
        st.markdown(
            "Characters that remember you and, now and then, write first.", text_alignment="center", width="content"
        )
        _offer_the_chat()
        _ways_in()


def _offer_the_chat() -> None:
    slug = parts.query("p")
    if slug:
        # A plain link: only a page load can set the cookie that a visitor needs.
        st.html(f'<a class="studio-button" href="/p/{escape(slug, quote=True)}" target="_self">Open the chat</a>')


def _ways_in() -> None:
    with st.container(border=True, width=560):
        st.markdown(
            ":material/chat: **Somebody shared a persona with you?**  \n"
            "Open the link they sent; it leads straight to the chat."
        )
        st.markdown(
            ":material/key: **It is your studio?**  \nOpen the one-time link that it printed when it started, "
            "or ask for a new one in its folder:"
        )
        st.code("make link", language=None)
