"""Cuts a message into the clauses that could be statements about its writer; says where each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.memory.languages.pack import LanguagePack

MASK = "\x00"
"""Stands for text that is not the writer's own statement: acted, quoted, code, a link."""

_NOT_OWN = re.compile(
    r"```.*?(?:```|$)|`[^`\n]+`|^>.*?$|https?://\S+|\*[^*\n]+\*|_[^_\n]{4,}_|\[[^\]\n]{1,400}\]|<[^>\n]{1,400}>",
    re.DOTALL | re.MULTILINE,
)
_QUOTED = re.compile(r"[\"“”„«]\s?([^\"“”„«»\n]{2,})\s?[\"“”»]|(?<!\w)'([^'\n]{2,}?)'(?!\w)")
_ACTED = re.compile(r"\*[^*\n]+\*")
_ACTED_WORDS = 4
"""From so many words on, what stands between stars is a scene, and the whole message is played."""
_SUNG = re.compile(r"^.*(?:[♪♫🎵🎶]|\S / \S.* / \S).*$", re.MULTILINE)
_MAKE_BELIEVE = re.compile(
    r"\W*(?:(?:and|so|but|well|et|mais|y|pero|und|aber),? )?(?:as your (?!age|friend|user)|"
    r"in (?:my|the|this|our|a) (?:novel|book|story|game|dream|film|movie|campaign|fanfic|script|song|rp|"
    r"role-?play|scene)(?! club)|"
    r"dans (?:mon|le|cette|ce|un|notre) (?:roman|livre|jeu|rêve|histoire|film|scène)|"
    r"en (?:mi|el|la|este|esta|un|una) (?:novela|libro|juego|sueño|historia|película|cuento|escena)|"
    r"in (?:meinem|meiner|dem|der|einem|einer|diesem) (?:roman|buch|spiel|traum|geschichte|film|szene))(?!\w)",
    re.IGNORECASE,
)
"""A sentence that opens a made-up scene: nothing in it is news of its writer."""
_JEST = re.compile(
    r"(?<!\w)(?:jk|j/k|(?:just |only )?kidding|(?:just |only )joking|/s|sarcasm|je (?:rigole|plaisante|déconne)|"
    r"(?:es|era) (?:una )?broma|(?:war|ist) (?:nur |bloß )?(?:ein )?(?:scherz|spaß)|kleiner scherz|"
    r"nur spaß|scherz beiseite)(?!\w)",
    re.IGNORECASE,
)
"""Takes back what was said; nobody knows how far."""
_OWN_TITLE_WORDS = 4
_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:i|i'm|my|me|we|je|j'\w*|mon|ma|mes|yo|soy|tengo|mi|mis|ich|mein\w*|mir|mich)(?!\w)", re.IGNORECASE
)
_DATA_AFTER = re.compile(
    r"(?<!\w)(?:translate|correct|proofread|rewrite|rephrase|paraphrase|summari[sz]e|"
    r"how do (?:i|you) say|pretend|imagine|act as|"
    r"here(?:'s| is) (?:my|the|an?) (?:email|draft|essay|poem|story|text|letter|lyrics)|"
    r"had (?:a|an|the|this|that) (?:[\w-]+ ){0,2}(?:dream|nightmare)|dream(?:t|ed) (?:that|i)|"
    r"fait un (?:\w+ )?(?:rêve|cauchemar)|"
    r"rêvé que|tuve (?:un|una) (?:sueño|pesadilla)|soñé (?:que|con)|hatte einen (?:\w+ )?traum|geträumt, dass|"
    r"voici (?:mon|le|un) (?:texte|mail|poème)|aquí (?:está|va) (?:mi|el|un) (?:texto|correo|poema)|"
    r"hier ist (?:mein|der|ein) (?:text|brief|gedicht|entwurf)|"
    r"let's (?:pretend|play|roleplay|role-play)|write (?:a|an|me|the)|"
    r"traduis|traduire|corrige[rz]?|résume|comment dit-on|imaginons|faisons semblant|jouons|écris|"
    r"traduce|traducir|resume|cómo se dice|imagina|imaginemos|juguemos|finjamos|escribe|"
    r"übersetze?|korrigiere?|fasse|wie sagt man|stell dir vor|lass uns spielen|tun wir so|schreib)(?!\w)",
    re.IGNORECASE,
)
CLAUSE_LONGEST = 400
"""Characters up to which a clause is looked at: nobody says a thing in more, and a rule may try every pair of its places."""
_CLOSING_LONGEST = 80
"""Characters in which a clause may trail off: "lol anyway so yeah"."""
_GAP = re.compile(r"[^\S\n]{12,}")
"""Layout, not a sentence; patterns that allow for any space would try each beginning of it against each end."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|st|prof|sr|sra|mme|m|bzw|z\.b|e\.g|i\.e|etc|no|vs|ca|\w)|\d)$", re.IGNORECASE
)
_ABBREVIATION_LENGTH = 8
_END = re.compile(r"(?<![.!?])[.!?]++[\"”»')\]]*+(?=\s|$)|\n+|[^\w\s.,;:!?'\"’`´«»“”„()&/%€$£+*#@\-–—…\x00°]+")


@dataclass(frozen=True)
class Clause:
    """A stretch of the message: where it stands, and what it reads."""

    start: int
    end: int
    text: str


def find_clauses(message: str, pack: LanguagePack) -> Iterator[Clause]:
    """Yield the writer's own statements, one clause at a time; questions, acted and quoted text are left out."""
    text = mask(message)
    for start, end, is_question in _sentences(text):
        if not is_question or not pack.question.match(text[start:end].lstrip(" ,-")):
            yield from _clauses(text, start, end, pack, is_question=is_question)


def mask(message: str) -> str:
    """Return the message, same length, with what is not the writer's own statement blanked out."""
    if _JEST.search(message) or any(len(acted.split()) >= _ACTED_WORDS for acted in _ACTED.findall(message)):
        return MASK * len(message)
    message = _GAP.sub(lambda match: "\n" * len(match.group()), message)
    text = _NOT_OWN.sub(_blank, _SUNG.sub(_blank, message))
    text = _QUOTED.sub(_blank_speech, text)
    for start, end, _ in _sentences(text):
        if _MAKE_BELIEVE.match(text, start, end):
            text = text[:start] + MASK * (end - start) + text[end:]
    told = _DATA_AFTER.search(text)
    return text if told is None else text[: told.start()] + MASK * (len(text) - told.start())


def _blank(match: re.Match[str]) -> str:
    return MASK * len(match.group())


def _blank_speech(match: re.Match[str]) -> str:
    """A short quotation without "I" is a title, and stays."""
    inside = match.group(1) or match.group(2)
    is_title = len(inside.split()) <= _OWN_TITLE_WORDS and not _FIRST_PERSON.search(inside)
    return match.group() if is_title else _blank(match)


def _sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    start = 0
    for match in _END.finditer(text):
        before = text[max(start, match.start() - _ABBREVIATION_LENGTH) : match.start()]
        if match.group() == "." and _ABBREVIATION.search(before) and match.end() < len(text):
            continue
        yield start, match.start(), "?" in match.group()
        start = match.end()
    yield start, len(text), False


def _clauses(text: str, start: int, end: int, pack: LanguagePack, *, is_question: bool) -> Iterator[Clause]:
    spans, at = [], start
    for match in pack.boundary.finditer(text, start, end):
        part = text[at : match.start()].strip(" ,.")
        if len(part) <= CLAUSE_LONGEST and _goes_on(part, match.group(), pack):
            continue
        if match.start() > at:
            spans.append((at, match.start()))
        at = match.end()
    spans.append((at, end))
    if is_question:
        spans = spans[:-1]
    for left, right in spans:
        clause = _trimmed(text, left, right, pack)
        if clause is not None:
            yield clause


def _goes_on(part: str, sign: str, pack: LanguagePack) -> bool:
    """Whether a clause does not end where it might."""
    return _belongs_to_next(part, pack) or (sign.isspace() and not pack.run_on.match(part))


def _belongs_to_next(part: str, pack: LanguagePack) -> bool:
    """Whether a part is only the beginning of a clause: "next Friday, I have …", "my brother and I went …"."""
    somebody = re.sub(r" [A-ZÀ-Þ]\w+$", "", part.partition(" ")[2])
    return bool(part.casefold() == "me" or pack.leading_time.fullmatch(part) or pack.relatives.fullmatch(somebody))


def _trimmed(text: str, left: int, right: int, pack: LanguagePack) -> Clause | None:
    """Strip fillers such as "well," and "lol"; None when nothing, or nothing of one's own, is left."""
    while True:
        part = text[left:right]
        left += len(part) - len(part.lstrip(" \t,.:;!-"))
        opening = pack.opening.match(text[left:right])
        if opening is None or opening.end() == 0:
            break
        left += opening.end()
    part = text[left:right]
    closing = pack.closing.search(part, max(0, len(part) - _CLOSING_LONGEST))
    part = (part[: closing.start()] if closing else part).rstrip(" \t,.:;!-")
    if not part or len(part) > CLAUSE_LONGEST or MASK in part:
        return None
    return Clause(left, left + len(part), part)
