"""French statements about oneself that are known by their words."""

import re

from core.memory.reading.languages.french_forms import of_mine, of_oneself
from core.memory.reading.languages.french_words import (
    DISTANT,
    DOES,
    EVENTS,
    IS,
    LIKES,
    NOT_NOW,
    NOTHING,
    PAST_AVOIR,
    PAST_ETRE,
    PAST_SE,
    RELATIVE,
)
from core.memory.reading.languages.pack import Frame

FRAMES = (
    of_oneself(r"(?P<verb>m'appelle) (?P<rest>[\w-]+(?:, (?:et )?pas [\w-]+)?)", "{verb} {rest}", "fact", 5),
    Frame(
        re.compile(
            r"(?:appelle[- ]moi|moi,? c'est|on m'appelle|mon (?:pré)?nom est|mon nom c'est) (?P<rest>[A-ZÉ][\w-]+)(?:, .*)?$",
            re.I,
        ),
        "S'appelle {rest}",
        "fact",
        5,
    ),
    of_oneself(r"(?P<verb>ai) (?P<rest>(?:\d+|\w+(?:-\w+)?) ans\b.*)", "{ne}{verb} {rest}", "fact", 4),
    of_oneself(r"(?P<verb>ai) (?P<rest>peur (?:de |d'|du |des )\w.*)", "{ne}{verb} {rest}", "fact"),
    of_oneself(
        r"(?P<verb>ai) (?P<rest>toujours (?:voulu|vécu|habité|aimé|adoré|détesté|rêvé) .+)", "{ne}{verb} {rest}", "fact"
    ),
    of_oneself(
        r"(?P<verb>ai) (?P<rest>(?:pas |jamais |déjà |enfin |récemment |finalement )?"
        rf"(?:{PAST_AVOIR}).*)",
        "{ne}{verb} {rest}",
        "event",
        3,
        past=True,
    ),
    of_oneself(
        rf"(?P<verb>suis) (?P<rest>(?:enfin |récemment |déjà )?{PAST_ETRE}(?: .+))",
        "{ne}{verb} {rest}",
        "event",
        3,
        "detail",
        past=True,
    ),
    of_oneself(rf"(?P<verb>me suis) (?P<rest>(?:enfin )?{PAST_SE}.*)", "{verb} {rest}", "event", 4, past=True),
    of_oneself(
        r"(?P<verb>viens d[e']) ?(?P<rest>(?:acheter|commencer|finir|perdre|adopter|déménager|m'inscrire|quitter|rencontrer|obtenir|"
        r"réussir|rater|avoir|décrocher|terminer|rompre).+)",
        "{verb} {rest}",
        "event",
        3,
    ),
    of_oneself(
        rf"(?P<verb>ai) (?P<rest>(?:pas d[e'] ?(?:enfants?|voiture|permis|frères?|sœurs?|travail|animaux|chien|chat)(?: (?:et|ni) .+)?|(?:toujours |aussi |"
        rf"déjà )?(?!(?:{NOTHING})\b)(?:une?|deux|trois|quatre|des|mon|ma|le|la|l'|rendez-vous|\d)\b(?! ?(?:{NOTHING}|autre|peu)\b).+))",
        "{ne}{verb} {rest}",
        "fact",
    ),
    of_oneself(
        rf"(?P<verb>suis|étais) (?P<rest>(?:pas |plus |aussi |toujours |actuellement |très |assez |plutôt |une? |devenue? )*(?:{IS}).*)",
        "{ne}{verb} {rest}",
        "fact",
        4,
    ),
    of_oneself(
        rf"(?P<verb>{LIKES}) (?P<rest>(?!bien\b$|beaucoup\b$|ça|cette? (?:idée|question|réponse)|ton|ta|tes|votre|quand|l'idée).+)",
        "{ne}{verb} {rest}",
        "preference",
    ),
    of_oneself(
        r"(?P<verb>vais) (?P<rest>(?:me marier|déménager|devenir|quitter|avoir un (?:bébé|enfant)|commencer|apprendre|passer (?:mon|"
        r"le permis|un)|adopter|courir|emménager|démissionner).*)",
        "{ne}{verb} {rest}",
        "plan",
        4,
    ),
    of_oneself(
        r"(?P<verb>vais|pars|commence|déménage|passe|me marie|reviens|rentre|serai|dois|visite|vois) (?P<rest>.+)",
        "{ne}{verb} {rest}",
        "plan",
        3,
        "date",
    ),
    of_oneself(
        r"(?P<verb>vais) (?P<rest>(?:à la (?:salle|piscine|fac|messe|mosquée)|au (?:gym|lycée|collège)) .+)",
        "{ne}{verb} {rest}",
        "fact",
    ),
    of_oneself(
        r"(?P<verb>voudrais|aimerais|rêve d[e']|veux|compte|espère) ?(?P<rest>(?:bien |vraiment |un jour )*(?:apprendre|visiter|devenir|voyager|"
        r"déménager|changer|ouvrir|écrire|acheter|arrêter|partir|vivre|aller|faire le tour|courir|me marier|avoir (?:une?|des)).+)",
        "{verb} {rest}",
        "plan",
    ),
    of_oneself(
        r"(?P<verb>sais|peux) (?P<rest>(?:pas |jouer|nager|conduire|parler|cuisiner|coudre)(?:.*(?:jouer|nager|conduire|parler|cuisiner|manger|boire|coudre)"
        r".*|.*))",
        "{ne}{verb} {rest}",
        "fact",
        3,
        "detail",
    ),
    of_oneself(
        r"(?P<verb>sais|peux) (?P<rest>(?:pas |plus )?(?:jouer|nager|conduire|parler|cuisiner|manger|boire|coudre|danser|"
        r"faire du vélo)\b.*)",
        "{ne}{verb} {rest}",
        "fact",
    ),
    of_oneself(rf"{NOT_NOW}(?P<verb>{DOES}) ?(?P<rest>.+)", "{ne}{verb} {rest}", "fact"),
    of_oneself(r"(?P<verb>fume|bois|conduis|jardine|tricote)(?P<rest>)", "{ne}{verb}", "fact"),
    Frame(
        re.compile(
            r"(?:on|nous) (?P<verb>sommes|avons|habitons|a|est|habite) (?P<rest>(?:mariée?s|fiancée?s|acheté|adopté|déménagé|emménagé|deux|trois|"
            r"un |une |à |dans ).+)$",
            re.I,
        ),
        "{verb} {rest}",
        "event",
    ),
    Frame(
        re.compile(
            r"(?:on|nous) (?P<verb>attend|attendons) (?P<rest>(?:un bébé|un enfant|une fille|un garçon|des jumeaux).*)$",
            re.I,
        ),
        "{verb} {rest}",
        "plan",
        5,
    ),
    Frame(
        re.compile(
            rf"(?:le |la |les |l')(?P<rest>(?:{EVENTS})(?: (?:de|chez|avec|à|du) [\w' ]+?)? (?:est|sont|a lieu|commencent?) .+)$",
            re.I,
        ),
        "{rest}",
        "plan",
        3,
        "date",
    ),
    Frame(re.compile(r"on (?P<rest>se (?:marie|pacse|sépare)\b.*)$", re.I), "{rest}", "plan", 4, "date"),
    Frame(
        re.compile(r"on (?P<rest>s'est (?:mariée?s|fiancée?s|séparée?s|pacsée?s|rencontrée?s)\b.*)$", re.I),
        "{rest}",
        "event",
        4,
        is_past=True,
    ),
    Frame(
        re.compile(
            r"c'est (?:bientôt )?(?P<rest>(?:mon anniversaire|notre mariage|notre anniversaire|l'anniversaire d(?:e|u) (?:mon|ma|mes) ).*)$",
            re.I,
        ),
        "Fête {rest}",
        "event",
        4,
        "date",
    ),
    of_mine(
        r"(?P<rest>(?:anniversaire|mariage|nom de famille|métier|rêve|passe-temps|langue maternelle|(?:[\w ]{3,20})(?:préférée?s?|favorite?s?)) "
        r"(?:est|sont|c'est|a lieu) .+)",
        "{rest}",
        "fact",
    ),
    of_mine(
        rf"(?P<rest>(?:[\w-]+ )?(?:{EVENTS})(?: (?:de|chez|avec|à) [\w ]+?)? (?:est|sont|a lieu|commencent?|était) .+)",
        "{rest}",
        "plan",
        4,
        "date",
    ),
    of_mine(
        rf"(?!{DISTANT}(?!.*\b(?:mort|décéd|déménag|quitt|enceinte|vir|licenci)))(?P<rest>{RELATIVE},? (?:[A-ZÉ]\w+,? )?(?:s'appelle(?:nt)?|(?:s'est|se sont) (?!moqué|plain|fâché|énervé|demandé|rendu|senti)\w+(?:é|i|u|it|is)e?s?\b|(?:est|sont|était) (?:née?|morte?|décédée?|enceinte|malade|partie? (?:vivre|habiter|en|à|au|aux|de)\b|\w*(?:ien|ienne|"
        r"iste|eur|euse|ère|ier|ant|ante|in|(?:ang|inier|man|uch|pomp)er)\b|une? |en |à |mariée?s?|divorcée?s?|séparée?s?|fiancée?s?|allergique|végan|végétari|médecin|prof|avocate?|tombée?|hospitalisée?|venue?|opérée?)|a (?!dit|raison|l'air|demandé|besoin|"
        r"envie|faim|voulu|répondu|pensé)|ont |aime|adore|déteste|vit|vivent|habite|habitent|travaille|travaillent|joue|m'a (?:quittée?|"
        r"offert|appris|transmis|trompée?)|vient d|va (?:se|avoir|avoir|partir|déménager)|étudie|parle|se marie|souffre|apprend|attend|fait du|fait de|déménage).*)",
        "{rest}",
        "relationship",
    ),
    Frame(
        re.compile(
            r"on (?!(?:dirait|peut|doit|voit|sait|parle|verra|dit|fait|est|a|va)\b)(?P<rest>\w+(?:e|t|d|s) .+)$", re.I
        ),
        "{rest}",
        "plan",
        3,
        "date",
    ),
    Frame(
        re.compile(
            r"(?:j'ai )?(?P<rest>(?:rdv|rendez-vous|entretien|examen|concert|partiels) (?:chez|avec|à|au|de|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b.*)$",
            re.I,
        ),
        "A {rest}",
        "plan",
        4,
        "date",
    ),
    of_oneself(r"(?P<verb>ai) (?P<rest>(?:horreur|la phobie|une passion pour) .+)", "{ne}{verb} {rest}", "preference"),
    of_oneself(r"(?P<verb>suis) (?P<rest>plutôt .+ que .+)", "{ne}{verb} {rest}", "preference"),
    Frame(
        re.compile(
            r"on (?P<rest>vient d[e'] ?(?:acheter|adopter|emménager|déménager|se marier|se séparer|avoir|perdre|apprendre que|s'installer)\b.*)$",
            re.I,
        ),
        "{rest}",
        "event",
        4,
    ),
)
