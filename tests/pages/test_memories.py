"""The memory page: everything remembered can be found, changed and forgotten, with a way back."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from core.accounts.profile import Profile
from core.accounts.rules import Actor
from core.clock import MovableClock
from core.jobs.queue import JobQueue
from core.jobs.worker import Worker
from core.memory.service import Memories
from core.memory.showing.browsing import Wanted
from core.memory.views import ChangeView, MemoryView
from core.personas.service import Personas
from core.personas.spec import PersonaSpec
from core.storage.db import Database
from core.storage.tables import Conversation, Memory, Message
from pages import memories_map, memories_timeline
from pages.memories_words import SHOWN_KINDS, write_change, write_facts, write_topic, write_until, write_when
from tests.fakes import HashEmbedder, InMemoryIndex, ListReader
from tests.pages.studio_stage import add_creator

MAY = datetime(2026, 5, 4, tzinfo=UTC)


@dataclass
class Everyone:
    """Accounts that know one browser."""

    actor: Actor
    cookie_name: str = "studio"

    def actor_from_cookie(self, _cookie: str) -> Actor:
        return self.actor

    def profile(self, _actor: Actor) -> Profile:
        return Profile()


class Stage:
    """A creator with one persona, and a memory service that stands on fakes."""

    def __init__(self, database: Database, clock: MovableClock) -> None:
        self.database, self.clock = database, clock
        self.actor = add_creator(database, clock)
        queue, self.embedder = JobQueue(database, clock), HashEmbedder()
        self.memories = Memories(database, clock, self.embedder, InMemoryIndex(), queue, ListReader())
        self.worker = Worker(queue, self.memories.job_handlers(), clock)
        personas = Personas(database, clock)
        self.persona_id = personas.create(self.actor, PersonaSpec(name="Aurelio")).id
        self.studio = SimpleNamespace(
            clock=clock, memories=self.memories, personas=personas, accounts=Everyone(self.actor)
        )

    def know(self, *texts: str, kind: str = "fact") -> list[int]:
        ids = [self.memories.add(self.actor, self.persona_id, text, kind).id for text in texts]  # type: ignore[arg-type]
        self.worker.run_due()
        return ids

    def open(self, **query: str) -> AppTest:
        app = AppTest.from_function(_script, kwargs={"studio": self.studio, "actor": self.actor}, default_timeout=20)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app


def _script(studio, actor) -> None:
    from functools import partial

    import streamlit as st

    from pages import memories

    page = st.Page(partial(memories.render, studio, actor), title="M", url_path="m", default=True)
    chat = st.Page(lambda: st.title("Chat is open"), title="C", url_path="chat")
    st.session_state["pages"] = {"memories": page, "chat": chat}
    st.navigation([page, chat]).run()


@pytest.fixture
def stage(database: Database, clock: MovableClock) -> Stage:
    return Stage(database, clock)


def words(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption, *app.subheader))


def test_an_empty_page_leads_to_a_chat(stage: Stage) -> None:
    app = stage.open()
    assert "Nothing remembered yet" in words(app)
    app.button(key="memories-button").click().run()
    assert app.title[0].value == "Chat is open"


def test_shows_what_is_remembered_and_by_whom(stage: Stage) -> None:
    stage.know("Plays the cello", "Hates mushrooms")
    app = stage.open()
    assert "Plays the cello" in words(app)
    assert "Aurelio" in words(app)
    assert app.metric[0].value == "2"
    assert app.metric[1].value == "2 of 2"


def test_says_so_while_messages_wait_to_be_read(stage: Stage) -> None:
    now = stage.clock.now()
    with stage.database.write() as session:
        row = Conversation(
            persona_id=stage.persona_id, user_id=stage.actor.user_id, version_id=1, created_at=now, last_message_at=now
        )
        session.add(row)
        session.flush()
        session.add(Message(conversation_id=row.id, role="user", text="I play the cello", created_at=now))
    app = stage.open()
    assert "being read" in words(app)


def test_search_shows_what_fits_and_offers_a_way_back(stage: Stage) -> None:
    stage.know("Plays the cello", "Hates mushrooms")
    app = stage.open()
    app.text_input(key="memories-search").set_value("cello").run()
    shown = words(app)
    assert shown.index("Plays the cello") < shown.find("Hates mushrooms") or "Hates mushrooms" not in shown


def test_kinds_can_be_filtered(stage: Stage) -> None:
    stage.know("Plays the cello")
    stage.know("Loves jazz", kind="preference")
    app = stage.open()
    app.button_group(key="memories-kinds").set_value(["preference"]).run()
    assert "Loves jazz" in words(app)
    assert "Plays the cello" not in words(app)
    app.button_group(key="memories-kinds").set_value(["event"]).run()
    assert "Nothing fits" in words(app)


def test_forgetting_several_can_be_undone(stage: Stage) -> None:
    first, second, _ = stage.know("Plays the cello", "Hates mushrooms", "Lives in York")
    app = stage.open()
    app.toggle(key="memories-choosing").set_value(True).run()
    app.checkbox(key=f"choose-{first}").check()
    app.checkbox(key=f"choose-{second}").check().run()
    app.button(key="memories-forget").click().run()
    assert "Plays the cello" not in words(app)
    assert "2 memories are forgotten" in words(app)
    app.button(key="memories-undo-button").click().run()
    assert "Plays the cello" in words(app)


def test_one_memory_is_shown_where_a_message_leads_to_it(stage: Stage) -> None:
    first, _ = stage.know("Plays the cello", "Hates mushrooms")
    app = stage.open(memory=str(first))
    assert "Plays the cello" in words(app)
    assert "Hates mushrooms" not in words(app)
    app.button(key="memories-all-of-them").click().run()
    assert "Hates mushrooms" in words(app)


def test_a_memory_that_was_forgotten_is_said_to_be_gone(stage: Stage) -> None:
    (first,) = stage.know("Plays the cello")
    stage.memories.delete(stage.actor, [first])
    stage.know("Hates mushrooms")
    assert "This memory is gone" in words(stage.open(memory=str(first)))


def test_what_was_forgotten_is_not_recalled_and_the_page_says_so(stage: Stage) -> None:
    (first,) = stage.know("Plays the cello")
    app = stage.open()
    app.toggle(key="memories-choosing").set_value(True).run()
    app.checkbox(key=f"choose-{first}").check().run()
    app.button(key="memories-forget").click().run()
    assert "is not recalled from it any more" in words(app)


def test_who_signed_out_meanwhile_forgets_nothing(stage: Stage) -> None:
    (first,) = stage.know("Plays the cello")
    app = stage.open()
    app.toggle(key="memories-choosing").set_value(True).run()
    app.checkbox(key=f"choose-{first}").check().run()
    stage.studio.accounts.actor = None
    app.button(key="memories-forget").click().run()
    assert [view.id for view in stage.memories.list(stage.actor)] == [first]


def test_the_map_follows_what_changes(stage: Stage) -> None:
    first, second = stage.know("Plays the cello", "Hates mushrooms")
    assert {point.memory_id for point in stage.memories.points(stage.actor)} == {first, second}
    stage.memories.edit(stage.actor, first, "Plays the piano")
    stage.worker.run_due()
    assert {point.text for point in stage.memories.points(stage.actor)} == {"Plays the piano", "Hates mushrooms"}
    stage.memories.delete(stage.actor, [second])
    assert [point.memory_id for point in stage.memories.points(stage.actor)] == [first]


def test_what_is_typed_never_becomes_markup(stage: Stage) -> None:
    stage.know("Likes ![x](https://evil.example/p.png) **bold**")
    app = stage.open()
    assert "![x](https" not in words(app)


def test_thousands_come_a_page_at_a_time(stage: Stage) -> None:
    stage.know(*(f"Owns book {number}" for number in range(45)))
    app = stage.open()
    assert "1–20 of 45 memories" in words(app)


@pytest.mark.parametrize("view", ["map", "timeline"])
def test_other_views_say_what_they_still_need(stage: Stage, view: str) -> None:
    stage.know("Plays the cello")
    assert not stage.open(view=view).exception


def test_the_map_draws_every_kind_in_its_own_series(stage: Stage) -> None:
    stage.know("Plays the cello", "Plays the piano", "Lives in York")
    stage.know("Loves jazz", kind="preference")
    spec = memories_map.build_spec(stage.memories.points(stage.actor))
    drawn = {series["name"]: spec["dataset"][series["datasetIndex"]]["source"] for series in spec["series"]}
    assert sorted(drawn["Facts"]["name"].to_pylist()) == ["Lives in York", "Plays the cello", "Plays the piano"]
    assert drawn["Preferences"]["name"].to_pylist() == ["Loves jazz"]


def test_a_click_on_the_map_finds_the_memory_of_that_point(stage: Stage) -> None:
    stage.know("Plays the cello")
    jazz, blues = stage.know("Loves jazz", "Loves blues", kind="preference")
    points = stage.memories.points(stage.actor)
    place = SHOWN_KINDS.index("preference")
    assert memories_map.find_chosen([{"series_index": place, "data_indices": [1]}], points) == blues
    assert memories_map.find_chosen([{"series_index": place, "data_indices": [0]}], points) == jazz
    assert memories_map.find_chosen([{"series_index": place, "data_indices": [2]}], points) is None
    assert memories_map.find_chosen([], points) is None


def _view(clock: MovableClock, number: int, days: int | None) -> MemoryView:
    now = clock.now()
    starts_at = None if days is None else now.replace(hour=0) + timedelta(days=days)
    return MemoryView(
        number, 1, 1, "Aurelio", "plan", "user", f"Memory {number}", 3, False, False, "hand", 1, now, now,
        starts_at, starts_at and starts_at + timedelta(days=1), "day",
    )  # fmt: skip


def test_the_timeline_begins_with_what_comes_next_and_then_goes_back(stage: Stage) -> None:
    now, days = stage.clock.now(), (-40, 9, 2, -3, None)
    ids = stage.know(*(f"Will do thing {number}" for number in range(len(days))))
    with stage.database.write() as session:
        for memory_id, ahead in zip(ids, days, strict=True):
            session.get_one(Memory, memory_id).starts_at = None if ahead is None else now + timedelta(days=ahead)
    order = stage.memories.browse(stage.actor, Wanted(order="happens"))
    assert [days[ids.index(found)] for found in order] == [2, 9, -3, -40]
    titles = [memories_timeline.find_title(view, now, "happens") for view in stage.memories.show(stage.actor, order)]
    assert titles == ["Coming up", "Coming up", "January 2026", "November 2025"]
    assert stage.memories.browse(stage.actor, Wanted(order="said")) == ids[::-1]


def test_dates_are_written_as_exactly_as_they_are_known(clock: MovableClock) -> None:
    view = _view(clock, 1, 4)
    assert write_when(view) == "9 Jan 2026"
    assert write_until(view, clock.now()) == "in 4 days"
    assert write_until(_view(clock, 2, -1), clock.now()) == ""


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "UTC", "Europe/Berlin", "Asia/Tokyo"])
def test_a_date_reads_as_it_was_meant_wherever_it_was_said(clock: MovableClock, zone: str) -> None:
    june, july = (datetime(2026, month, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC) for month in (6, 7))
    view = replace(_view(clock, 1, 4), starts_at=june, ends_at=july, date_precision="month")
    assert write_when(view) == "June 2026"
    day = replace(view, ends_at=june + timedelta(days=1), date_precision="day")
    assert write_when(day) == "1 Jun 2026"


def test_the_facts_of_a_memory_read_as_plain_words(clock: MovableClock) -> None:
    view = replace(_view(clock, 1, None), extractor="extractive", seen_count=3, importance=5)
    now = clock.now()
    assert write_facts(view, now) == "plan · Aurelio · read by rules · said 3 times · matters a lot · fresh"
    assert (
        write_facts(replace(view, extractor="model", model="qwen2.5:3b"), now).split(" · ")[2] == "read by qwen2.5:3b"
    )
    assert write_facts(view, now + timedelta(days=2_000)).endswith("nearly faded")
    assert write_facts(replace(view, pinned=True), now + timedelta(days=2_000)).endswith("never fades")
    assert write_topic(replace(view, sensitive_topic="health")) == "sensitive: health"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (ChangeView("added", "Said for the first time.", "", MAY), "4 May 2026 · Noted. Said for the first time."),
        (
            ChangeView("superseded", "It was corrected.", "", MAY, other_text="Lives in York"),
            "4 May 2026 · Became past: “Lives in York”. It was corrected.",
        ),
        (ChangeView("replaced", "", "", MAY, other_text="Likes tea"), "4 May 2026 · Took the place of: “Likes tea”"),
        (
            ChangeView("pinned", "Pinned by hand.", "", MAY, undone_at=MAY),
            "4 May 2026 · Pinned. Pinned by hand. (undone on 4 May 2026)",
        ),
    ],
)
def test_a_change_reads_as_a_sentence(change, line):
    assert write_change(change) == line
