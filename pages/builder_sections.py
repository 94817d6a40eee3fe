"""The builder's sections, field by field, each with its limit while typing and its problem beside it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.personas.spec import LIMITS
from pages import followups_mode, parts
from pages.builder_form import Form
from pages.builder_looks import draw_looks

LANGUAGES = (
    "English", "Deutsch", "Español", "Français", "Italiano", "Nederlands", "Polski", "Português", "Svenska",
    "Türkçe", "Українська", "العربية", "हिन्दी", "日本語", "한국어", "中文",
)  # fmt: skip
TYPING_PAUSE = "600ms"
"""After this long without a key, what was typed is kept."""

ONE_LINE = 150
"""More characters than this do not show whole in a field of one line."""

SECTIONS = {
    "Identity": ("name", "tagline", "avatar", "palette", "glyph", "language"),
    "Voice": ("personality", "style", "backstory"),
    "Topics": ("topics", "avoid"),
    "Greeting": ("greeting", "openers"),
    "Examples": ("examples",),
    "Follow-ups": ("follow_up_examples",),
    "Model": ("model", "temperature"),
}


def section_of(field: str) -> str:
    """Return the title of the section in which a field stands."""
    return next((title for title, fields in SECTIONS.items() if field in fields), "Elsewhere")


def draw(form: Form, problems: Mapping[str, str], models: Sequence[str]) -> None:
    """Draw every section in a tab of its own."""
    drawing = Drawing(form, problems)
    identity, voice, topics, greeting, examples, follow_ups, model = st.tabs(list(SECTIONS), key="builder-tabs")
    with identity:
        drawing.identity()
    with voice:
        drawing.voice()
    with topics:
        drawing.topics()
    with greeting:
        drawing.greeting()
    with examples:
        drawing.examples()
    with follow_ups:
        drawing.follow_ups()
    with model:
        drawing.model(models)


class Drawing:
    """Draws the fields with the values that are kept; each change is kept at once."""

    def __init__(self, form: Form, problems: Mapping[str, str]) -> None:
        self.form = form
        self.kept = form.kept()
        self.problems = problems

    # --- sections ------------------------------------------------------------

    def identity(self) -> None:
        """Name, line, face and language."""
        self._line("name", "Name", LIMITS.name, "Luna")
        self._line("tagline", "Tagline", LIMITS.tagline, "Night-owl astronomer who reads the sky to you")
        draw_looks(self.form, self.kept)
        self._problem("avatar")
        known = self.kept["language"]
        options = list(dict.fromkeys((*LANGUAGES, known)))
        st.selectbox(
            "Language",
            options,
            index=options.index(known),
            accept_new_options=True,
            help="The language it answers in. Type any other.",
            **self._wiring("language"),
        )
        self._problem("language")

    def voice(self) -> None:
        """Who it is and how it speaks."""
        hint = "Warm, exacting, a little theatrical. Praises precisely. Never in a hurry."
        self._text("personality", "Personality", LIMITS.personality, hint, height=150)
        hint = "Short sentences. One image each time. Ends with a question."
        self._text("style", "Speaking style", LIMITS.style, hint, height=110)
        hint = "Where it comes from, what it keeps coming back to, what it finds funny."
        self._text("backstory", "Backstory", LIMITS.backstory, hint, height=190)

    def topics(self) -> None:
        """What it talks about, and what it leaves alone."""
        self._per_line("topics", "Topics to talk about", "the moon and planets\nmeteor showers")
        self._per_line("avoid", "Topics to avoid", "horoscopes as advice")

    def greeting(self) -> None:
        """How a conversation begins."""
        hint = "Say something concrete, and end with a question that is easy to answer."
        self._text("greeting", "Greeting", LIMITS.greeting, hint, height=130)
        st.caption("Suggested openers: what somebody could say first, with one click.")
        self._rows("openers", "Opener", LIMITS.max_openers, LIMITS.opener, "What can I see without a telescope?")

    def examples(self) -> None:
        """Exchanges that teach the voice better than any description."""
        st.caption("Two to four short exchanges teach a model the voice better than any description.")
        filled = len(self.form.fields()["examples"])
        shown = min(LIMITS.max_examples, max(filled, self._last_example() + 1) + 1)
        for row in range(max(shown, len(self.kept["examples"]))):
            self._example(row)
        self._problem("examples")

    def follow_ups(self) -> None:
        """Whether it may write first, which holds at once, and how that sounds."""
        followups_mode.draw_mode(self.form.studio, self.form.actor, self.form.card.id)
        st.caption("How it sounds when it writes first:")
        hint = "Yo, was just thinking about that track you told me of. Did it grow on you?"
        most = LIMITS.max_follow_up_examples
        self._rows("follow_up_examples", "Line", most, LIMITS.follow_up_example, hint)

    def model(self, models: Sequence[str]) -> None:
        """Which model speaks, and how freely."""
        chosen = self.kept["model"]
        options = list(dict.fromkeys(("", *models, chosen)))
        st.selectbox(
            "Model",
            options,
            index=options.index(chosen),
            format_func=lambda name: _model_words(name, models),
            **self._wiring("model"),
        )
        self._problem("model")
        value = st.slider(
            "Temperature", 0.0, LIMITS.temperature, value=float(self.kept["temperature"]), step=0.05,
            **self._wiring("temperature"),
        )  # fmt: skip
        st.caption(temperature_words(value))
        self._problem("temperature")

    # --- fields --------------------------------------------------------------

    def _wiring(self, name: str) -> dict[str, object]:
        return {"key": self.form.key(name), "on_change": self.form.keep}

    def _problem(self, field: str) -> None:
        if field in self.problems:
            st.markdown(f":red[:material/error: {parts.plain(self.problems[field])}]")

    def _line(self, name: str, label: str, most: int, hint: str) -> None:
        st.text_input(
            label, self.kept[name], max_chars=_room(most, self.kept[name]), placeholder=hint, live=TYPING_PAUSE,
            **self._wiring(name),
        )  # fmt: skip
        self._problem(name)

    def _text(self, name: str, label: str, most: int, hint: str, *, height: int) -> None:
        kept = self.kept[name]
        st.text_area(label, kept, max_chars=_room(most, kept), placeholder=hint, height=height, **self._wiring(name))
        self._problem(name)

    def _per_line(self, name: str, label: str, hint: str) -> None:
        text = st.text_area(label, "\n".join(self.kept[name]), placeholder=hint, height=170, **self._wiring(name))
        count = len([line for line in (text or "").splitlines() if line.strip()])
        st.caption(f"One on each line · {count} of {LIMITS.max_topics} · up to {LIMITS.topic} characters each")
        self._problem(name)

    def _rows(self, name: str, label: str, most: int, length: int, hint: str) -> None:
        """Draw the filled lines and an empty one after them."""
        kept = self.kept[name]
        filled = [row for row in range(most) if self._shown(f"{name}-{row}", kept, row)]
        for row in range(max(min(most, (filled[-1] if filled else -1) + 2), len(kept))):
            value = kept[row] if row < len(kept) else ""
            self._row(f"{name}-{row}", f"{label} {row + 1}", value, length, hint if row == 0 else "")
        self._problem(name)

    def _row(self, name: str, label: str, value: str, length: int, hint: str) -> None:
        room, wiring = _room(length, value), self._wiring(name)
        if length > ONE_LINE:
            st.text_area(
                label, value, max_chars=room, placeholder=hint, height=70, label_visibility="collapsed", **wiring
            )
        else:
            st.text_input(
                label, value, max_chars=room, placeholder=hint, live=TYPING_PAUSE, label_visibility="collapsed",
                **wiring,
            )  # fmt: skip

    def _example(self, row: int) -> None:
        kept = self.kept["examples"]
        said = kept[row] if row < len(kept) else {"user": "", "reply": ""}
        with st.container(border=True, key=f"example-{row}", gap="xsmall"):
            st.text_input(
                "They say", said["user"], max_chars=_room(LIMITS.example_user, said["user"]),
                placeholder="I can't sleep.", live=TYPING_PAUSE, **self._wiring(f"examples-{row}-user"),
            )  # fmt: skip
            st.text_area(
                "It answers", said["reply"], max_chars=_room(LIMITS.example_reply, said["reply"]), height=96,
                placeholder="Then let us be awake together. Which way does your window look?",
                **self._wiring(f"examples-{row}-reply"),
            )  # fmt: skip

    def _last_example(self) -> int:
        kept = self.kept["examples"]
        rows = range(LIMITS.max_examples)
        texts = [[self._shown(f"examples-{row}-{part}", kept, row, part) for part in ("user", "reply")] for row in rows]
        return max((row for row in rows if any(texts[row])), default=-1)

    def _shown(self, name: str, kept: Sequence[object], row: int, part: str = "") -> str:
        value = kept[row] if row < len(kept) else ""
        value = value[part] if isinstance(value, dict) else value
        return str(st.session_state.get(self.form.key(name), value) or "").strip()


def _room(most: int, kept: str) -> int:
    """Return how much the field takes: a draft from elsewhere may be longer, and must not be cut."""
    return max(most, len(kept))


def _model_words(name: str, models: Sequence[str]) -> str:
    if not name:
        return "Studio's choice"
    return name if name in models else f"{name} (not here now)"


def temperature_words(value: float) -> str:
    """Say what a temperature means for talk."""
    steps = (
        (0.25, "Sober: says the most likely thing, nearly the same each time."),
        (0.55, "Steady: keeps to the point, with few surprises."),
        (0.85, "Balanced: in character and still reliable."),
        (1.15, "Lively: more ideas, and now and then a stray one."),
    )
    return next((words for limit, words in steps if value <= limit), "Wild: for poetry and nonsense; sense may suffer.")
