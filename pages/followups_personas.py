"""Each of a creator's personas: how it writes first, and how what it wrote was received."""

from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.rules import Actor
from core.followups.choices import Choice
from core.followups.consent.feedback import DISLIKE_TITLES, Dislike
from core.followups.deciding.facts import Mode
from core.followups.deciding.wording import count_words
from core.followups.receiving.reception import Reception
from core.personas.views import PersonaCard
from pages import followups_mode, more, parts
from pages.followups_mode import TITLES, WORDS

if TYPE_CHECKING:
    from core.studio import Studio

SHOWN = 12
LIMIT = "followups-personas-limit"


def draw(studio: "Studio", actor: Actor) -> None:
    """Draw what the choices mean, once, and a box for each persona; what is chosen holds at once."""
    cards = studio.personas.list(actor)
    if not cards:
        if parts.empty_state("No persona yet", "Each persona has its own choice here.", "Choose a persona"):
            parts.go("gallery")
        return
    st.markdown(
        "**May it write first?**  \n" + "  \n".join(f":small[**{TITLES[mode]}:** {WORDS[mode]}]" for mode in Mode)
    )
    limit = more.count_shown(LIMIT, SHOWN)
    choices = studio.choices.find_all(actor, [card.id for card in cards[:limit]])
    for card in cards[:limit]:
        with st.container(border=True, key=f"followups-persona-{card.id}", gap="xsmall"):
            _draw_persona(studio, actor, card, choices[card.id])
    if len(cards) > limit:
        more.draw_button(LIMIT, SHOWN, f"Show {min(SHOWN, len(cards) - limit)} more")


def _draw_persona(studio: "Studio", actor: Actor, card: PersonaCard, choice: Choice) -> None:
    _draw_mode(studio, actor, card, choice.mode)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(reception_words(choice.reception), width="stretch")
        parts.link("builder", "How it sounds", icon=":material/edit:", persona=card.id)
    followups_mode.draw_set_aside(choice.aside)


def _draw_mode(studio: "Studio", actor: Actor, card: PersonaCard, mode: Mode) -> None:
    key = f"follow-up-mode-{card.id}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        parts.avatar(studio.personas.avatar(card.spec), size=44, label=card.name)
        st.markdown(f"**{parts.plain(card.name)}**", width="stretch")
        st.segmented_control(
            f"May {parts.plain(card.name)} write first?",
            list(Mode),
            default=mode,
            required=True,
            format_func=TITLES.__getitem__,
            label_visibility="collapsed",
            key=key,
            width="content",
            on_change=followups_mode.choose,
            args=(studio, actor, card.id, key),
        )


def reception_words(reception: Reception) -> str:
    """Return the numbers as a line; nobody's words are among them."""
    if not reception.sent:
        return ":material/outbox: Nothing sent yet."
    people = count_words(reception.people, "person", "people")
    line = f":material/outbox: {reception.sent} sent to {people} · {reception.answered} answered"
    times = sum(reception.disliked.values())
    return f"{line} · {times} not liked{_reasons(reception)}" if times else line


def _reasons(reception: Reception) -> str:
    said = {
        DISLIKE_TITLES[why].lower(): times for why, times in reception.disliked.items() if why is not Dislike.UNSAID
    }
    return f" ({', '.join(f'{words} {times}×' for words, times in said.items())})" if said else ""
