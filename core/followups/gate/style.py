"""How a text sounds beside a persona's own lines: register, address, shape. Counted from words, no model, all pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log

from core.followups.gate.persona_lines import own_lines
from core.followups.gate.register_words import DESCRIBED, FAMILIAR, POLITE, REGISTERS
from core.followups.gate.words import LANGUAGES, WORD, key_words, sentences, stems
from core.memory.reading.language import detect_language
from core.memory.reading.languages.pack import Language
from core.personas.spec import PersonaSpec
from core.safety.phrases import compile_phrases, find_all, fold

REGISTER_WEIGHT, NEARNESS_WEIGHT = 0.45, 0.3
_NONE = compile_phrases(())
_REGISTERS = {
    language: {name: compile_phrases(phrases) for name, phrases in registers.items()}
    for language, registers in REGISTERS.items()
}
_DESCRIBED = {name: compile_phrases(phrases) for name, phrases in DESCRIBED.items()}
_NEGATED = re.compile(r"\b(?:no|never|without|not|nor|hardly|rarely)\b[^,.;:]*")
_FAMILIAR = {language: compile_phrases(phrases) for language, phrases in FAMILIAR.items()}
_POLITE = {language: compile_phrases(phrases) for language, phrases in POLITE.items()}
_GERMAN_POLITE = re.compile(r"(?<=[\w,] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_SHORTENED = re.compile(r"\b(?:(?:it|that|what|here|there|let|he|she|how|where|who)'s|\w+'(?:m|re|ve|ll|d|t))\b")
_SPELLED_OUT = re.compile(
    r"\b(?:(?:i|you|we) (?:am|are|have|will)|(?:it|that|what|how) is|(?:do|does|is) not|cannot)\b"
)
_SHOUTED = re.compile(r"\b[A-Z]{3,}\b|!!+")


@dataclass(frozen=True)
class Style:
    """How lines sound. Rates are per sentence; `address` is "familiar", "polite" or empty where nothing tells."""

    registers: frozenset[str]
    address: str
    words: float
    exclaims: float
    emoji: float
    shouts: float
    in_small_letters: float
    is_shortening: bool | None


@dataclass(frozen=True)
class Part:
    """One side of a voice: how well it fits (0 to 1), and its words. A telling one can end it by itself."""

    name: str
    score: float
    weight: float
    words: tuple[str, ...] = ()
    is_telling: bool = False


@lru_cache(maxsize=256)
def style_of(spec: PersonaSpec) -> Style:
    """Return how the persona sounds, by its own lines and what its creator says of its way to speak."""
    style = _read_style(own_lines(spec), _language(spec))
    about = _NEGATED.sub(" ", fold(" ".join((spec.tagline, spec.personality, spec.style))))
    described = {name for name, pattern in _DESCRIBED.items() if pattern.search(about)}
    return Style(**(vars(style) | {"registers": style.registers | described}))


@dataclass(frozen=True)
class Voice:
    """How much a text sounds like the persona: 0 for somebody else's voice, 1 for its own; `words` tell by what."""

    score: float
    reason: str
    words: tuple[str, ...]


def hear_voice(text: str, spec: PersonaSpec, nearness: float | None = None) -> Voice:
    """Return how much a text sounds like the persona; `nearness` (0 to 1) is what an embedder made of it."""
    parts = _compare(text, spec)
    if nearness is not None:
        parts += (Part("nearness", nearness, NEARNESS_WEIGHT),)
    mean = sum(part.score * part.weight for part in parts) / sum(part.weight for part in parts)
    # One word of the persona's own does not make up for a page of somebody else's.
    weakest = min((part for part in parts if part.is_telling), key=lambda part: part.score, default=None)
    score = min(mean, 2 * weakest.score) if weakest else mean
    named = ", ".join(f"{part.name} {100 * part.score:.0f} %" for part in parts)
    if weakest and weakest.score < 0.5:
        return Voice(
            score, f"{'It is not' if score == 0 else 'It is hardly'} the persona’s voice ({named}).", weakest.words
        )
    return Voice(score, f"The persona’s voice ({named}).", _flat(part.words for part in parts))


def _compare(text: str, spec: PersonaSpec) -> tuple[Part, ...]:
    """Return how well each side of a text's voice fits the persona; its words alone where it has no lines."""
    known = stems([*own_lines(spec), *spec.topics])
    words = tuple(word for key, word in key_words(text).items() if key in known)
    own_words = Part("own words", min(len(words), 3) / 3, 0.15, words)
    if not own_lines(spec):
        return (Part("style", 0.6, 0.85), own_words)
    own, said = style_of(spec), _read_style([text], _language(spec))
    is_other_address = own.address and said.address and own.address != said.address
    return (
        Part("register", *_fit_register(dict(_heard(text, _language(spec))), own), is_telling=True),
        Part("address", 0.0 if is_other_address else 1.0, 0.0, is_telling=True),
        Part("length", _nearness(own.words, said.words), 0.15),
        Part("marks", _fit_marks(own, said), 0.25, _marks(text)),
        own_words,
    )


def _language(spec: PersonaSpec) -> Language:
    return LANGUAGES.get(spec.language.lower()) or detect_language(" ".join(own_lines(spec)))


def _read_style(lines: list[str], language: Language) -> Style:
    text = "\n".join(lines)
    parts = [part for line in lines for part in sentences(line)]
    count = max(len(parts), 1)
    folded = fold(text)
    short, long = len(_SHORTENED.findall(folded)), len(_SPELLED_OUT.findall(folded))
    return Style(
        registers=frozenset(name for name, _ in _heard(text, language)),
        address=_address(text, language),
        words=sum(len(WORD.findall(part)) for part in parts) / count,
        exclaims=sum("!" in part for part in parts) / count,
        emoji=len(_EMOJI.findall(text)) / count,
        shouts=len(_SHOUTED.findall(text)) / count,
        in_small_letters=sum(line.lstrip("¡¿“\"'")[:1].islower() for line in lines) / max(len(lines), 1),
        is_shortening=short > long if short or long else None,
    )


def _heard(text: str, language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, pattern in _REGISTERS[language].items():
        if words := tuple(find_all(text, pattern, _NONE)):
            yield name, words


def _fit_register(heard: dict[str, tuple[str, ...]], own: Style) -> tuple[float, float, tuple[str, ...]]:
    """Return score, weight and words: 1 for its own registers, 0.7 for none, less for what it never uses."""
    strange = _flat(words for name, words in heard.items() if name not in own.registers)
    if strange:
        return (0.25 if len(strange) == 1 else 0.0), REGISTER_WEIGHT, strange
    known = _flat(heard.values())
    return (1.0 if known else 0.7 if own.registers else 0.8), REGISTER_WEIGHT, known


def _flat(words: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for found in words for word in found))


def _address(text: str, language: Language) -> str:
    if language == "de":
        is_polite = bool(_GERMAN_POLITE.search(text))
    else:
        is_polite = language in _POLITE and bool(_POLITE[language].search(fold(text)))
    is_familiar = language in _FAMILIAR and bool(_FAMILIAR[language].search(fold(text)))
    if is_polite == is_familiar:
        return ""
    return "polite" if is_polite else "familiar"


def _nearness(own: float, said: float) -> float:
    """Return 1 for as many words a sentence, 0 for three times as many or as few."""
    return max(0.0, 1 - abs(log(max(said, 1) / max(own, 1))) / log(3))


def _fit_marks(own: Style, said: Style) -> float:
    """Return how alike the two are in what is not words: exclamations, emoji, capitals, apostrophes."""
    apart = (
        abs(own.exclaims - said.exclaims),
        min(abs(own.emoji - said.emoji), 1) * 2,
        max(said.shouts - own.shouts, 0) * 2,
        abs(own.in_small_letters - said.in_small_letters),
        float(None not in (own.is_shortening, said.is_shortening) and own.is_shortening != said.is_shortening),
    )
    return max(0.0, 1 - sum(apart) / 2)


def _marks(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_EMOJI.findall(text), *_SHOUTED.findall(text))))
