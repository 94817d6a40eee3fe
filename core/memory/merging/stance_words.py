"""Words by which statements affirm, deny and end something, in four languages."""

import re
from typing import Final, NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATORS: Final = _words(
    "not no never nor pas jamais aucun aucune nunca nicht kein keine keinen keiner keinem nie niemals"
)
LIKING: Final = _words(
    "like likes love loves enjoy enjoys adore adores aime adore gusta gustan encanta encantan mag liebt"
)
HATING: Final = _words(
    "hate hates dislike dislikes detest detests loathe loathes despise despises déteste hait odia detesta hasst "
    "verabscheut"
)
CONSUMING: Final = _words("eat drink smoke")
SAME_VERB: Final = {"has": "have", "had": "have", "is": "be", "are": "be", "was": "be", "does": "do", "goes": "go"}
INFINITIVES: Final = {
    "fumer": "fume", "boire": "boit", "manger": "mange", "jouer": "joue", "travailler": "travaille", "courir": "court",
    "fumar": "fuma", "beber": "bebe", "comer": "come", "tocar": "toca", "trabajar": "trabaja", "correr": "corre",
    "rauchen": "raucht", "trinken": "trinkt", "spielen": "spielt", "arbeiten": "arbeitet", "laufen": "läuft",
}  # fmt: skip
FILLERS: Final = _words("""a an the any some really just so very absolutely definitely totally actually honestly now again still currently
    anymore to ne le la les un une du des de d' l' vraiment trop beaucoup très maintenant encore désormais
    el los las lo una unos unas muy mucho realmente ahora todavía ya más
    der die das den dem ein eine einen sehr gern gerne wirklich total jetzt wieder noch immer inzwischen""")


def _rules(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


_FAN = r"(?:an? |such a )?(?:\w+ )?(?:fan|lover) of|into|fond of|keen on"
REWRITTEN: Final = _rules(
    (r"\b(?:any ?more|any longer|these days|at all|right now|at the moment|so much|a lot)\b", ""),
    (r"\bno longer\b", "not"),
    (r"^(?:can't|cannot|can not|couldn't) (?:stand|bear)\b", "hates"),
    (r"^is (?:really |so |just )?(?:sick|tired) of\b|^went off\b|^has gone off\b", "hates"),
    (rf"^(?:isn't|is not|is no longer|is not really) (?:{_FAN})\b", "hates"),
    (rf"^is (?:really |still )?(?:{_FAN})\b", "likes"),
    (r"\b(?:doesn't|does not|don't|do not|didn't|did not)\b", "not"),
    (r"\bisn't\b", "is not"),
    (r"\b(?:hasn't|haven't)\b", "has not"),
    (r"\b(?:can't|cannot)\b", "can not"),
    (r"\bwon't\b", "will not"),
    (r"\bwasn't\b", "was not"),
    (r"^ne supporte (?:pas|plus)\b", "déteste"),
    (r"\b(?:ne |n')(\w+) plus\b", r"\1 pas"),
    (r"\b(?:ne |n')", ""),
    (r"\b[dl]'", ""),
    (r"^(?:ya )?no soporta\b", "odia"),
    (r"^(?:ya )?no le (?:gustan?|encantan?)\b", "odia"),
    (r"^le (?:gustan?|encantan?)\b", "gusta"),
)
ENDED: Final = re.compile(
    r"(?:(?:has|finally|just|recently|now|already) )*(?:used to|stopped|quit|gave up|given up) (.+)"
    r"|(?:a (?:enfin )?(?:arrêté|cessé) (?:de )?|(?:ha dejado|dejó) de )(.+)"
    r"|hat (?:(?:endlich|vor \w+ \w+) )?(?:mit dem |das )(\w+) aufgehört"
)
TIMES_AFTER: Final = re.compile(
    r" (?:last|this|next|since|in (?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|\d{4})|(?:a|an|\w+) (?:days?|weeks?|months?|years?) ago|yesterday|today|recently|completely|altogether|"
    r"when|before|as a)\b.*$"
)


class _Pets(NamedTuple):
    death: re.Pattern[str]
    having: re.Pattern[str]


_ANIMAL = (
    r"(?P<animal>dog|cat|horse|rabbit|hamster|parrot|puppy|kitten|chien|chienne|chat|chatte|cheval|lapin|perr[oa]|gat[oa]|"
    r"caballo|conejo|hund|hündin|katze|kater|pferd|kaninchen)"
)
_NAMED = r"(?:,? (?P<name>(?-i:[A-ZÉÄÖÜ])\w+))?"
_CALLED = r"(?:,? (?:called|named|qui s['’]appelle|nommée?|que se llama|llamad[oa]|namens|genannt))?"
PETS: Final = _Pets(
    death=re.compile(
        rf"(?:(?:the|their|le|la|son|sa|el|su|der|die|das) )?{_ANIMAL}{_NAMED},? (?:(?:has|just|sadly|had) )*"
        r"(?:died|passed away|to be put down|est morte?|murió|ha muerto|falleció|ist (?:\w+ )?gestorben|starb)\b",
        re.IGNORECASE,
    ),
    having=re.compile(
        rf"(?:(?:has|a|tiene|hat) (?:an?|one|une?|una?|eine?n?) (?:[\w-]+ ){{0,2}}?{_ANIMAL}\b{_CALLED}{_NAMED}"
        rf"|{_ANIMAL.replace('animal', 'animal2')} (?:is called|is named|s['’]appelle|se llama|heißt) (?P<name2>\w+))",
        re.IGNORECASE,
    ),
)
