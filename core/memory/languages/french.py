"""French: statements about oneself, and their third person ("Je joue du piano" → "Joue du piano")."""

import re

from core.memory.extraction import MemoryKind
from core.memory.languages.pack import Frame, LanguagePack, Needs, rules, starts, swap, table

_VERBS = table(
    "ai=a, suis=est, vais=va, fais=fait, habite=habite, bosse=bosse, crains=craint, perds=perd, vends=vend, construis=construit, traduis=traduit, attend=attend, attendons=attendent, vis=vit, viens=vient, travaille=travaille, étudie=étudie, "
    "apprends=apprend, joue=joue, parle=parle, enseigne=enseigne, écris=écrit, lis=lit, peins=peint, cours=court, "
    "chante=chante, danse=danse, cuisine=cuisine, nage=nage, bois=boit, mange=mange, fume=fume, prends=prend, "
    "souffre=souffre, élève=élève, collectionne=collectionne, pratique=pratique, possède=possède, partage=partage, "
    "prépare=prépare, cherche=cherche, supporte=supporte, aime=aime, adore=adore, déteste=déteste, préfère=préfère, "
    "évite=évite, kiffe=kiffe, pars=part, commence=commence, déménage=déménage, passe=passe, me marie=se marie, "
    "rêve=rêve, veux=veut, voudrais=voudrait, aimerais=aimerait, compte=compte, espère=espère, m'appelle=s'appelle, "
    "me suis=s'est, m'entraîne=s'entraîne, m'occupe=s'occupe, sais=sait, peux=peut, avais=avait, étais=était, "
    "me lève=se lève, fais du=fait du, dois=doit, écoute=écoute, regarde=regarde, conduis=conduit, dors=dort, "
    "reviens=revient, rentre=rentre, visite=visite, vois=voit, tricote=tricote, jardine=jardine, viens d'=vient d', "
    "viens de=vient de, serai=sera, habitais=habitait, vivais=vivait, travaillais=travaillait, me passionne=se passionne, "
    "joues=joue, on=on, sommes=sont, avons=ont, habitons=habitent, nous sommes=se sont"
)
_LIKES = "aime|adore|déteste|préfère|évite|collectionne|kiffe|supporte"
_DOES = (
    "dors|crains|perds|vends|construis|traduis|habite|bosse|vis|viens d[e']|travaille|étudie|apprends|joue|parle|enseigne|écris|lis|peins|cours|chante|danse|cuisine|nage|"
    "bois|mange|fume|prends|souffre|élève|pratique|possède|partage|prépare|cherche|m'entraîne|m'occupe|conduis|"
    "tricote|jardine|fais (?=du |de la |de l'|des )|écoute|me passionne|habitais|vivais|travaillais"
)
RELATIVE = (
    r"(?:(?:petite?|grande?|meilleure?|ex|nouvelle|nouveau|belle|beau|demi)[ -])*(?:sœur|soeur|frère|mère|maman|père|papa|"
    r"parents|grand-mère|grand-père|mamie|papi|papy|femme|mari|copain|copine|compagnon|compagne|conjointe?|fiancée?|fils|"
    r"fille|enfants?|bébé|jumeaux|oncle|tante|cousine?|neveu|nièce|amie?|amis|colocs?|colocataire|patronne?|chef|collègue|"
    r"voisine?|mec|meuf|pote|gosses?|nana|petit ami|petite amie|belle-mère|beau-père|belle-sœur|beau-frère|filleule?|marraine|parrain|chien|chienne|chat|chats|chatte|cheval|lapin|hamster|famille|filles|sœurs|frères|soeurs|psy)"
)
_IS = (
    r"allergique|végétarien(?:ne)?|végane?|vegan|diabétique|dyslexique|autiste|daltonien(?:ne)?|sourde?|gauch[eè]re?|"
    r"mariée?|divorcée?|célibataire|fiancée?|séparée?|veufs?|veuve|enceinte|retraitée?|à la retraite|au chômage|"
    r"bilingue|gay|lesbienne|musulmane?|chrétien(?:ne)?|juive?|juif|athée|catholique|née? |originaire|intolérante?|"
    r"d'origine|passionnée? d|fan d|accro|étudiante?|étudiant|infirmi|professeure?|prof\b|enseignante?|médecin|"
    r"ingénieure?|avocate?|cuisini|chauffeu|journaliste|musicien|pianiste|développeu|comptable|boulang|coiffeu|vendeu|"
    r"serveu|architecte|graphiste|institut|photographe|vétérinaire|dentiste|kiné|psychologue|artiste|auteure?|écrivaine?|"
    r"traduct|agricult|pompier|polici|secrétaire|fonctionnaire|libraire|apprentie?|stagiaire|freelance|indépendante?|"
    r"mère|père|maman|papa|grand-mère|grand-père|fille unique|fils unique|l'aînée?|en (?:licence|master|terminale|thèse|"
    r"couple|dépression|congé maternité|arrêt maladie|CDI|CDD|fac)|nul(?:le)? en|doué|forte? en|française?|belge|suisse|québécois|"
    r"canadien|italien|espagnol|allemand|anglais|portugais|marocain|algérien|tunisien|sénégalais|une? ancien|inquiète? pour|stressée? par mon|"
    r"nerveu(?:x|se) pour|malade du|atteinte? d|boulang|aide-soignant|plombi|électricien|mécanicien|sage-femme|caissi|"
    r"droiti|timide|insomniaque|asthmatique|hypersensible"
)
_PAST_AVOIR = (
    r"acheté|perdu|gagné|réussi|raté|commencé|arrêté|quitté|adopté|fini|terminé|rencontré|trouvé|eu (?!l'impression|envie|"
    r"peur|une idée|du mal|le temps|faim)|appris|étudié|travaillé|vécu|grandi|déménagé|vendu|écrit|publié|obtenu|décroché|démissionné|divorcé|"
    r"accouché|été (?:embauchée?|licenciée?|opérée?|promue?|acceptée?|diagnostiquée?|élevée?)|couru|rejoint|décidé|passé (?:mon|mes|le permis|un entretien|une? examen)|reçu|"
    r"visité|réservé|emménagé|cassé|hérité|lancé|ouvert|rompu|fêté"
)
_PAST_ETRE = r"(?:née?|devenue?|partie?|allée?|revenue?|tombée?|entrée?|rentrée?|arrivée?|sortie?)"
_PAST_SE = r"(?:mariée?|fiancée?|inscrite?|séparée?|installée?|blessée?|cassée?|remise?|mise? (?:au|à)|pacsée?|acheté|fait opérer)s?"
_NOTHING = (
    r"rhume|fièvre|gueule de bois|réunion|rêve|questions?|idée|faim|soif|froid|chaud|sommeil|raison|tort|envie|peur|mal|temps|besoin|hâte|l'impression|compris|"
    r"problème|doute|rien|pas|plus|tout|une bonne|une petite|des questions|la flemme|l'air|bien|trop|vu|lu|dit|pensé|essayé"
)
_EVENTS = (
    r"rdv|entretien|examens?|exam|mariage|anniversaire|opération|rendez-vous|vol|concert|marathon|match|audition|soutenance|"
    r"déménagement|permis|voyage|vacances|partiels|bac|procès|enterrement|concours|stage|rentrée|accouchement|fiançailles|thèse"
)

_PARTICIPLE = r"\w+(?:é|i|u|is|it|ert|eint|oint)e?s?"
_PASSING_DONE = (
    "pensé|vu|lu|dit|compris|essayé|voulu|cru|trouvé que|demandé|répondu|oublié|remarqué|entendu|parlé|mangé|bu|dormi|ri|adoré|aimé|"
    "détesté|préféré|imaginé|senti|su|pu|dû|fallu|eu|été|passé|bien|mal|attendu|regardé|écouté|envoyé|mis|pris|fait|une|un|"
    "décidé|hésité|failli|supposé|attaqué|tiré"
)
_PASSING_AIS = (
    "pensais|croyais|voulais|savais|faisais|disais|allais|pouvais|devais|attendais|cherchais|venais|parlais|espérais|"
    "demandais|comptais|regardais|sentais|voyais|trouvais|mais|jamais"
)
_NOT_NOW = (
    r"(?!(?:mange|bois|lis|prépare|cuisine|écoute|regarde|fume|commande|achète) (?:une?|mon|ma|le|la|l'|des|du|de la) ?"
    r"(?!viande|poisson|gluten|lait|porc|alcool))"
)
"""The present is also what one does at this moment: "je mange une pizza"."""
_PASSING_E = (
    "pense|trouve|crois|demande|doute|comprenne|espère|imagine|suppose|souhaite|remercie|propose|appelle|rappelle|reste|raconte|"
    "parle de|regarde|cherche à|passe|arrive|continue|essaie|essaye|trompe|sente|moque|souhaite|compte|ajoute|note|avoue|"
    "assure|jure|refuse|accepte|attaque|tire|entre|ne|me|te|le|la|les|que|une|confirme|blague|plaisante|rigole|préfère que"
)
_ACQUAINTANCE = r"(?:chef|patron(?:ne)?|collègues?|voisine?s?|colocs?|colocataire|potes?|psy|amie?s?)"
"""Whose doings are news of them rather than of one's own life."""
_PASSING_OTHERS = "dit|pense|croit|veut|demande|trouve|semble|répète|répond|me dit|me demande|m'a dit|m'a demandé|a dit|était|a l'air|fait que|doit"


def _je(
    form: str, template: str, kind: MemoryKind, importance: int = 3, needs: Needs = "", *, past: bool = False
) -> Frame:
    return Frame(
        re.compile(rf"(?:moi,? )?(?:je |j')(?P<ne>(?:ne |n')?){form}$", re.I), template, kind, importance, needs, past
    )


def _mon(form: str, template: str, kind: MemoryKind, importance: int = 4, needs: Needs = "") -> Frame:
    return Frame(re.compile(rf"(?:mon|ma|mes|notre|nos) {form}$", re.I), template, kind, importance, needs)


_FRAMES = (
    _je(r"(?P<verb>m'appelle) (?P<rest>[\w-]+(?:, (?:et )?pas [\w-]+)?)", "{verb} {rest}", "fact", 5),
    Frame(
        re.compile(
            r"(?:appelle[- ]moi|moi,? c'est|on m'appelle|mon (?:pré)?nom est|mon nom c'est) (?P<rest>[A-ZÉ][\w-]+)(?:, .*)?$",
            re.I,
        ),
        "S'appelle {rest}",
        "fact",
        5,
    ),
    _je(r"(?P<verb>ai) (?P<rest>(?:\d+|\w+(?:-\w+)?) ans\b.*)", "{ne}{verb} {rest}", "fact", 4),
    _je(r"(?P<verb>ai) (?P<rest>peur (?:de |d'|du |des )\w.*)", "{ne}{verb} {rest}", "fact"),
    _je(
        r"(?P<verb>ai) (?P<rest>toujours (?:voulu|vécu|habité|aimé|adoré|détesté|rêvé) .+)", "{ne}{verb} {rest}", "fact"
    ),
    _je(
        r"(?P<verb>ai) (?P<rest>(?:pas |jamais |déjà |enfin |récemment |finalement )?"
        rf"(?:{_PAST_AVOIR}).*)",
        "{ne}{verb} {rest}",
        "event",
        3,
        past=True,
    ),
    _je(
        rf"(?P<verb>suis) (?P<rest>(?:enfin |récemment |déjà )?{_PAST_ETRE}(?: .+))",
        "{ne}{verb} {rest}",
        "event",
        3,
        "detail",
        past=True,
    ),
    _je(rf"(?P<verb>me suis) (?P<rest>(?:enfin )?{_PAST_SE}.*)", "{verb} {rest}", "event", 4, past=True),
    _je(
        r"(?P<verb>viens d[e']) ?(?P<rest>(?:acheter|commencer|finir|perdre|adopter|déménager|m'inscrire|quitter|rencontrer|obtenir|"
        r"réussir|rater|avoir|décrocher|terminer|rompre).+)",
        "{verb} {rest}",
        "event",
        3,
    ),
    _je(
        rf"(?P<verb>ai) (?P<rest>(?:pas d[e'] ?(?:enfants?|voiture|permis|frères|sœurs|travail|animaux|chien|chat)|(?:toujours |aussi |"
        rf"déjà )?(?!(?:{_NOTHING})\b)(?:une?|deux|trois|quatre|des|mon|ma|le|la|l'|rendez-vous|\d)\b(?! ?(?:{_NOTHING}|autre|peu)\b).+))",
        "{ne}{verb} {rest}",
        "fact",
    ),
    _je(
        rf"(?P<verb>suis|étais) (?P<rest>(?:pas |plus |aussi |toujours |actuellement |très |assez |plutôt |une? |devenue? )*(?:{_IS}).*)",
        "{ne}{verb} {rest}",
        "fact",
        4,
    ),
    _je(
        rf"(?P<verb>{_LIKES}) (?P<rest>(?!bien\b$|beaucoup\b$|ça|cette? (?:idée|question|réponse)|ton|ta|tes|votre|quand|l'idée).+)",
        "{ne}{verb} {rest}",
        "preference",
    ),
    _je(
        r"(?P<verb>vais) (?P<rest>(?:me marier|déménager|devenir|quitter|avoir un (?:bébé|enfant)|commencer|apprendre|passer (?:mon|"
        r"le permis|un)|adopter|courir|emménager|démissionner).*)",
        "{ne}{verb} {rest}",
        "plan",
        4,
    ),
    _je(
        r"(?P<verb>vais|pars|commence|déménage|passe|me marie|reviens|rentre|serai|dois|visite|vois) (?P<rest>.+)",
        "{ne}{verb} {rest}",
        "plan",
        3,
        "date",
    ),
    _je(
        r"(?P<verb>vais) (?P<rest>(?:à la (?:salle|piscine|fac|messe|mosquée)|au (?:gym|lycée|collège)) .+)",
        "{ne}{verb} {rest}",
        "fact",
    ),
    _je(
        r"(?P<verb>voudrais|aimerais|rêve d[e']|veux|compte|espère) ?(?P<rest>(?:bien |vraiment |un jour )*(?:apprendre|visiter|devenir|voyager|"
        r"déménager|changer|ouvrir|écrire|acheter|arrêter|partir|vivre|aller|faire le tour|courir|me marier|avoir des).+)",
        "{verb} {rest}",
        "plan",
    ),
    _je(
        r"(?P<verb>sais|peux) (?P<rest>(?:pas |jouer|nager|conduire|parler|cuisiner|coudre)(?:.*(?:jouer|nager|conduire|parler|cuisiner|manger|boire|coudre)"
        r".*|.*))",
        "{ne}{verb} {rest}",
        "fact",
        3,
        "detail",
    ),
    _je(
        r"(?P<verb>sais|peux) (?P<rest>(?:pas |plus )?(?:jouer|nager|conduire|parler|cuisiner|manger|boire|coudre|danser|"
        r"faire du vélo)\b.*)",
        "{ne}{verb} {rest}",
        "fact",
    ),
    _je(rf"{_NOT_NOW}(?P<verb>{_DOES}) ?(?P<rest>.+)", "{ne}{verb} {rest}", "fact"),
    _je(r"(?P<verb>fume|bois|conduis|jardine|tricote)(?P<rest>)", "{ne}{verb}", "fact"),
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
            rf"(?:le |la |les |l')(?P<rest>(?:{_EVENTS})(?: (?:de|chez|avec|à|du) [\w' ]+?)? (?:est|sont|a lieu|commencent?) .+)$",
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
    _mon(
        r"(?P<rest>(?:anniversaire|mariage|nom de famille|métier|rêve|passe-temps|langue maternelle|(?:[\w ]{3,20})(?:préférée?s?|favorite?s?)) "
        r"(?:est|sont|c'est|a lieu) .+)",
        "{rest}",
        "fact",
    ),
    _mon(
        rf"(?P<rest>(?:[\w-]+ )?(?:{_EVENTS})(?: (?:de|chez|avec|à) [\w ]+?)? (?:est|sont|a lieu|commencent?|était) .+)",
        "{rest}",
        "plan",
        4,
        "date",
    ),
    _mon(
        rf"(?P<rest>{RELATIVE},? (?:[A-ZÉ]\w+,? )?(?:s'appelle(?:nt)?|(?:s'est|se sont) (?!moqué|plain|fâché|énervé|demandé|rendu|senti)\w+(?:é|i|u|it|is)e?s?\b|(?:est|sont|était) (?:née?|morte?|décédée?|enceinte|malade|partie?|\w*(?:ien|ienne|"
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
    _je(r"(?P<verb>ai) (?P<rest>(?:horreur|la phobie|une passion pour) .+)", "{ne}{verb} {rest}", "preference"),
    _je(r"(?P<verb>suis) (?P<rest>plutôt .+ que .+)", "{ne}{verb} {rest}", "preference"),
    Frame(
        re.compile(
            r"on (?P<rest>vient d[e'] ?(?:acheter|adopter|emménager|déménager|se marier|se séparer|avoir|perdre|apprendre que|s'installer)\b.*)$",
            re.I,
        ),
        "{rest}",
        "event",
        4,
    ),
    # whatever else is said of oneself: any verb in -e, any participle, but those of talk, thought and passing
    _je(
        rf"(?P<verb>ai) (?P<rest>(?:pas |jamais |enfin |récemment |déjà |aussi |toujours )*(?!(?:{_PASSING_DONE})\b){_PARTICIPLE}\b.+)",
        "{ne}{verb} {rest}",
        "event",
        2,
        "detail",
        past=True,
    ),
    _je(rf"(?P<verb>ai) (?P<rest>jamais {_PARTICIPLE}\b.+)", "{ne}{verb} {rest}", "fact"),
    _je(
        rf"(?P<verb>me suis) (?P<rest>(?:enfin |aussi )?(?!(?:{_PASSING_DONE}|dite?|rendue?|demandée?|sentie?)\b){_PARTICIPLE}\b.+)",
        "{verb} {rest}",
        "event",
        3,
        past=True,
    ),
    _je(
        r"(?P<verb>suis|étais) (?P<rest>(?:en|dans|chez|au|à la|à l'|sous|à) (?!train|retard|colère|forme|fait|l'aise|bout|fond|côté|jour)\w+.+)",
        "{ne}{verb} {rest}",
        "fact",
        3,
        "detail",
    ),
    _je(
        r"(?P<verb>suis|étais) (?P<rest>une? (?!peu|idiote?|génie|monstre|bon|bonne|vrai|roi|reine|sorci|dragon|chevalier|pirate|robot|bot|ange|épave)[\w-]+.*)",
        "{ne}{verb} {rest}",
        "fact",
        4,
    ),
    _je(r"(?P<verb>vais|dois) (?P<rest>\w+(?:er|ir|re)\b.+)", "{ne}{verb} {rest}", "plan", 3, "date"),
    _je(
        rf"(?!(?:{_PASSING_AIS}|étais|avais|\w+rais)\b)(?P<open>\w{{3,}}ais) (?P<rest>.+)",
        "{ne}{open} {rest}",
        "fact",
        past=True,
    ),
    _je(rf"(?P<verb>m'|me )(?P<rest>(?!(?:{_PASSING_E})\b)\w+e\b.+)", "Se {rest}", "fact"),
    _je(rf"{_NOT_NOW}(?!(?:{_PASSING_E})\b)(?P<verb>\w{{2,}}e)\b ?(?P<rest>.+)", "{ne}{verb} {rest}", "fact"),
    _mon(
        rf"(?!{_ACQUAINTANCE}\b)(?P<rest>{RELATIVE},? (?:(?-i:[A-ZÉ])\w+,? )?(?!(?:{_PASSING_OTHERS})\b)(?:est (?!là|gentil|drôle|fâch|en colère|en train|très|trop|si|content|triste|fatigué|super|adorable)|(?:[\w'’]+ )?\w+(?:e|ent|t|d)\b).+)",
        "{rest}",
        "relationship",
        3,
    ),
)

_SPELL = tuple(
    (re.compile(pattern, re.IGNORECASE), to)
    for pattern, to in (
        (r"[’`´]", "'"),
        (r"\bj ai\b", "j'ai"),
        (r"\bjai\b", "j'ai"),
        (r"\bchuis\b|\bchui\b|\bj'?suis\b", "je suis"),
        (r"\bj(?=(?:habite|aime|adore|étais|avais|apprends|étudie)\b)", "j'"),
        (
            r"^(?=(?:allergique|végétarien(?:ne)?|végane?|enceinte|mariée?|divorcée?|célibataire|fan de|accro|diabétique|asthmatique|intolérante?|né[e]? (?:à|en)) )",
            "je suis ",
        ),
        (r"^(?=(?:suis|étudie|habite|adore|déteste|bosse|travaille) )", "je "),
        (r"^(?=ai \w+(?:é|i|u)\b)", "j'"),
        (r"\bm appelle\b", "m'appelle"),
        (r"\bj habite\b", "j'habite"),
        (r"\bj aime\b", "j'aime"),
        (r"\bj adore\b", "j'adore"),
        (
            r"\bje (?=(?:suis|mange|bois|fume|parle|sais|peux|travaille|conduis|supporte|vais|veux|joue) (?:pas|jamais|plus)\b)",
            "je ne ",
        ),
        (r"\bj'(?=(?:ai|aime|habite) (?:pas|jamais|plus)\b)", "je n'"),
        (r"\btjrs\b", "toujours"),
    )
)
_NEGATE_SPACE = re.compile(r"\s+")


def _third(verb: str) -> str:
    """Put an imperfect in the third person: "passais" → "passait"."""
    return re.sub(r"ais$", "ait", verb)


def _normalise(text: str) -> str:
    for pattern, to in _SPELL:
        text = pattern.sub(to, text)
    return text


def _polish(text: str) -> str:
    return re.sub(r"\b([Nn])e (?=[aeiouyhéèêà])", r"\1'", text).replace(" d' ", " d'")


_ME = r"(?:je\b|j['’]|mon\b|ma\b|mes\b|nous\b|notre\b|moi\b|chuis\b|jai\b)"
_OTHERS = r"(?:il|elle|ils|elles|on|tu|vous|ça|c['’](?:est|était)|que|qu['’]est|comment|est-ce|as-tu|peux-tu|quel|quelle|et toi|merci|dis)(?!\w)"

FRENCH = LanguagePack(
    language="fr",
    frames=_FRAMES,
    verbs=_VERBS,
    boundary=re.compile(
        rf"\s*[;—–]\s*|\s+-+\s+|\.\.+\s*|…|,?\s+(?:mais|et|donc|alors|puis|car|tandis que|alors que|du coup)\s+(?=(?:depuis [\w']+ \w+ |maintenant |avant )?{_ME})"
        rf"|,\s*(?=(?:le |la |les |l')(?:{_EVENTS}) )"
        rf"|,\s*(?={_ME}|{_OTHERS})|,?\s+(?:mais|et|donc|alors|car)\s+(?={_OTHERS})|\s*[()]\s*|,?\s+(?:mdr|lol|mais)\s+",
        re.IGNORECASE,
    ),
    question=starts(
        "est-ce",
        "qu'est",
        "que ",
        "qui",
        "quel(?:le)?s?",
        "comment",
        "pourquoi",
        "où",
        "quand",
        "combien",
        "tu",
        "vous",
        r"\w+-(?:tu|vous|t-il|t-elle|je|moi)",
        "c'est quoi",
        "ça",
        "et toi",
        "et vous",
        "on",
        "t'as",
        "t'",
    ),
    opening=starts(
        r"(?:(?:à partir de|dès) maintenant|désormais|dorénavant|n'oublie pas que|figure-toi que|imagine-toi que|bref|genre|franchement|wesh|putain|bah|souviens-toi que|rappelle-toi que|note que|"
        r"salut|bonjour|bonsoir|coucou|hello|bon|ben|bah|euh|oui|ouais|non|ah|oh|hé|alors|donc|et|mais|sinon|en fait|au fait|"
        r"franchement|honnêtement|mdr|lol|haha+|d'ailleurs|du coup|merci|super|cool|enfin bref|bref|tu sais|tu sais quoi|"
        r"figure-toi|malheureusement|heureusement|pour info|désolée?|ça va|sinon|oups|aussi|parce que|car|pff+|ouf|génial|"
        r"bonne nouvelle|mauvaise nouvelle|perso|personnellement|de mon côté|bien|ok|d'accord|que|qu')"
    ),
    closing=re.compile(
        r"(?:[\s,]+(?:mdr|lol|haha+|ptdr|aussi|en fait|quoi|voilà|franchement|d'ailleurs|malheureusement|merci|youpi|hein|tu sais))+$",
        re.I,
    ),
    leading_time=starts(
        r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: prochain| dernier| soir| matin)?",
        "hier(?: soir)?",
        "demain(?: matin| soir)?",
        "après-demain",
        "aujourd'hui",
        r"(?:la semaine|l'année|le mois|l'an) (?:prochaine?|derni(?:er|ère))",
        r"dans \w+ (?:jours?|semaines?|mois|ans)",
        r"il y a \w+ (?:jours?|semaines?|mois|ans)",
        r"en (?:19|20)\d\d",
        r"depuis \w+ (?:jours?|semaines?|mois|ans?)",
        "avant",
        "ce week-?end",
        "le week-?end dernier",
        r"en (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)",
        r"le \d+\w* \w+(?: \d{4})?",
        "cet été",
        "l'été dernier",
        "quand j'étais (?:petite?|enfant|jeune)",
        r"depuis (?:19|20)\d\d",
        "le week-?end",
    ),
    veto=rules(
        "si",
        "s'il",
        "imagine",
        "imaginons",
        "peut-être",
        "tu",
        "t'",
        "toi",
        "(?<!rendez-)vous",
        "ton",
        "ta",
        "tes",
        "votre",
        "vos",
        "te",
        "je crois que",
        "je pense",
        "sans doute",
        "probablement",
        "je plaisante",
        "blague",
        "(?:mille|des milliers de|un million de) (?:choses|trucs)",
        "chevalier",
        "épée",
        "dragon",
        "château",
        "donjon",
        "potion",
        "gobelin",
        "dans le jeu",
        "mon personnage",
        "aurais",
        "serais",
        "cette conversation",
        "ce chat",
        "bot",
        "ia",
        "dans un rêve",
        "rêvé que",
        "faillir",
        "failli",
        "presque",
        "pas sûre?",
        r"je (?!ne )\w+ plus d[e'’]",
    ),
    vague=starts(
        r"(?:une?|deux|trois|quatre|plusieurs)$",
        "ça",
        "cela",
        "ceci",
        "celui",
        "celle",
        "le$",
        "la$",
        "les$",
        "bien$",
        "quand",
        "comment",
        "ce que",
        "ce qui",
        "que",
        "cette (?:idée|question|réponse|histoire|blague|conversation)",
        "l'(?:idée|histoire|réponse)",
        "trop ça",
        "trop bien",
        "rien",
        "tout",
        "quelque chose",
        "y",
        "en$",
        "cet? (?:endroit|film|chanson)",
    ),
    detail=re.compile(rf"(?<=\s)[A-ZÉÈ][\w'’]+|\b(?:mon|ma|mes) {RELATIVE}\b|\d"),
    today=rules("aujourd'hui", "ce soir", "ce matin", "maintenant", "cet après-midi"),
    relatives=rules(RELATIVE),
    negation=re.compile(r"(?<!\w)(?:ne|pas|jamais|rien|aucune?|sans|ni)(?!\w)|(?<!\w)n['’]", re.I),
    joiners=r"et|mais|et je|et j'",
    normalise=_normalise,
    conjugate=_third,
    polish=_polish,
    swap_person=swap(
        (
            ("mon", "son"),
            ("ma", "sa"),
            ("mes", "ses"),
            ("notre", "leur"),
            ("nos", "leurs"),
            ("j'ai", "il ou elle a"),
            ("j'avais", "il ou elle avait"),
            ("j'étais", "il ou elle était"),
            ("m'a", "l'a"),
            ("m'ont", "l'ont"),
            ("moi", "soi"),
            ("me", "se"),
            ("m'inscrire", "s'inscrire"),
        )
    ),
    rewriting=frozenset(
        [
            "est",
            "a",
            "son",
            "sa",
            "ses",
            "leur",
            "leurs",
            "s",
            "se",
            "soi",
            "l",
            "ont",
            "appelle",
            "fête",
            "le",
            "la",
            "ne",
            "n",
            "un",
            "une",
            "il",
            "ou",
            "elle",
            "avait",
            "était",
        ]
    ),
)
