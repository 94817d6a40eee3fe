"""The studio's face: its mark, its name, and the style that the theme cannot say."""

from pathlib import Path

import streamlit as st

STATIC = Path(__file__).parent / "static"
MARK = str(STATIC / "mark.svg")
WORDMARK = str(STATIC / "wordmark.svg")
STYLE = STATIC / "studio.css"


def put_on() -> None:
    """Name the page and dress it; the first thing a run does."""
    st.set_page_config(page_title="Persona Studio", page_icon=MARK, layout="wide")
    st.html(STYLE)


def draw_brand() -> None:
    """Draw the name above the navigation, and the mark alone where the sidebar is closed."""
    st.logo(WORDMARK, size="large", icon_image=MARK)
