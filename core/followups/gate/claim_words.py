"""The words by which a claim is recognised: numbers, days, relatives, and ways of telling the user what they did."""
# ruff: noqa: E501, SIM905  (word lists are read by language, not by column)

import re

from core.safety.phrases import compile_phrases

NUMBER_WORDS = {
    word: value
    for value, words in {
        3: "three trois tres drei", 4: "four quatre cuatro vier", 5: "five cinq cinco funf", 6: "six seis sechs", 7: "seven sept siete sieben",
        8: "eight huit ocho acht", 9: "nine neuf nueve neun", 10: "ten dix diez zehn", 11: "eleven", 12: "twelve douze doce zwolf", 13: "thirteen",
        15: "fifteen", 20: "twenty vingt veinte zwanzig", 30: "thirty", 40: "forty", 50: "fifty", 100: "hundred cent cien hundert",
        1000: "thousand mille mil tausend", 1000000: "million",
    }.items()
    for word in words.split()
}  # fmt: skip
"""What a number word counts. One and two are left out: they are articles, and "two things" is a way of speaking."""
CALENDAR = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december "
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier avril juin juillet aout septembre octobre novembre decembre lunes martes "
        "miercoles jueves viernes sabado domingo enero febrero abril mayo junio julio agosto septiembre octubre noviembre diciembre montag dienstag "
        "mittwoch donnerstag freitag samstag sonntag januar februar marz juni juli oktober dezember "
    ).split()
)  # fmt: skip
RELATIVES = (
    "sister brother mother mom mum father dad parents husband wife partner boyfriend girlfriend fiance fiancee son daughter kids children baby "
    "uncle aunt cousin nephew niece grandmother grandma grandfather grandpa dog cat puppy kitten horse boss colleague colleagues roommate flatmate neighbour neighbor team "
    "friend friends family wedding divorce job teacher student students"
)
_RELATIVE = f"(own |dear |little |big |older |younger |best |new |old |)({'|'.join(RELATIVES.split())})"
_FOREIGN_RELATIVES = (
    "(ta|ton|tes) (petite |petit |grande |grand |)(soeur|s\u0153ur|frere|mere|pere|parents|mari|femme|compagnon|compagne|copain|copine|fils|fille|enfants|oncle|tante|cousine?|grand-mere|grand-pere|mamie|papi|chien|chat|chef|cheffe|patron|patronne|voisine?|collegues?|amie?s?)",
    "(tu|tus) (hermana|hermano|hermanos|madre|padre|padres|mama|papa|marido|mujer|esposo|esposa|pareja|novio|novia|hijo|hija|hijos|tio|tia|primo|prima|abuela|abuelo|perro|perra|gato|gata|jefe|jefa|vecino|vecina|amigo|amiga|amigos|companero|companera)",
    "(dein|deine|deinem|deinen|deiner) (kleine |kleiner |kleinen |grosse |grosser |beste |bester |besten |)(schwester|bruder|mutter|vater|eltern|mann|frau|freund|freundin|partner|partnerin|sohn|tochter|kinder|onkel|tante|cousin|cousine|oma|opa|hund|katze|chef|chefin|nachbar|nachbarin|kollege|kollegin|kollegen|mitbewohner|mitbewohnerin)",
)
YOUR_RELATIVE = compile_phrases((f"your {_RELATIVE}", *_FOREIGN_RELATIVES))
THEIR_RELATIVE = compile_phrases((f"(her|his|their) {_RELATIVE}",))
"""Of somebody's whom the user knows; a story's people have relatives of their own."""
ABOUT_THE_USER = compile_phrases(
    (
        "you (said|told|mentioned|asked|wrote|were|bought|went|had|made|loved|liked|wanted|found|started|finished|shared|described|talked|spoke|promised|planned|visited|met|lost|won|got)",
        "you('ve| have) (been|said|told|had|made|got|started|finished|always|just|already|lost|won)", "we (talked|spoke|discussed|were|met|watched|went|did|made)", "our (last|previous) (talk|chat|conversation|session|meeting)",
        "your ... (is|was|are|were|has|had|looks|looked|sounds|sounded) (a|an|the|about|so|very|really|such|full|all)",
        "your ... (said|told|loved|liked|wanted|promised|bought|asked|gave|won|lost|came|called)",
        "tu (m'as|as|etais|avais)", "(me dijiste|dijiste|mencionaste|tenias|estabas)", "du (hast|warst|hattest|wolltest)",
    )
)  # fmt: skip
DOING_NOW = re.compile(
    r"\byou(?:'re| are) (?:now |still |also |already |just )?(?:making|cooking|baking|serving|bringing|buying|selling|planning|organi[sz]ing|hosting|painting|building|writing|wearing|moving|inviting|celebrating)\b|\bestas \w+ndo\b"
)
"""Said of a person; a story tells its traveller what they are doing."""
JUDGED = re.compile(
    r"\byour (?:[\w'-]+ ){1,5}?(?:turned out|came out|went|worked out|was) (?:so |really |very |surprisingly |quite |absolutely )?"
    r"(?P<how>good|great|well|perfect(?:ly)?|amazing(?:ly)?|delicious|beautiful(?:ly)?|wonderful(?:ly)?|fantastic|lovely|bad(?:ly)?|terribl[ey]|awful)\b"
)
"""How something of theirs went, as if it were known."""
WISHED = re.compile(r"\b(?:hop(?:e|ed|ing)|if|whether|wonder(?:ing)?|bet|sure|fingers)\b")
STARTERS = re.compile(
    r"(?:is|was|has|had|will|would|called|said|says|told|loves|wants|asked|wrote|thinks)\b", re.IGNORECASE
)
HOW_IT_WENT = compile_phrases(
    ("how did ... (go|end|turn out|take it|like it)", "how (was|were|did)", "how many ... did you", "did it come off", "did you get to", "(did|was) (it|they|he|she|the|your) ... (go|work|like|clap|laugh|cheer|easy|hard|fun|good|worth)", "what did ... (say|think)", "who won", "(comment|c'etait comment) ... (s'est|c'etait|se sont)", "comment s'est", "alors comment c'etait", "c'etait comment", "(ca|tout) s'est bien passe", "geschafft oder", "(como|que tal) (te fue|estuvo|estuvieron|fue|fueron|salio|salieron|te ha ido|te salio)", "wie (war|waren|lief|liefen)", "wie ist ... (gelaufen|gegangen|gewesen|ausgegangen)", "wie hat ... gefallen")
)  # fmt: skip
STILL_AHEAD = compile_phrases(
    ("good luck", "fingers crossed", "upcoming", "looking forward to your", "coming up", "ready for your", "is (today|tomorrow|soon|next)", "bonne chance", "bientot", "buena suerte", "viel (gluck|erfolg)", "bald")
)  # fmt: skip
DAY_OF_THEIRS = re.compile(
    r"\byour (?:[\w'-]+ ){1,6}?(?:is|are|was|were|starts?|begins?) (?:today|tomorrow|yesterday|tonight|in (?:\w+|a few) (?:days?|weeks?)|"
    r"(?:on |this |next |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
"""The day of something of theirs, which only a memory that has a day bears out."""
INTO_IT = re.compile(r"\bi(?:'m| am) (?:really |so |also |totally |still )?into (?!your\b)(?!.*\byou)")
"""The persona speaking of a liking as of its own."""
RELATIVE_DAYS = {
    "yesterday": -1, "last night": -1, "hier": -1, "ayer": -1, "gestern": -1,
    "today": 0, "tonight": 0, "this evening": 0, "aujourd'hui": 0, "hoy": 0, "heute": 0,
    "tomorrow": 1, "demain": 1, "ubermorgen": 2,
}  # fmt: skip

CLAIMED_NUMBER = re.compile(
    r"\byou (?:have |had |'ve |just |once |only |now )*\w+ (?:\w+ )?$|\byour (?:\w+ )?$|\b(?:for|after|since|these|those|your|the last|the past) (?:about |over |almost |nearly )?$"
)
"""What stands before a number that is said of the user: "you ran seven", "for six (weeks)"."""
COUNTED_TIME = re.compile(r"(?:days?|weeks?|months?|years?|times|hours?|nights?)\b")
LOOKING_BACK = re.compile(
    r"\b(?:these|those|since) $|\byou(?:'ve| have| had)? (?:\w+ed|had|made|went|did|got|took|ran|spent)\b[^.!?…]*$"
)
"""Before a number: it is one of the past, and so of theirs."""
MEASURE = re.compile(
    r"\d+(?:st|nd|rd|th)?[ -]?(?:%|°|(?:percent|degrees?|cm|mm|metres?|meters?|ml|g|grams?|kg|k|kelvin|seconds?|minutes?|min|steps?|spoons?|bpm|"
    r"pour cent|degres?|grammes?|secondes?|prozent|grad|gramm|sekunden?|minuten?|schritte?|por ciento|grados?|gramos?|segundos?|minutos?|pasos?)\b)"
)
"""What advice measures: "160 degrees", "a 5-minute round"; money, years and what the user did are left out."""
ANY_ONE = re.compile(r"\b(?:an?|any|every|each|un|une|chaque|una|cada|jeder|jeden|ein|eine|einem|einen) (?:\w+ )?$")
"""Before a day or month: any of its kind is meant, "a Tuesday in the rain"."""
OBJECT_YOU = re.compile(
    r"\b(?:the|that|this|those|these) (?:\w+ )?(?P<thing>[\w'-]+) (?:that |which )?(?:you|you've|you had|you have) (?:just |once |finally )?(?!told|mentioned|said|described|asked|like|love|want|need|know|have|are|can|could|will|would|were|might|may|must|should)\w+"
)
"""A thing of which it is told what the user did with it: "the crown you traded"."""
PROVENANCE = re.compile(
    r"(?P<thing>[\w'-]+) (?:at|from) (?:the|your) (?P<place>(?:[\w'-]+ ){0,2}?[\w'-]+)(?= (?:go|went|and|is|was|in|on|with|that|you|to|has|had|still)\b|[,.!?…:;]|$)"
)
"""Where a known thing is said to come from or to happen: "the interview at the radio station"."""
PLAIN_PLACES = frozenset("end moment start same time door window side table top bottom first last edge corner weekend beginning back front left right".split())  # fmt: skip
MAY = re.compile(r"\b(?:in|of|on|this|next|last|late|early|until|by|since) May\b|\bMay \d")
COLOURS = frozenset(
    "red blue green yellow black white pink purple orange brown grey gray turquoise rouge bleu bleue vert verte jaune noir noire blanc blanche rose violet gris grise "
    "rojo roja azul verde amarillo amarilla negro negra blanco blanca morado morada gris rot rote rotes roten roter blau blaue blaues blauen grun grune grunes grunen "
    "gelb gelbe gelbes gelben schwarz schwarze schwarzes schwarzen weiss weisse weisses weissen".split()
)  # fmt: skip
GERMAN_BARE_NOUNS = frozenset(
    "hause ruhe form gang arbeit schule liebe freude stein holz papier leder butter wasser not angst sicht fahrt bewegung ordnung gefahr reichweite "
    "zukunft gedanken erinnerung sachen bezug richtung wirklichkeit wahrheit reihe stucken teilen farbe fahrtrichtung feierabend mitternacht sonnenuntergang".split()
)  # fmt: skip
"""Nouns that stand without an article after "nach", "in" and "aus"."""
NO_NAMES = frozenset(
    "i ai ok tv mr mrs ms miss dr sir madam mister monsieur madame mademoiselle senor senora don dona herr frau mercury venus mars jupiter saturn uranus "
    "neptune pluto orion english french spanish german italian european europe africa asia america christmas easter halloween earth sun moon noel paques navidad".split()
)  # fmt: skip
"""Titles, planets, tongues, feasts: what anybody may name, and no acquaintance of anybody."""
