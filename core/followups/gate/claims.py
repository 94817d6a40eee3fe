"""Finds what a follow-up claims: names, numbers, dates, relatives, and what the user is said to have said or done."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from core.followups.candidate import Citable, Situation
from core.followups.gate.claim_words import (
    ABOUT_THE_USER,
    COLOURS,
    DAY_OF_THEIRS,
    DOING_NOW,
    HOW_IT_WENT,
    INTO_IT,
    JUDGED,
    OBJECT_YOU,
    PLAIN_PLACES,
    PROVENANCE,
    RELATIVE_DAYS,
    STILL_AHEAD,
    THEIR_RELATIVE,
    WISHED,
    YOUR_RELATIVE,
)
from core.followups.gate.fiction import is_fiction
from core.followups.gate.names import find_names, is_known
from core.followups.gate.numbers import find_numbers_and_dates
from core.followups.gate.words import EMPTY, WORD, all_stems, key_words, sentences, stem
from core.safety.phrases import compile_phrases, compose, fold

_NONE = compile_phrases(())


def find_false(text: str, cited: tuple[Citable, ...], situation: Situation) -> tuple[str, ...]:
    """Return the words that claim what neither a cited memory, nor the persona, nor the talk supports."""
    known = all_stems(_sources(cited, situation))
    text = _without_quotes(text, cited)
    found = [
        *find_names(text, known, situation.spec),
        *find_numbers_and_dates(text, known, cited, situation),
        *_relatives(text, cited, situation),
    ]
    found += [*_invented_deeds(text, known, situation), *_invented_things(text, known)]
    found += [*_invented_outcome(text, _told(cited, situation)), *_wrong_colours(text, known, cited)]
    found += [*_wrong_time(text, cited, situation), *_taken_over(text, cited, situation)]
    return tuple(dict.fromkeys(found))


def find_new(text: str, cited: tuple[Citable, ...], situation: Situation) -> tuple[str, ...]:
    """Return the telling words that appear in no cited memory, persona field or recent talk."""
    known = all_stems(_sources(cited, situation))
    return tuple(word for key, word in key_words(text).items() if key not in known)


def _without_quotes(text: str, cited: tuple[Citable, ...]) -> str:
    """Leave out the person's own words: they are true as a quotation, whatever day it is."""
    for memory in cited:
        words = memory.quote.strip().rstrip(".!?…,;: ")
        text = re.sub(rf"[“„«\"]\s?{re.escape(words)}\s?[”“»\"]", "“…”", text) if words else text
    return text


def _told(cited: tuple[Citable, ...], situation: Situation) -> frozenset[str]:
    """Return the stems of what the person said, and of nothing that the persona did."""
    return all_stems([*(part for memory in cited for part in (memory.text, memory.quote)), situation.user_words])


def _sources(cited: tuple[Citable, ...], situation: Situation) -> list[str]:
    spec = situation.spec
    memories = [part for memory in cited for part in (memory.text, memory.quote)]
    persona = [spec.name, spec.tagline, spec.personality, spec.style, spec.backstory, spec.greeting, spec.language]
    persona += [*spec.topics, *spec.openers, *spec.follow_up_examples]
    persona += [line for example in spec.examples for line in (example.user, example.reply)]
    return [*memories, *persona, *(said.text for said in situation.talk), situation.user_name]


# --- the wrong day ------------------------------------------------------------


def _wrong_time(text: str, cited: tuple[Citable, ...], situation: Situation) -> Iterator[str]:
    """A plan that is still ahead has not gone any way yet; one that is over needs no luck."""
    times = [span for memory in cited if (span := time_of(memory))]
    folded = fold(text)
    if not times:
        yield from () if is_fiction(situation.spec) else (match.group() for match in DAY_OF_THEIRS.finditer(folded))
        return
    if all(start > situation.now for start, _ in times):
        yield from (match.group() for match in HOW_IT_WENT.finditer(folded))
    if all(end <= situation.now for _, end in times):
        yield from (match.group() for match in STILL_AHEAD.finditer(folded))
    # Only where one dated memory is cited is it plain whose day is meant.
    if len(times) == 1:
        yield from _wrong_day(folded, times[0][0], situation)


def _wrong_day(folded: str, start: datetime, situation: Situation) -> Iterator[str]:
    today = situation.now.astimezone(situation.zone).date()
    away = (start.astimezone(situation.zone).date() - today).days
    for words, days in RELATIVE_DAYS.items():
        if days != away and days != 0 and re.search(rf"(?<!\w){words}(?!\w)", folded):
            yield words


def time_of(memory: Citable) -> tuple[datetime, datetime] | None:
    """Return when the memory's event begins and is over (its day is over when it ends, not when it begins)."""
    if memory.starts_at is None:
        return None
    return memory.starts_at, memory.ends_at or memory.starts_at + timedelta(days=1)


# --- what the user is said to have, to have said or done ---------------------


def _relatives(text: str, cited: tuple[Citable, ...], situation: Situation) -> Iterator[str]:
    told = _told(cited, situation)
    original, folded = compose(text), fold(text)
    found = [*YOUR_RELATIVE.finditer(folded)]
    if not is_fiction(situation.spec):
        found += THEIR_RELATIVE.finditer(folded)
    for match in found:
        if stem(match.group().split()[-1]) not in told:
            yield original[match.start() : match.end()]


def _invented_deeds(text: str, known: frozenset[str], situation: Situation) -> Iterator[str]:
    """A sentence about what the user said, did or is doing must be made of words that were said, by half at least."""
    is_story = is_fiction(situation.spec)
    for sentence in sentences(text):
        folded = fold(sentence)
        is_about_them = ABOUT_THE_USER.search(folded) or (not is_story and DOING_NOW.search(folded))
        if "?" in sentence or not is_about_them:
            continue
        words = key_words(sentence)
        strange = [word for key, word in words.items() if key not in known]
        if len(strange) * 2 > len(words):
            yield from strange


def _invented_outcome(text: str, known: frozenset[str]) -> Iterator[str]:
    """How something of theirs went is for them to tell; one may hope or ask."""
    for sentence in sentences(text):
        judged = JUDGED.search(fold(sentence))
        if judged and "?" not in sentence and not WISHED.search(fold(sentence)) and stem(judged["how"]) not in known:
            yield judged.group()


def _taken_over(text: str, cited: tuple[Citable, ...], situation: Situation) -> Iterator[str]:
    """What the person is into is theirs: the persona may say so, but not that it is into it as well as if of itself."""
    own = all_stems([situation.spec.personality, situation.spec.backstory, *situation.spec.topics])
    liked = {key for memory in cited if memory.kind == "preference" for key in key_words(memory.text)} - own
    for sentence in sentences(text):
        begins = INTO_IT.search(fold(sentence))
        if begins and liked & key_words(sentence).keys():
            yield begins.group()


def _invented_things(text: str, known: frozenset[str]) -> Iterator[str]:
    """A thing that the user is said to have handled must have been spoken of; so must the place it is said to be of."""
    original, folded = compose(text), fold(text)
    for match in OBJECT_YOU.finditer(folded):
        if match["thing"] not in EMPTY and stem(match["thing"]) not in known:
            yield original[match.start("thing") : match.end("thing")]
    for match in PROVENANCE.finditer(folded):
        words = [word for word in match["place"].split() if word not in EMPTY and word not in PLAIN_PLACES]
        is_theirs = match["thing"] not in EMPTY and stem(match["thing"]) in known
        if is_theirs and words and not any(is_known(word, known) for word in words):
            yield original[match.start("place") : match.end("place")]


def _wrong_colours(text: str, known: frozenset[str], cited: tuple[Citable, ...]) -> Iterator[str]:
    """Where a memory names a colour, its thing has no other."""
    told = {word for memory in cited for word in WORD.findall(fold(f"{memory.text} {memory.quote}"))}
    if not told & COLOURS:
        return
    words = [(match.group(), fold(match.group())) for match in WORD.finditer(compose(text))]
    for (word, folded), (_, then) in pairwise(words):
        if folded in COLOURS and stem(folded) not in known and stem(then) in all_stems(told):
            yield word
