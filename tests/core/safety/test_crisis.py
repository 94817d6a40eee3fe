"""Danger is noticed in four languages; figures of speech are left alone."""

import pytest

from core.safety.crisis import CrisisCategory, find_crisis

IN_DANGER = [
    ("I want to kill myself", "self_harm"),
    ("i just want to die", "self_harm"),
    ("I don’t want to live anymore", "self_harm"),
    ("sometimes I think about suicide", "self_harm"),
    ("I've been feeling really suicidal lately", "self_harm"),
    ("everyone would be better off without me", "self_harm"),
    ("I keep cutting myself", "self_harm"),
    ("What is the easiest way of killing myself?", "self_harm"),
    ("Should I kill myself by jumping off a bridge?", "self_harm"),
    ("I'm not suicidal, I just do not want to wake up", "self_harm"),
    ("J'ai envie de mourir", "self_harm"),
    ("je veux me suicider", "self_harm"),
    ("Je ne veux plus vivre", "self_harm"),
    ("quiero morirme", "self_harm"),
    ("No quiero vivir más", "self_harm"),
    ("pienso en suicidarme", "self_harm"),
    ("Ich will nicht mehr leben", "self_harm"),
    ("ich möchte einfach sterben", "self_harm"),
    ("Ich denke oft an Selbstmord", "self_harm"),
    ("my boyfriend hits me when he drinks", "abuse"),
    ("I was raped last year", "abuse"),
    ("I'm afraid he'll kill me", "abuse"),
    ("mon mari me frappe", "abuse"),
    ("mi marido me pega", "abuse"),
    ("Mein Mann schlägt mich", "abuse"),
    ("I'm going to kill him tonight", "violence"),
    ("je vais le tuer", "violence"),
    ("I just took all my sleeping pills", "acute"),
    ("J'ai avalé tous mes médicaments", "acute"),
    ("Ich habe zu viele Tabletten genommen", "acute"),
]

EVERYDAY = [
    "this deadline is killing me",
    "kill the lights",
    "I'd die for pizza",
    "I'm dying to see the new film",
    "I could kill for a coffee",
    "you're killing it!",
    "My phone died on the train",
    "that joke made me want to die of laughter",
    "Suicide Squad was a terrible film",
    "I cut myself shaving",
    "he beat me at chess again",
    "hit me up tomorrow",
    "We shot the video at my school",
    "I don't want to die, I love life",
    "How do I kill a Python process?",
    "The dragon wants to kill the king",
    "The villain killed himself in the last act of the opera",
    "je meurs de faim",
    "on a failli mourir de rire",
    "me muero de hambre",
    "casi morirme de risa",
    "die Blumen sind gestorben",
    "ich sterbe vor Hunger",
    "die Katze schläft",
    "",
]


@pytest.mark.parametrize(("text", "category"), IN_DANGER)
def test_notices_danger(text: str, category: str) -> None:
    assert find_crisis(text) == CrisisCategory(category)


@pytest.mark.parametrize("text", EVERYDAY)
def test_leaves_figures_of_speech_alone(text: str) -> None:
    assert find_crisis(text) is None


def test_what_was_swallowed_matters_before_why() -> None:
    assert find_crisis("I want to die. I took all my pills") == CrisisCategory.ACUTE
