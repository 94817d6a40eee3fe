"""The builder as a creator uses it: nothing typed is lost, and every save that changes something is a version."""

import io
from types import SimpleNamespace

import pytest
from PIL import Image

from core.accounts.rules import Actor
from core.personas.spec import Example, PersonaSpec, spec_fields
from tests.pages.studio_stage import add_creator, build_stage, show

LUNA = PersonaSpec(
    name="Luna",
    tagline="Reads the sky",
    topics=("moons", "stars"),
    greeting="What do you see?",
    openers=("Tell me of Mars",),
    examples=(Example(user="Only clouds.", reply="The stars are still on."),),
)


@pytest.fixture
def studio(database, clock, settings) -> SimpleNamespace:
    return build_stage(database, clock, settings)


@pytest.fixture
def ada(database, clock) -> Actor:
    return add_creator(database, clock)


@pytest.fixture
def luna(studio, ada) -> int:
    return studio.personas.create(ada, LUNA).id


def build(studio, ada, persona_id: int):
    return show(studio, ada, "builder", persona=str(persona_id))


def field(app, persona_id: int, name: str, generation: int = 0):
    key = f"build-{persona_id}-{generation}-{name}"
    found = [widget for kind in ("text_input", "text_area", "selectbox") for widget in app.get(kind)]
    return next(widget for widget in found if widget.key == key)


def words(app) -> str:
    return "\n".join(element.value for kind in ("markdown", "warning") for element in app.get(kind))


def test_every_change_is_kept_as_a_draft_at_once_and_shown_after_coming_back(studio, ada, luna):
    app = build(studio, ada, luna)
    field(app, luna, "style").set_value("Whispers.").run()
    assert studio.personas.draft(ada, luna)["style"] == "Whispers."
    assert "kept as a draft" in words(app)
    assert field(build(studio, ada, luna), luna, "style").value == "Whispers."


def test_looking_without_changing_leaves_no_draft(studio, ada, luna):
    build(studio, ada, luna)
    assert studio.personas.draft(ada, luna) is None


def test_saving_makes_a_version_and_says_which(studio, ada, luna):
    app = build(studio, ada, luna)
    field(app, luna, "name").set_value("Luna Nova").run()
    app.button(key="builder-save").click().run()
    assert (app.title[0].value, app.caption[0].value) == ("Luna Nova", "Version 2 · private")
    assert "Saved as version 2" in words(app)
    assert studio.personas.get(ada, luna).spec == LUNA.model_copy(update={"name": "Luna Nova"})


def test_saving_without_a_change_says_so(studio, ada, luna):
    app = build(studio, ada, luna)
    app.button(key="builder-save").click().run()
    assert app.toast[0].value == "Nothing changed: version 1 says all of this."
    assert studio.personas.get(ada, luna).version_number == 1


def test_what_does_not_fit_is_said_beside_its_field_and_stays_as_typed(studio, ada, luna):
    app = build(studio, ada, luna)
    long = "\n".join(f"topic {number}" for number in range(30))
    field(app, luna, "topics").set_value(long).run()
    app.button(key="builder-save").click().run()
    assert "Topics: The topics to talk about may be 24 at most; these are 30" in words(app).replace("\\", "")
    assert field(build(studio, ada, luna), luna, "topics").value == long
    assert studio.personas.get(ada, luna).version_number == 1


def test_a_new_persona_begins_without_complaints_and_needs_only_a_name(studio, ada):
    app = show(studio, ada, "builder")
    persona_id = int(app.query_params["persona"][0])
    assert not app.warning
    app.button(key="builder-save").click().run()
    assert "The name is missing" in words(app)
    field(app, persona_id, "name").set_value("Nova").run()
    assert not app.warning
    app.button(key="builder-save").click().run()
    assert studio.personas.get(ada, persona_id).version_number == 1


def test_a_draft_can_be_discarded(studio, ada, luna):
    app = build(studio, ada, luna)
    field(app, luna, "name").set_value("Other").run()
    app.button(key="builder-discard").click().run()
    assert app.title[0].value == "Luna"
    assert field(app, luna, "name", 1).value == "Luna"


def test_an_older_version_comes_back_as_a_draft(studio, ada, luna):
    studio.personas.save(ada, luna, PersonaSpec(name="Selene"))
    app = build(studio, ada, luna)
    app.button(key="restore-version-1").click().run()
    assert app.title[0].value == "Luna"
    assert studio.personas.draft(ada, luna) == spec_fields(LUNA)
    app.button(key="builder-save").click().run()
    assert studio.personas.get(ada, luna).version_number == 3


def test_lines_and_exchanges_grow_as_they_are_filled(studio, ada, luna):
    app = build(studio, ada, luna)
    field(app, luna, "openers-1").set_value("And Venus?").run()
    field(app, luna, "examples-1-user").set_value("Hi").run()
    field(app, luna, "examples-1-reply").set_value("Hello up there.").run()
    assert field(app, luna, "openers-2").value == ""
    assert field(app, luna, "examples-2-reply").value == ""
    app.button(key="builder-save").click().run()
    spec = studio.personas.get(ada, luna).spec
    assert spec.openers == ("Tell me of Mars", "And Venus?")
    assert spec.examples[1] == Example(user="Hi", reply="Hello up there.")


def test_an_emptied_exchange_is_gone_after_the_save(studio, ada, luna):
    app = build(studio, ada, luna)
    field(app, luna, "examples-0-user").set_value("")
    field(app, luna, "examples-0-reply").set_value("").run()
    app.button(key="builder-save").click().run()
    assert studio.personas.get(ada, luna).spec.examples == ()


def test_a_model_that_is_not_here_now_stays_chosen(studio, ada):
    card = studio.personas.create(ada, PersonaSpec(name="Luna", model="gone:70b"))
    app = build(studio, ada, card.id)
    box = field(app, card.id, "model")
    assert box.value == "gone:70b"
    assert box.options == ["Studio's choice", "small:3b", "gone:70b (not here now)"]


def test_a_strangers_persona_is_not_found(studio, ada, luna, database, clock):
    app = build(studio, add_creator(database, clock), luna)
    assert "There is nothing here for you" in app.error[0].value
    assert not app.title


def test_a_picture_that_is_none_is_refused_in_words_and_the_rest_is_kept(studio, ada, luna):
    app = build(studio, ada, luna)
    field(app, luna, "style").set_value("Whispers.").run()
    app.get("file_uploader")[0].set_value(("cat.png", b"no picture", "image/png")).run()
    assert "not a picture" in app.error[0].value
    assert studio.personas.draft(ada, luna)["style"] == "Whispers."


def test_an_uploaded_picture_becomes_the_face_and_can_be_taken_back(studio, ada, luna):
    drawn = io.BytesIO()
    Image.new("RGB", (80, 60), "teal").save(drawn, "PNG")
    app = build(studio, ada, luna)
    app.get("file_uploader")[0].set_value(("cat.png", drawn.getvalue(), "image/png")).run()
    assert len(studio.personas.draft(ada, luna)["avatar"]) == 64
    app.button(key=f"build-{luna}-1-no-picture").click().run()
    assert studio.personas.draft(ada, luna) is None
