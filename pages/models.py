"""Which brain speaks, and how to get a better one."""

import streamlit as st

from core.accounts.rules import Act, Actor, may
from core.studio import Studio
from pages import models_here, models_now, models_offers, parts


def render(studio: Studio, actor: Actor) -> None:
    """Draw the page: who speaks now, what is on its way, what could be fetched, and what is here."""
    parts.page_header("Models", "What your personas think with. Everything runs on this machine.")
    models_now.draw(studio, actor)
    if may(actor, Act.RUN):
        models_offers.draw(studio, actor)
    else:
        st.caption("The studio's owner decides which models are fetched and which one speaks.")
    models_here.draw(studio, actor)
