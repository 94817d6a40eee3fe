"""The shipped characters: complete, in their own voice, and honest."""

import pytest

from core.personas.templates import Template, load_templates

WANTED = {
    "film-music-maestro",
    "chef",
    "interior-designer",
    "hip-hop-commentator",
    "forest-narrator",
    "language-tutor",
    "fitness-coach",
    "study-buddy",
}


def test_there_are_at_least_ten_and_the_promised_ones_are_among_them():
    keys = [template.key for template in load_templates()]
    assert len(keys) >= 10
    assert set(keys) >= WANTED


@pytest.mark.parametrize("template", load_templates(), ids=lambda template: template.key)
def test_a_template_is_complete_and_concise(template: Template):
    spec = template.spec
    assert all((spec.tagline, spec.personality, spec.style, spec.backstory, spec.topics, spec.avoid))
    assert (len(spec.openers), 3 <= len(spec.examples) <= 4, 3 <= len(spec.follow_up_examples) <= 5) == (4, True, True)
    assert spec.greeting.endswith("?")
    assert all(len(example.reply) <= 240 for example in spec.examples)
    assert all(line.count("?") <= 1 for line in spec.follow_up_examples)


@pytest.mark.parametrize("template", load_templates(), ids=lambda template: template.key)
def test_a_template_says_that_it_is_an_ai(template: Template):
    assert "AI" in template.spec.backstory


def test_no_two_look_alike():
    faces = [(template.spec.palette, template.spec.glyph) for template in load_templates()]
    assert len(set(faces)) == len(faces)
