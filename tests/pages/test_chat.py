"""The chat page as its person uses it: in the studio, and as a visitor behind a link."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.accounts.profile import Profile
from core.accounts.rules import Actor
from core.channels.mailbox import MailboxView
from core.engines.scripted import ScriptedEngine
from core.errors import EngineUnavailable
from core.followups.deciding.facts import Limits
from core.followups.views import Offer
from core.memory.views import MemoryView, SourceView, TurnView
from core.ports import ModelInfo
from core.sharing.service import Sharing
from tests.core.chat.stage import LUNA, Room, build_room

SLOW = timedelta(seconds=20)


@dataclass
class Everyone:
    """Accounts that know one browser, until it is signed out."""

    actor: Actor | None
    kept: Profile = field(default_factory=Profile)
    cookie_name: str = "studio"

    def actor_from_cookie(self, _cookie: str) -> Actor | None:
        return self.actor

    def profile(self, actor: Actor) -> Profile:
        return self.kept

    def save_profile(self, actor: Actor, profile: Profile) -> None:
        self.kept = profile


@dataclass
class Consents:
    """The follow-ups' side of consent."""

    words: dict[int, bool] = field(default_factory=dict)
    seen: list[int] = field(default_factory=list)
    stopped_in: int | None = None
    limits: Limits = field(default_factory=Limits)

    def has_unread(self, actor: Actor, conversation_id: int) -> bool:
        return False

    def take_back_stop(self, actor: Actor, persona_id: int) -> None:
        self.stopped_in = None

    def mark_seen(self, actor: Actor, conversation_id: int) -> None:
        self.seen.append(conversation_id)

    def consent(self, actor: Actor, persona_id: int) -> bool | None:
        return self.words.get(persona_id)

    def offer(self, actor: Actor, persona_id: int) -> Offer:
        word = self.words.get(persona_id)
        return Offer(
            is_offered=True, is_reviewed=True, may_write=word, may_review=bool(word), stopped_in=self.stopped_in
        )

    def set_consent(self, actor: Actor, persona_id: int, may_write: bool, *, may_review: bool) -> None:
        assert may_review == may_write
        self.words[persona_id] = may_write


@dataclass
class Stage:
    """A studio around one chat room, and the page on it."""

    room: Room
    studio: Any

    def open(self, actor: Actor | None = None, page: str = "chat", **query: object) -> AppTest:
        actor = actor or self.room.owner
        self.studio.accounts.actor = actor
        app = AppTest.from_function(_show, kwargs={"studio": self.studio, "actor": actor, "page": page})
        app.default_timeout = 20
        for name, value in query.items():
            app.query_params[name] = str(value)
        return run(app)

    def start(self, actor: Actor | None = None) -> int:
        return self.room.chats.start(actor or self.room.owner, self.room.persona_id)


def _show(studio, actor, page) -> None:
    from importlib import import_module

    import_module(f"pages.{page}").render(studio, actor)


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """Everything the page says, Markdown's backslashes left out."""
    said = [*app.markdown, *app.caption, *app.error, *app.info, *app.warning, *app.subheader]
    return "\n".join(element.value for element in said).replace("\\", "")


@pytest.fixture
def stage(database, clock, settings) -> Iterator[Stage]:
    room = build_room(database, clock, settings)
    status = SimpleNamespace(
        kind="scripted", model=ModelInfo("scripted"), state="ready", detail="", hint="", is_demo=True
    )
    studio = SimpleNamespace(
        chats=room.chats,
        personas=room.personas,
        memories=room.memories,
        rooms=SimpleNamespace(status=lambda: status),
        accounts=Everyone(room.owner),
        followups=Consents(),
        mailbox=SimpleNamespace(view=lambda actor: MailboxView(is_offered=False)),
        sharing=Sharing(database, settings),
        clock=clock,
    )
    yield Stage(room, studio)
    room.chats.close()


def share(stage: Stage) -> str:
    return stage.studio.sharing.share(stage.room.owner, stage.room.persona_id).rpartition("/")[2]


def test_a_studio_without_talk_leads_to_the_personas(stage):
    assert "Nobody to talk to yet" in words(stage.open())


def test_a_message_is_sent_and_answered(stage):
    stage.room.script(ScriptedEngine(["Look up!"]))
    conversation_id = stage.start()
    app = stage.open(c=conversation_id)
    app.chat_input[0].set_value("What is up there?").run()
    stage.room.wait(stage.room.chats.open(stage.room.owner, conversation_id).messages[-1].id)
    app = stage.open(c=conversation_id)
    assert "What is up there?" in words(app)
    assert "Look up!" in words(app)


def test_an_opener_is_one_press(stage):
    conversation_id = stage.start()
    stage.open(c=conversation_id).button(key=f"opener-{conversation_id}-0").click().run()
    assert stage.room.texts(conversation_id)[1] == "What is up there?"


def test_a_persona_in_the_address_opens_its_last_chat_or_a_new_one(stage):
    stage.open(persona=stage.room.persona_id)
    cards = stage.room.chats.list(stage.room.owner)
    assert len(cards) == 1
    stage.open(persona=stage.room.persona_id)
    assert len(stage.room.chats.list(stage.room.owner)) == 1


def test_what_cannot_be_sent_goes_back_into_the_box(stage):
    stage.room.script(ScriptedEngine(["never"], chunk_delay=SLOW))
    conversation_id = stage.start()
    sent = stage.room.chats.send(stage.room.owner, conversation_id, "Hello?")
    app = stage.open(c=conversation_id)
    app.chat_input[0].set_value("typed ahead").run()
    assert "A reply is still being written." in words(app)
    assert app.chat_input[0].proto.value == "typed ahead"
    stage.room.chats.stop(stage.room.owner, sent.message_id)


def test_a_reply_is_stopped_by_a_press(stage):
    stage.room.script(ScriptedEngine(["never"], chunk_delay=SLOW))
    conversation_id = stage.start()
    sent = stage.room.chats.send(stage.room.owner, conversation_id, "Hello?")
    stage.open(c=conversation_id).button(key=f"stop-{sent.message_id}").click().run()
    assert stage.room.chats.live(stage.room.owner, sent.message_id).state == "stopped"


def test_a_browser_that_was_signed_out_can_press_nothing(stage):
    conversation_id = stage.start()
    app = stage.open(c=conversation_id)
    stage.studio.accounts.actor = None
    app.button(key=f"opener-{conversation_id}-0").click().run()
    assert len(stage.room.texts(conversation_id)) == 1


def test_a_failed_reply_says_why_and_is_retried(stage):
    stage.room.voices.errors = [EngineUnavailable("Ollama is down.", hint="Start it.")]
    conversation_id = stage.start()
    failed = stage.room.say(conversation_id, "Hello?")
    app = stage.open(c=conversation_id)
    assert "Ollama is down." in words(app)
    assert "Start it." in words(app)
    app.button(key=f"retry-{failed}").click().run()
    assert stage.room.wait(failed).state == "complete"


def test_versions_are_flipped(stage):
    stage.room.script(ScriptedEngine(["first", "second"]))
    conversation_id = stage.start()
    first = stage.room.say(conversation_id, "Hello?")
    second = stage.room.chats.regenerate(stage.room.owner, first).message_id
    stage.room.wait(second)
    app = stage.open(c=conversation_id)
    assert "2/2" in words(app)
    app.button(key=f"flip-{second}-0").click().run()
    assert stage.room.texts(conversation_id)[-1] == "first"


def test_a_message_is_edited_and_sent_again(stage):
    conversation_id = stage.start()
    stage.room.say(conversation_id, "cats?")
    said = stage.room.chats.open(stage.room.owner, conversation_id).messages[1].id
    app = stage.open(c=conversation_id)
    app.session_state["chat-edited"] = said
    run(app).text_area(key=f"edit-{said}").set_value("dogs?")
    app.button(key=f"resend-{said}").click().run()
    assert stage.room.texts(conversation_id)[1] == "dogs?"


def test_a_thumb_is_kept(stage):
    conversation_id = stage.start()
    message_id = stage.room.say(conversation_id, "Hello?")
    app = stage.open(c=conversation_id)
    app.feedback(key=f"thumbs-{message_id}").set_value(0).run()
    assert stage.room.chats.open(stage.room.owner, conversation_id).messages[-1].rating == -1


def test_a_reply_says_what_it_remembered(stage):
    conversation_id = stage.start()
    message_id = stage.room.say(conversation_id, "Hello?")
    stage.room.memories.views[message_id] = [memory_view(stage, message_id - 1, conversation_id)]
    labels = [button.label.replace("\\", "") for button in stage.open(c=conversation_id).button]
    assert "remembered: You like oolong" in labels


def test_a_reply_says_which_earlier_talk_it_was_written_with_and_why(stage):
    conversation_id = stage.start()
    message_id = stage.room.say(conversation_id, "Hello?")
    score = {"meaning": 0.25, "words": 0.1, "total": 0.35}
    said = TurnView(message_id - 1, conversation_id, "user", "Hello $you$", stage.room.clock.now(), score)
    stage.room.memories.quoted_views[message_id] = [said]
    app = stage.open(c=conversation_id)
    app.button(key=f"remembered-{message_id}").click().run()
    shown = words(app)
    assert "“Hello $you$”" in shown
    assert "You said this on" in shown
    assert any("Close in meaning, shares its words" in box.label for box in app.expander)


def test_a_source_opens_in_the_middle_of_a_long_chat(stage):
    conversation_id = stage.start()
    stage.room.fill(conversation_id, 200)
    found = stage.room.chats.open(stage.room.owner, conversation_id).messages[50].id
    app = stage.open(c=conversation_id, m=found)
    assert "turn 49" in words(app)
    assert not app.chat_input
    app.button(key="to-now").click().run()
    assert "turn 199" in words(app)


def test_a_long_chat_shows_its_end_and_more_on_demand(stage):
    conversation_id = stage.start()
    stage.room.fill(conversation_id, 200)
    app = stage.open(c=conversation_id)
    assert len(app.chat_message) == 30
    app.button(key="show-earlier").click().run()
    assert len(app.chat_message) == 60


def test_a_newer_version_is_offered_and_taken(stage):
    conversation_id = stage.start()
    stage.room.personas.save(stage.room.owner, stage.room.persona_id, LUNA.model_copy(update={"style": "Terse."}))
    app = stage.open(c=conversation_id)
    assert "This chat uses version 1; version 2 is newest." in words(app)
    app.button(key="use-latest").click().run()
    assert stage.room.chats.open(stage.room.owner, conversation_id).version_number == 2


def test_a_message_that_came_unasked_is_marked(stage):
    conversation_id = stage.start()
    stage.room.say(conversation_id, "Hello?")
    with stage.room.database.write() as session:
        stage.room.chats.append_follow_up(session, conversation_id, "How was it?", stage.room.clock.now())
    assert "Luna wrote first" in words(stage.open(c=conversation_id))


def test_a_danger_shows_where_help_is(stage):
    conversation_id = stage.start()
    stage.room.say(conversation_id, "I want to kill myself")
    assert "findahelpline" in words(stage.open(c=conversation_id))


def test_the_studio_says_that_nobody_human_writes_whatever_the_persona_says(stage):
    stage.room.script(ScriptedEngine(["I am Luna, a woman of flesh and blood."] * 2))
    slug, visitor = share(stage), stage.room.visitor
    for actor, page, query in ((stage.room.owner, "chat", {}), (visitor, "talk", {"p": slug})):
        conversation_id = stage.start(actor)
        stage.room.say(conversation_id, "Wait, are you a real person?", actor)
        app = stage.open(actor, page, c=conversation_id, **query)
        assert ["Luna is an AI character." in note.value.replace("\\", "") for note in app.info] == [True]


def test_a_visitor_in_danger_is_shown_where_help_is_too(stage):
    slug, visitor = share(stage), stage.room.visitor
    conversation_id = stage.start(visitor)
    stage.room.say(conversation_id, "I want to kill myself", visitor)
    assert "findahelpline" in words(stage.open(visitor, "talk", p=slug, c=conversation_id))


def test_pictures_in_a_reply_are_not_fetched(stage):
    stage.room.script(ScriptedEngine(["Look: ![x](https://evil.example/x.png)"]))
    conversation_id = stage.start()
    stage.room.say(conversation_id, "Hello?")
    assert not any("![x](" in element.value for element in stage.open(c=conversation_id).markdown)


def test_conversations_are_searched_in_the_sidebar(stage):
    stage.room.say(first := stage.start(), "My telescope broke")
    second = stage.start()
    app = stage.open(c=second)
    app.text_input(key="chat-search").set_value("telescope").run()
    keys = [button.key for button in app.sidebar.button]
    assert keys == [f"conversation-{first}"]


def test_another_persons_conversation_is_not_there(stage):
    conversation_id = stage.start()
    assert "This conversation is not here" in words(stage.open(stage.room.visitor, c=conversation_id))


def test_a_visitor_talks_behind_the_link_and_sees_no_prompt(stage):
    slug = share(stage)
    app = stage.open(stage.room.visitor, "talk", p=slug)
    app.chat_input[0].set_value("Hello?").run()
    card = stage.room.chats.list(stage.room.visitor)[0]
    reply = stage.room.chats.open(stage.room.visitor, card.id).messages[-1].id
    stage.room.wait(reply, stage.room.visitor)
    app = stage.open(stage.room.visitor, "talk", p=slug)
    assert "is an AI character" in words(app)
    assert "scripted" not in words(app).replace("(scripted, no model)", "")
    assert not any("What was sent" in option for menu in app.get("menu_button") for option in menu.proto.options)


def test_a_visitor_is_asked_once_whether_the_persona_may_write_first(stage):
    slug, visitor = share(stage), stage.room.visitor
    stage.room.say(stage.start(visitor), "Hello?", visitor)
    app = stage.open(visitor, "talk", p=slug)
    assert "reads each message before it is sent" in words(app)
    app.button(key="consent-yes").click().run()
    assert stage.studio.followups.words == {stage.room.persona_id: True}
    assert stage.studio.accounts.kept.is_adult
    assert "consent-yes" not in [button.key for button in stage.open(visitor, "talk", p=slug).button]


def test_a_stop_in_the_chat_is_confirmed_by_the_studio_and_can_be_taken_back(stage):
    slug, visitor = share(stage), stage.room.visitor
    conversation_id = stage.start(visitor)
    stage.room.say(conversation_id, "Stop writing to me", visitor)
    said = next(m for m in stage.room.chats.open(visitor, conversation_id).messages if m.role == "user")
    stage.studio.followups.stopped_in = said.id
    app = stage.open(visitor, "talk", p=slug)
    assert "Luna will not write first any more." in words(app)
    app.button(key="stopped-undo").click().run()
    assert "will not write first any more" not in words(app)


def test_a_name_and_a_reply_are_never_markup_in_buttons_and_their_hints(stage):
    spell = "![x](https://evil.example/x)"
    spec = LUNA.model_copy(update={"name": spell, "openers": (spell,)})
    stage.room.personas.save(stage.room.owner, stage.room.persona_id, spec)
    stage.room.script(ScriptedEngine([spell] * 2))
    slug, visitor = share(stage), stage.room.visitor
    for actor, page, query in ((stage.room.owner, "chat", {}), (visitor, "talk", {"p": slug})):
        app = stage.open(actor, page, c=stage.start(actor), **query)
        stage.room.say(chat := stage.start(actor), spell, actor)
        for shown in (app, stage.open(actor, page, c=chat, **query)):
            drawn = [*shown.button, *shown.toggle, *shown.markdown, *shown.caption, *shown.subheader]
            assert not [element for element in drawn if "![x](" in f"{element.proto}"]


def test_a_dead_link_is_friendly_and_leaves_the_visitor_their_words(stage):
    slug, visitor = share(stage), stage.room.visitor
    stage.room.say(conversation_id := stage.start(visitor), "Hello?", visitor)
    stage.studio.sharing.unshare(stage.room.owner, stage.room.persona_id)
    app = stage.open(visitor, "talk", p=slug)
    assert "This link leads nowhere" in words(app)
    app.button(key=f"mine-still-{conversation_id}").click().run()
    assert "Hello?" in words(app)
    assert "no longer shared" in words(app)
    assert not app.chat_input


def memory_view(stage: Stage, message_id: int, conversation_id: int) -> MemoryView:
    now = stage.room.clock.now()
    return MemoryView(
        id=1,
        persona_id=stage.room.persona_id,
        user_id=stage.room.owner.user_id,
        persona_name="Luna",
        kind="preference",
        subject="user",
        text="You like oolong",
        importance=3,
        sensitive=False,
        pinned=False,
        extractor="extractive",
        seen_count=1,
        created_at=now,
        updated_at=now,
        sources=(SourceView(message_id, conversation_id, "I like oolong", now),),
    )


def test_opening_a_conversation_says_that_its_follow_up_was_seen(stage: Stage) -> None:
    conversation_id = stage.start()
    stage.open(c=conversation_id)
    assert stage.studio.followups.seen == [conversation_id]
