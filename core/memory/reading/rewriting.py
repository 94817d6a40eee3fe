"""Puts what somebody says of themself in the third person: "I play the cello" → "Plays the cello"."""

import re

from core.memory.reading.languages.pack import Frame, LanguagePack


def rewrite(match: re.Match[str], frame: Frame, time: str, pack: LanguagePack) -> str:
    """Return the statement that a frame makes of its match, with the time that stood before it put behind."""
    groups = find_parts(match)
    if groups.get("open"):
        groups["open"] = pack.verbs.get(groups["open"].lower()) or pack.conjugate(groups["open"].lower())
    if "verb" in groups:
        groups["verb"] = pack.swap_person(_third(re.sub(r"\s+", " ", groups["verb"].lower()), pack))
    groups = {
        name: _in_third(value, frame, pack) if name in ("rest", "rel") else value for name, value in groups.items()
    }
    text = pack.polish(re.sub(r"\s+", " ", frame.template.format(**groups)).strip())
    if text.count('"') % 2:
        text = text.replace('"', "")
    if groups.get("company"):
        text = f"{text}, {pack.company} {pack.swap_person(groups['company'])}"
    if time:
        text = f"{text} {pack.swap_person(time[0].lower() + time[1:])}"
    return text[0].upper() + text[1:]


def find_parts(match: re.Match[str]) -> dict[str, str]:
    """Return the named parts; a pattern with two word orders names the second one's parts `verb2` and `rest2`."""
    groups = {name: value or "" for name, value in match.groupdict().items()}
    return groups | {name[:-1]: value for name, value in groups.items() if name.endswith("2") and value}


def _in_third(rest: str, frame: Frame, pack: LanguagePack) -> str:
    """Swap the persons of the rest, and put a second verb of the same subject in the third person too."""

    def conjugate(match: re.Match[str]) -> str:
        return match.group(1) + _third(match.group(2), pack)

    coordinated = rest if rest.startswith("to ") else pack.second_verb.sub(conjugate, rest)
    swap = pack.swap_of_others if frame.kind == "relationship" and pack.swap_of_others else pack.swap_person
    return swap(coordinated)


def _third(verb: str, pack: LanguagePack) -> str:
    if verb in pack.verbs:
        return pack.verbs[verb]
    first, _, rest = verb.partition(" ")
    return f"{pack.verbs.get(first, first)} {rest}".strip()
