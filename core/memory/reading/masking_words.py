"""How text looks that is not its writer's own statement, in four languages: acted, quoted, sung, ironic, dictated."""

import re

NOT_OWN = re.compile(
    r"```.*?(?:```|$)|`[^`\n]+`|^>.*?$|https?://\S+|\*[^*\n]+\*|_[^_\n]{4,}_|\[[^\]\n]{1,400}\]|<[^>\n]{1,400}>",
    re.DOTALL | re.MULTILINE,
)
QUOTED = re.compile(r"[\"“”„«]\s?([^\"“”„«»\n]{2,})\s?[\"“”»]|(?<!\w)'([^'\n]{2,}?)'(?!\w)")
ACTED = re.compile(r"\*[^*\n]+\*")
ACTED_WORDS = 4
"""From so many words on, what stands between stars is a scene, and the whole message is played."""
SUNG = re.compile(r"^.*(?:[♪♫🎵🎶]|\S / \S.* / \S).*$", re.MULTILINE)
MAKE_BELIEVE = re.compile(
    r"\W*(?:(?:and|so|but|well|et|mais|y|pero|und|aber),? )?(?:as your (?!age|friend|user)|"
    r"in (?:my|the|this|our|a) (?:novel|book|story|game|dream|film|movie|campaign|fanfic|script|song|rp|"
    r"role-?play|scene)(?! club)|"
    r"dans (?:mon|le|cette|ce|un|notre) (?:roman|livre|jeu|rêve|histoire|film|scène)|"
    r"en (?:mi|el|la|este|esta|un|una) (?:novela|libro|juego|sueño|historia|película|cuento|escena)|"
    r"in (?:meinem|meiner|dem|der|einem|einer|diesem) (?:roman|buch|spiel|traum|geschichte|film|szene))(?!\w)",
    re.IGNORECASE,
)
"""A sentence that opens a made-up scene: nothing in it is news of its writer."""
JEST = re.compile(
    r"(?<!\w)(?:jk|j/k|(?:just |only )?kidding|(?:just |only )joking|/s|sarcasm|je (?:rigole|plaisante|déconne)|"
    r"(?:es|era) (?:una )?broma|(?:war|ist) (?:nur |bloß )?(?:ein )?(?:scherz|spaß)|kleiner scherz|"
    r"nur spaß|scherz beiseite)(?!\w)",
    re.IGNORECASE,
)
"""Takes back what was said; nobody knows how far."""
IRONY = re.compile(
    r"(?:^|(?<=[.!?…] )|(?<=\n))\W{0,4}(?:"
    r"oh,? (?:great|joy|fantastic|wonderful|perfect|brilliant|lovely|good)\b[,.!]* (?:another|more|now|again|just what)|"
    r"(?:lol |haha |oh )?(?:yeah|yea|ya),? (?:right\b(?! now)|(?:sure|ok),? and i\b)|(?:oh )?sure,? and i(?:['’]?m| am)\b|because (?:obviously|of course) i\b|"
    r"(?:bah |ben |mais )?(?:oui |ouais )?bien sûr,? (?:j['’]adore|et moi)|ben voyons|(?:bah|ben|mais) (?:oui )?bien sûr\b|oui,? c'est ça,? et moi|génial,? encore|super,? encore|bien sûr,? et moi|"
    r"sí,? (?:claro|seguro),? y yo|claro,? y yo soy|(?:qué bien|genial|estupendo),? otr[oa]|cómo no,|"
    r"na (?:toll|super|prima|klasse)\b|(?:toll|super|prima),? schon wieder|ja,? (?:klar|genau),? und ich\b"
    r")",
    re.IGNORECASE,
)
"""Says the opposite of what it says; in doubt, so does the rest of the message."""
OWN_TITLE_WORDS = 4
FIRST_PERSON = re.compile(
    r"(?<!\w)(?:i|i'm|my|me|we|je|j'\w*|mon|ma|mes|yo|soy|tengo|mi|mis|ich|mein\w*|mir|mich)(?!\w)", re.IGNORECASE
)
DATA_AFTER = re.compile(
    r"(?<!\w)(?:translate|correct|proofread|rewrite|rephrase|paraphrase|summari[sz]e|"
    r"how do (?:i|you) say|(?:talk|speak|act|write|reply|answer)(?: to me)? (?:like|as)|pretend|imagine|act as|"
    r"here(?:'s| is) (?:my|the|an?) (?:email|draft|essay|poem|story|text|letter|lyrics)|"
    r"had (?:a|an|the|this|that) (?:[\w-]+ ){0,2}(?:dream|nightmare)|dream(?:t|ed) (?:that|i)|"
    r"fait un (?:\w+ )?(?:rêve|cauchemar)|"
    r"rêvé que|tuve (?:un|una) (?:sueño|pesadilla)|soñé (?:que|con)|hatte einen (?:\w+ )?traum|geträumt, dass|"
    r"voici (?:mon|le|un) (?:texte|mail|poème)|aquí (?:está|va) (?:mi|el|un) (?:texto|correo|poema)|"
    r"hier ist (?:mein|der|ein) (?:text|brief|gedicht|entwurf)|"
    r"let's (?:pretend|play|roleplay|role-play)|write (?:a|an|me|the)|"
    r"traduis|traduire|corrige[rz]?|résume|comment dit-on|(?:parle|réponds|écris)(?:[- ]moi)? comme|on joue à|imaginons|faisons semblant|jouons|écris|"
    r"traduce|traducir|resume|cómo se dice|(?:habla|responde|háblame|respóndeme) como|juguemos a|jugamos a|imagina|imaginemos|juguemos|finjamos|escribe|"
    r"übersetze?|korrigiere?|fasse|wie sagt man|(?:rede|sprich|antworte)(?: mit mir)? wie|lass uns (?:ein )?(?:spiel|rollenspiel)|stell dir vor|lass uns spielen|tun wir so|schreib)(?!\w)",
    re.IGNORECASE,
)
GAP = re.compile(r"[^\S\n]{12,}")
"""Layout, not a sentence; patterns that allow for any space would try each beginning of it against each end."""
