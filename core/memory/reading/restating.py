"""Says a clause in full that is only understood beside what stands before it: "She's a nurse" after "my sister".

Sure or not at all: there must be exactly one whom it can mean, in the same message.
"""

import re

from core.memory.reading.clauses import Clause
from core.memory.reading.languages.first_names import FIRST_NAMES
from core.memory.reading.languages.pack import LanguagePack
from core.memory.reading.languages.pointing_back import GREETING, INTRODUCTIONS, POINTING_BACK, Gender, PointingBack
from core.memory.reading.sentences import find_sentences
from core.memory.reading.support import SENTENCE_LONGEST
from core.safety.phrases import fold

_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Þ]\w+")
_NAME = re.compile(r" [A-ZÀ-Þ]\w+")
_NAME_BEHIND = re.compile(r"(?:,| is called| called| named)? (?-i:[A-ZÀ-Þ])\w+")


def restate(clause: Clause, message: str, pack: LanguagePack) -> Clause:
    """Return the clause with whom it means, from where that one is named; the same clause when that is not sure."""
    return _with_name(clause, message, pack) or _with_somebody(clause, message, pack) or clause


def is_left_to_another(clause: Clause, message: str, pack: LanguagePack) -> bool:
    """Whether nobody is named in it and the sentence before is of somebody else: "We lost our cat. 17 years old"."""
    words = POINTING_BACK[pack.language]
    if words.oneself.search(clause.text) or pack.relatives.search(clause.text):
        return False
    near = message[max(0, clause.start - SENTENCE_LONGEST) : clause.start]
    before = [near[start:end] for start, end, _ in find_sentences(near)]
    said = [sentence for sentence in before if sentence.strip()]
    return bool(said) and _is_of_another(said[-1], words, pack)


def _is_of_another(sentence: str, words: PointingBack, pack: LanguagePack) -> bool:
    return any(words.own.search(sentence, 0, match.start()) for match in pack.relatives.finditer(sentence))


def _with_name(clause: Clause, message: str, pack: LanguagePack) -> Clause | None:
    """Understand a bare introduction: "Hi, I'm Robin"."""
    introduction = INTRODUCTIONS[pack.language]
    match = introduction.form.match(clause.text)
    if match is None:
        return None
    name = next(value for value in match.groupdict().values() if value)
    is_greeted = GREETING.match(message, 0, clause.start) is not None
    is_bare = match.end() == len(clause.text)
    is_known = fold(name) in FIRST_NAMES and (is_greeted or (is_bare and name[0].isupper()))
    is_likely = is_greeted and name[0].isupper() and not introduction.no_name.fullmatch(name)
    if not (is_known or is_likely):
        return None
    return Clause(clause.start, clause.start + match.end(), introduction.full.format(name=name))


def _with_somebody(clause: Clause, message: str, pack: LanguagePack) -> Clause | None:
    words = POINTING_BACK[pack.language]
    for pronoun, gender, instead in words.pronouns:
        match = pronoun.match(clause.text)
        if match is None:
            continue
        begin = max(0, clause.start - SENTENCE_LONGEST)
        found = _find_only_one(message[begin : clause.start], gender, words, pack)
        if found is None:
            return None
        start, one = begin + found[0], found[1]
        rest = clause.text[match.end() :]
        return Clause(start, clause.end, instead.format(one=one) + rest[:1].lower() + rest[1:])
    return None


def _find_only_one(before: str, gender: Gender, words: PointingBack, pack: LanguagePack) -> tuple[int, str] | None:
    """Return where the only one is named that it can mean, and how; None when there is none, or more than one."""
    named = [match for match in pack.relatives.finditer(before) if not words.many.fullmatch(match.group())]
    fitting = [match for match in named if _has_gender(match.group(), gender, words)]
    if len({match.group().casefold() for match in fitting}) != 1 or _names_another(before, named, words):
        return None
    first = fitting[0]
    determiner = words.own.search(before, 0, first.start())
    if determiner is None or words.earlier.search(before, 0, first.start()):
        return None
    is_female = words.female.fullmatch(first.group()) is not None
    name = _NAME.match(before, first.end())
    return determiner.start(), f"{words.mine[is_female]} {first.group()}{name.group() if name else ''}"


def _has_gender(noun: str, gender: Gender, words: PointingBack) -> bool:
    """Whether somebody may be meant; a dog or a friend may be either."""
    other = {"m": words.female, "f": words.male}.get(gender)
    return other is None or not other.fullmatch(noun)


def _names_another(before: str, named: list[re.Match[str]], words: PointingBack) -> bool:
    """Whether somebody is there besides: a stranger, or a name that belongs to nobody just named."""
    rest = before
    for match in reversed(named):
        name = _NAME_BEHIND.match(rest, match.end())
        rest = rest[: match.start()] + rest[name.end() if name else match.end() :]
    names = (fold(word) for word in _CAPITAL.findall(rest))
    return words.others.search(rest) is not None or any(name in FIRST_NAMES for name in names)
