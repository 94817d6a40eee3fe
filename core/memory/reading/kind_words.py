"""What statements of one kind or another look like, in the third person, in four languages."""

import re

HAS = re.compile(r"(?:has|a|tiene|hat) (?!no\b|got\b|been\b)(?:[\w-]+ ){0,3}?$", re.IGNORECASE)
TO_COME = re.compile(
    r"is (?:moving|planning|organi[sz]ing|thinking (?:of|about)|getting (?:married|divorced)|quitting|retraining)\b|"
    r"has decided to\b|a décidé d[e']|ha decidido \w+r\b|hat (?:sich )?entschieden\b|is trying to (?!learn)",
    re.IGNORECASE,
)
"""What somebody is about to do, though no day is said."""
OWN_BIRTHDAY = re.compile(
    r"(?:birthday is|anniversaire (?:est|c'est)|cumpleaños es|(?:hat )?geburtstag(?: ist)?) (?:on|am|im|le|el|en)\b",
    re.IGNORECASE,
)
LASTS = re.compile(
    r"(?:has|have) (?:always|never|lived|worked)\b|(?:n')?a (?:jamais|toujours)\b|nunca ha\b|hat (?:noch )?nie\b|"
    r"(?:grew up|was (?:born|raised|diagnosed)|a (?:grandi|toujours vécu)|(?:est|s'est) née?|nació|se crió|creció)\b|"
    r"(?:ist|wurde|war) .*(?:aufgewachsen|geboren)\b|had .* (?:as a|when they were a?) ?(?:kid|child|little|young)",
    re.IGNORECASE,
)
"""Past by its form, yet true of the person ever since."""
LIKED = re.compile(
    r"favou?rite\b|(?:[\w' -]+ )?(?:préférée?s?|favorit[oae]s?|preferid[oa]s?) (?:est|sont|es|son)\b|lieblings|"
    r"(?:est|es|ist) (?:une? |un gran |ein(?:e)? )?(?:gro(?:ß|ss)er? |grande? |gran )?fan (?:de|d'|von|des|du)\b|"
    r"(?:only|never|mostly) (?:drinks|eats|wears|watches|listens to)\b|"
    r"(?:is|has (?:always )?been) (?:\w+ ){0,3}?(?:into|obsessed with|fan of|lover of|interested in|passionate about|keen on|"
    r"fond of|crazy about|hooked on)\b|has always (?:loved|hated|liked|preferred)\b|"
    r"a (?:toujours (?:aimé|adoré|détesté)|horreur de)\b|est (?:\w+ ){0,2}?(?:passionnée?|accro|fana|dingue) (?:de|d'|du|à|des)|"
    r"(?:plat|film|livre|groupe|jeu|couleur|\w+) (?:préférée?|favorite?)s?,? c'est|siempre le (?:ha gustado|ha encantado)|"
    r"es (?:\w+ ){0,2}?(?:aficionad|apasionad|adict)[oa] (?:a|al|de)\b|steht (?:\w+ ){0,2}?auf\b|"
    r"ist (?:\w+ ){0,2}?(?:begeistert|verrückt|süchtig) (?:von|nach)\b",
    re.IGNORECASE,
)
PETS = re.compile(
    r"(?<!\w)(?:dogs?|cats?|pupp(?:y|ies)|kittens?|horses?|rabbits?|hamsters?|parrots?|tortoises?|goldfish|budgies?|snakes?|"
    r"chiens?|chiennes?|chats?|chattes?|cheval|chevaux|lapins?|perr[oa]s?|gat[oa]s?|caballos?|conejos?|"
    r"hund\w*|hündin|katzen?|kater|pferde?|hasen?|kaninchen)(?!\w)",
    re.IGNORECASE,
)
