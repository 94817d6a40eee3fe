"""Made-up memories and talk, as many as wanted: what is measured with them is speed, never how well they are found."""

from itertools import product

_WHO = (
    "My sister", "My brother", "The neighbour", "My old teacher", "Our dog", "My cousin", "A colleague", "My aunt",
    "Grandmother", "My flatmate", "The baker", "My best friend", "My daughter", "The choir", "My boss", "Uncle Theo",
)  # fmt: skip
_WHAT = (
    "moved to Leeds", "learns the cello", "is afraid of heights", "bakes rye bread", "hates mushrooms", "had surgery",
    "restores old radios", "runs a marathon", "wrote a novel", "keeps three hens", "lost the house keys", "loves jazz",
    "plans a wedding", "studies law", "sold the car", "grows tomatoes", "speaks Portuguese", "repaired the roof",
    "collects stamps", "swims in the lake", "broke an arm", "adopted a kitten", "got a new job", "paints portraits",
)  # fmt: skip
_WHEN = (
    "since spring", "for years", "again", "these days", "in secret", "with great joy", "on Sundays", "last winter",
    "before breakfast", "without telling anybody", "after the flood", "every other week", "despite the doctor",
)  # fmt: skip
QUESTIONS: tuple[str, ...] = (
    "Do you remember what I told you about my sister?",
    "I would love some fresh rye bread tonight.",
    "I am so nervous about the surgery tomorrow.",
    "Which music did I like last year?",
    "Who was it that keeps hens?",
    "My cousin called me this morning and we talked about the house.",
    "What did I do last week?",
    "I think I want to learn an instrument, the cello perhaps.",
    "Did the roof ever get repaired?",
    "We are going to the lake on Sunday, all of us.",
    "What was the name of that dog again?",
    "I got a new job and nobody knows yet!",
)
"""What somebody might say to which a memory belongs: by its words, its meaning, or its day."""


def make_sentences() -> list[str]:
    """Return about five thousand different sentences, neighbours in the list unlike each other."""
    every = [f"{who} {what} {when}." for who, what, when in product(_WHO, _WHAT, _WHEN)]
    # A step that shares no divisor with the number of them visits each once.
    return [every[place * 1009 % len(every)] for place in range(len(every))]
