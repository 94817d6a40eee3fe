"""Whoever asks if a human is there is told by the studio, in four languages; other talk of humans and robots is not."""

import pytest

from core.safety.disclosure import answer_if_asked, asks_if_human

ASKED = [
    ("Are you human?", "en"),
    ("are you a real person", "en"),
    ("wait, are you actually a bot?", "en"),
    ("r u a robot??", "en"),
    ("Are you an AI or a person?", "en"),
    ("are you even real", "en"),
    ("Am I talking to a real person here?", "en"),
    ("am i talking to a machine", "en"),
    ("You're not a real person, are you?", "en"),
    ("you are a bot, right?", "en"),
    ("Is this a bot?", "en"),
    ("Is there a human behind this?", "en"),
    ("Seriously. ARE YOU AN A.I.?", "en"),
    ("are you ChatGPT?", "en"),
    ("are you some kind of bot?", "en"),
    ("Do you have a body?", "en"),
    ("Es-tu humain ?", "fr"),
    ("Êtes-vous une vraie personne ?", "fr"),
    ("T'es un robot ?", "fr"),
    ("Tu es vraiment une IA ?", "fr"),
    ("Je parle à un humain ?", "fr"),
    ("¿Eres humano?", "es"),
    ("¿Eres una persona real?", "es"),
    ("¿eres un bot o una persona?", "es"),
    ("¿Estoy hablando con una máquina?", "es"),
    ("Bist du ein Mensch?", "de"),
    ("Bist du wirklich eine echte Person?", "de"),
    ("Sind Sie ein Roboter?", "de"),
    ("Rede ich hier mit einem echten Menschen?", "de"),
    ("bist du echt?", "de"),
]

NOT_ASKED = [
    "Are you a human rights lawyer?",
    "Are you sure?",
    "Are you really sure about the oven?",
    "are you into robots",
    "Are you good with computers?",
    "Are you a robot vacuum expert?",
    "I am human, I make mistakes",
    "I'm only human",
    "My brother builds robots and studies AI",
    "Is it a computer game?",
    "You are a real friend",
    "you're a machine at chess!",
    "To be human is to err.",
    "Write a story about a robot who asks: who am I?",
    "Do you have a recipe for body butter?",
    "Are you free on Friday?",
    "are you alright?",
    "Es-tu prêt ?",
    "C'est vraiment bien",
    "La réalité est dure",
    "¿Eres bueno en cocina?",
    "Juego con el Real Madrid",
    "Der Mensch ist frei",
    "Bist du müde?",
    "Ist das echt wahr?",
    "",
]


@pytest.mark.parametrize(("text", "language"), ASKED)
def test_the_question_is_noticed(text: str, language: str) -> None:
    assert asks_if_human(text) == language


@pytest.mark.parametrize("text", NOT_ASKED)
def test_other_talk_is_left_alone(text: str) -> None:
    assert asks_if_human(text) is None


def test_the_answer_names_the_persona_and_comes_in_the_askers_language() -> None:
    assert answer_if_asked("Are you human?", "Luna").startswith("Luna is an AI character.")
    assert answer_if_asked("Bist du ein Mensch?", "Luna").startswith("Luna ist eine KI-Figur.")
    assert answer_if_asked("How are you?", "Luna") == ""


def test_a_name_with_braces_is_just_a_name() -> None:
    assert answer_if_asked("Are you human?", "{0} {name}").startswith("{0} {name} is an AI")


@pytest.mark.parametrize("part", ["are you really ", "some kind of ", "bist du so ein ", "real ", "es tu bien une "])
def test_a_message_made_to_keep_the_reader_busy_is_read_to_its_end(part: str) -> None:
    assert asks_if_human("are you " + part * 600 + "stone") is None
