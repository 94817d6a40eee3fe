"""The gallery as a creator uses it."""

from types import SimpleNamespace

import pytest

from core.accounts.rules import Actor
from core.personas.spec import PersonaSpec
from tests.pages.studio_stage import add_creator, build_stage, show

LUNA = PersonaSpec(name="Luna", tagline="Reads the sky", topics=("moons",))
TARIQ = PersonaSpec(name="Tariq", tagline="Cooks")


@pytest.fixture
def studio(database, clock, settings) -> SimpleNamespace:
    return build_stage(database, clock, settings)


@pytest.fixture
def ada(database, clock) -> Actor:
    return add_creator(database, clock)


def names(app) -> list[str]:
    return [heading.value for heading in app.subheader]


def test_an_empty_studio_leads_to_the_templates_and_one_click_starts_a_chat(studio, ada):
    app = show(studio, ada)
    assert app.title[0].value == "Who will you talk to first?"
    assert "Maestro Aurelio" in names(app)
    app.button(key="use-chef").click().run()
    assert app.title[0].value == "Chat 1"
    card = studio.personas.list(ada)[0]
    assert (card.name, card.version_number, card.template) == ("Chef Tariq", 1, "chef")
    assert studio.chats.started == [card.id]


def test_a_template_can_be_adjusted_first(studio, ada):
    app = show(studio, ada)
    app.button(key="adjust-chef").click().run()
    assert app.title[0].value == "Chef Tariq"
    assert app.caption[0].value == "Version 1 · private"


def test_templates_can_be_chosen_by_kind(studio, ada):
    app = show(studio, ada, new="1")
    app.button_group(key="templates-kind").set_value("Music").run()
    assert names(app) == ["Maestro Aurelio", "Big Remy"]


def test_from_scratch_leads_to_an_empty_builder(studio, ada):
    app = show(studio, ada)
    app.button(key="templates-scratch").click().run()
    assert app.title[0].value == "New persona"
    assert studio.personas.list(ada) == []


def test_search_and_filters_narrow_the_list(studio, ada):
    studio.sharing.share(ada, studio.personas.create(ada, LUNA).id)
    studio.personas.create(ada, TARIQ)
    app = show(studio, ada)
    assert names(app) == ["Tariq", "Luna"]
    app.text_input(key="gallery-search").set_value("moons").run()
    assert names(app) == ["Luna"]
    app.button_group(key="gallery-filter").set_value("Private").run()
    assert names(app) == ["Nothing to show"]
    app.button(key="gallery-clear").click().run()
    assert names(app) == ["Tariq"]


def test_archiving_can_be_taken_back(studio, ada):
    card = studio.personas.create(ada, LUNA)
    app = show(studio, ada)
    app.get("menu_button")[0].set_value("Archive").run()
    assert studio.personas.list(ada) == []
    app.button(key="gallery-undo-button").click().run()
    assert names(app) == ["Luna"]
    assert studio.personas.get(ada, card.id).is_archived is False


def test_the_archive_is_a_filter_away(studio, ada):
    studio.personas.archive(ada, studio.personas.create(ada, LUNA).id)
    app = show(studio, ada)
    assert names(app) == ["Nothing to show"]
    app.button_group(key="gallery-filter").set_value("Archived").run()
    assert names(app) == ["Luna"]


def test_a_hundred_personas_come_in_pages(studio, ada):
    for number in range(100):
        studio.personas.create(ada, PersonaSpec(name=f"P{number}"))
    app = show(studio, ada)
    assert (names(app)[0], len(names(app))) == ("P99", 12)
    app.session_state["gallery-page-9"] = 9
    app.run()
    assert names(app) == ["P3", "P2", "P1", "P0"]


def test_what_was_only_begun_is_built_on_not_talked_to(studio, ada):
    card = studio.personas.begin(ada)
    studio.personas.save_draft(ada, card.id, {"name": "Half"})
    app = show(studio, ada)
    app.button(key=f"build-{card.id}").click().run()
    assert app.title[0].value == "Half"


def test_deleting_says_what_is_lost(studio, ada):
    from pages.gallery_dialogs import losses

    card = studio.personas.create(ada, LUNA)
    text = losses(card)
    assert "its one version" in text
    assert "cannot be undone" in text


def test_markup_in_a_name_is_shown_as_it_was_typed(studio, ada):
    studio.personas.create(ada, PersonaSpec(name="**<b>x</b>**", tagline="![](https://a.b/c.png)"))
    app = show(studio, ada)
    assert app.subheader[0].value.startswith("\\*\\*\\<b\\>")
    assert "![](" not in app.caption[1].value
