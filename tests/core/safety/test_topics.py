"""Heavy topics are found in four languages with the words they were seen in; small talk has none."""

import pytest

from core.safety.topics import find_sensitive

HEAVY = [
    ("My mother was diagnosed with cancer", "health"),
    ("my therapist says I'm depressed", "health"),
    ("Ma sœur est enceinte", "health"),
    ("Tengo mucha ansiedad", "health"),
    ("Ich hatte eine Panikattacke", "health"),
    ("my grandmother just died", "grief"),
    ("The funeral is on Friday", "grief"),
    ("Mon père est décédé", "grief"),
    ("Mi abuelo murió ayer", "grief"),
    ("Mein Opa ist gestorben", "grief"),
    ("I lost my job and can't pay the rent", "money"),
    ("J'ai perdu mon travail", "money"),
    ("Ich habe Schulden", "money"),
    ("I came out to my parents", "sexuality"),
    ("Él es homosexual", "sexuality"),
    ("I think about suicide", "crisis"),
    ("she was assaulted", "violence"),
    ("Who did you vote for in the election?", "politics"),
    ("ich hasse die AfD", "politics"),
    ("I pray every night in church", "religion"),
    ("I've been sober for two years", "addiction"),
    ("We broke up last week", "separation"),
    ("Wir haben uns getrennt", "separation"),
    ("my brother is in prison", "law"),
]

LIGHT = [
    "I bought a vintage shirt in Leeds",
    "my phone died and then the plants died",
    "Oh my god, this pasta!",
    "I have a job interview on Friday",
    "I'm addicted to this podcast",
    "hit me up when you're free",
    "we broke up the dough into balls",
    "J'ai acheté du pain et une belle chemise",
    "Mi hermana vive en Sevilla y le gusta el cine",
    "Die Katze schläft auf dem Sofa, das Gift der Woche ist Zucker",
    "A darkness lurks inside the cave before you.",
    "I want to repaint the living room sage green",
    "my sister loves the dinner party",
]


@pytest.mark.parametrize(("text", "topic"), HEAVY)
def test_finds_the_topic(text: str, topic: str) -> None:
    assert topic in {found.topic for found in find_sensitive(text)}


@pytest.mark.parametrize("text", LIGHT)
def test_small_talk_is_light(text: str) -> None:
    assert find_sensitive(text) == []


def test_names_the_words_as_they_were_written() -> None:
    [found] = find_sensitive("Mon père est Décédé hier")
    assert (found.topic, found.words) == ("grief", ("est Décédé",))
