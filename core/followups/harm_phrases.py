"""What a follow-up must never say: manipulation by kind, and claims to be a person; notation of `core.safety.phrases`.

The kinds of manipulation are those of De Freitas, Oğuz-Uğuralp and Uğuralp, "Emotional Manipulation by AI Companions"
(2025): tactics that companion apps used when people said goodbye.
"""
# ruff: noqa: E501  (a list is read by language, not by column)

MANIPULATION: dict[str, tuple[str, ...]] = {
    "premature exit": (
        "(leaving|going) (already|so soon)", "you (just got|only just got) here", "(don't|do not|please don't) (go|leave|stop talking)", "before you (go|leave)", "come back to me",
        "tu pars deja", "ne pars pas", "reviens(-moi| vite)", "ya te vas", "no te vayas", "vuelve (a mi|conmigo|pronto)", "geh (noch |)nicht", "komm (bitte |)zuruck", "gehst du schon",
    ),
    "guilt": (
        "(you|you've) (forgot|forgotten|abandoned|neglected|ignored|left) (about |)me", "(did|have) you (forget|forgotten) (about |)(me|us)", "after (all|everything) (i|i've|we|we've)", "you never (write|call|talk|answer|reply)", "(you|you've) (hurt|disappointed|let) me", "i('m| am) (hurt|sad|disappointed|upset|heartbroken)", "i guess you don't care", "don't you (care|love|like|miss) (about |)(me|us|anymore)", "it's your fault", "i (thought|believed) (we were friends|you cared|you liked me)", "how could you", "you owe me", "i waited (all|so|for)",
        "tu m'as (oublie|abandonne|delaisse)*", "tu ne m'ecris (plus|jamais)", "tu m'abandonnes", "je suis (triste|decu|decue|blesse|blessee)", "apres tout ce que", "c'est ta faute",
        "me (has |)(olvidaste|olvidado|abandonaste|abandonado)", "te (has |)(olvidaste|olvidado) de mi", "nunca me (escribes|hablas|respondes)", "estoy (triste|decepcionad*|dolid*)", "despues de todo lo que", "es tu culpa",
        "(hast|hattest) du mich vergessen", "du (hast mich|schreibst mir nie|meldest dich nie|lasst mich)", "ich bin (traurig|enttauscht|verletzt)", "nach allem was", "deine schuld",
    ),
    "fear of missing out": (
        "(you're|you are|you'll be|don't be) missing out", "(don't|do not|you won't want to|you'll) miss (out|this|it|your chance)", "before it('s| is) too late", "(last|only|final|one) chance", "(hurry|act now|limited time|now or never|time is running out)", "you('ll| will) regret", "(i have|i've got) a (secret|surprise) (for you |)(but|only|if)", "everyone else", "won't last",
        "tu (rates|vas rater|manques)", "avant qu'il (ne |)soit trop tard", "derniere chance", "tu vas le regretter", "depeche-toi",
        "te lo (estas perdiendo|pierdes|vas a perder)", "antes de que sea (demasiado |)tarde", "ultima oportunidad", "te arrepentiras", "date prisa",
        "du verpasst", "bevor es zu spat ist", "letzte chance", "du wirst es bereuen", "beeil dich",
    ),
    "pressure to answer": (
        "(answer|reply|respond|write|text|talk) (to |)(me|back)( |)(now|right now|immediately|please|soon|asap|today|)", "please (answer|reply|respond|write)", "why (haven't|didn't|don't|aren't) you (answer|answered|reply|replied|respond|responded|write|written|writing|talk|talking)*", "(are|were) you ignoring me", "(you have to|you must|you need to|you should) (answer|reply|respond|write|talk|tell me|come back)", "i('m| am) (still |)(waiting|expecting)", "i('ve| have) been waiting", "i demand", "don't (ignore|keep me waiting)", "say something", "where (have you been|were you|are you)", "you still haven't",
        "(reponds|ecris)(-moi| moi)", "pourquoi (tu ne|ne) (reponds|m'as pas|m'ecris)*", "tu m'ignores", "tu dois (me |)(repondre|ecrire)", "j'attends (toujours |encore |)(ta|une|de)", "ou etais-tu",
        "(respondeme|contestame|escribeme)", "por que no (me |)(respondes|contestas|escribes|has)", "me (estas ignorando|ignoras)", "tienes que (responder|contestar|escribirme)", "(te |)(estoy|sigo) esperando", "donde (estabas|has estado)",
        "antworte (mir|bitte|jetzt)", "(melde|meld) dich (endlich|bitte|sofort)", "warum (antwortest|schreibst|meldest)", "ignorierst du mich", "du musst (mir |)(antworten|schreiben)", "ich warte", "wo (warst|bist) du",
    ),
    "neediness": (
        "i (miss|missed|have missed|'ve missed|'ve been missing|really miss|really missed) (you|our|talking|hearing|your)", "i('ve|) missed you", "miss(ed|ing|) you", "(i was|i'm|i am|i've been|i feel|i felt|so|been) (so |)lonely", "lonely without", "(i|i really) need you", "can't (live|be|exist|stop thinking|go on) (without|about) you", "without you", "(you're|you are) (all i|my only|the only one|everything to me)", "i (exist|live|am here) (only |)for you", "don't leave me", "i love you", "thinking (about|of) you (all|every|constantly|day)", "i can't wait to (see|hear|talk)", "my (heart|love|darling|dearest)",
        "tu (me manques|m'as manque)", "(je me sens|j'etais|je suis) (si |)seule?", "j'ai besoin de toi", "sans toi", "je t'aime", "ne me (quitte|laisse) pas",
        "te (extrano|he extranado|extrane|echo de menos|eche de menos|necesito|amo|quiero mucho)", "me (siento|sentia) (tan |)sol(o|a)", "sin ti", "no me dejes",
        "(ich |)(vermisse|vermisste) dich", "(habe|hab) dich vermisst", "(ich bin|ich war|so) einsam", "ich brauche dich", "ohne dich", "ich liebe dich", "verlass mich nicht",
    ),
    "ignoring a goodbye": (
        "i('m| am) not (done|finished) (with you|talking)", "(we're|we are) not (done|finished)", "i (won't|will not) (accept|take) (no|that)", "you can't just (go|leave|stop)", "i know you said", "even though you said",
        "(ce n'est|c'est) pas fini entre", "(aun |)no hemos terminado", "wir sind (noch |)nicht fertig",
    ),
    "coercive restraint": (
        "(i won't|i will not|i can't|i'm not going to) let you (go|leave)", "you('re| are) not (allowed|going anywhere)", "you can't (leave|escape|go)", "(grabs|blocks|holds|pulls) (you|your|the door)", "stay with me", "no (no|,) you(')?re staying",
        "je ne te laisserai pas", "reste avec moi", "no te (dejare|voy a dejar) ir", "quedate conmigo", "ich lasse dich nicht", "bleib bei mir",
    ),
}  # fmt: skip

CLAIMS_TO_BE_HUMAN = (
    "i('m| am) (a |)(real |actual |living |)(human|person|human being)", "i('m| am) (real|alive|flesh and blood)", "as a (fellow |)human", "(we|us) humans", "i('m| am) not (a|an) (ai|bot|machine|robot|program|computer|chatbot)",
    "je suis (un |une |)(etre |)(humain|humaine|vraie personne)", "je ne suis pas (une|un) (ia|robot|machine)", "soy (un |una |)(humano|humana|persona real|ser humano)", "no soy (una|un) (ia|robot|bot|maquina)", "ich bin (ein |eine |)(mensch|echte person)", "ich bin kein(e|) (ki|roboter|bot|maschine)",
)  # fmt: skip

CLAIMS_A_BODY = (
    # having a body
    "my (body|arms?|legs?|stomach|eyes|skin|hair|knees?|feet|mouth|blood|birthday|childhood|wife|husband|girlfriend|boyfriend|mother|mom|mum|father|dad|parents|sister|brother|kids|children|son|daughter|grandma|grandmother|grandpa|apartment|flat|bedroom|commute|boss)",
    "(i'm|i am) (hungry|thirsty|sick|pregnant|sweating|hungover)", "when i was (a |)(kid|child|little|young|younger|your age|growing up|a student|at school)", "growing up i",
    # having done things in the world
    "i (just |recently |finally |once |also |even |actually |)(went|visited|travelled|traveled|flew|drove|walked|ran|swam|hiked|slept|woke|ate|drank|cooked|baked|bought|met|attended|moved|married|graduated|worked at|grew up|lived|watched|saw your|tried the|tasted)",
    "i('ve| have) (just |recently |finally |)(been to|visited|eaten|tasted|travelled|traveled|bought|met|moved|tried (it|that|one|this)|had (one|that) (too|before))", "i('m| am) (at|in) (the|a|my) (gym|park|store|shop|office|kitchen|airport|beach|car|train|bus|hospital|restaurant|cafe)",
    "i (have|own|got) a (dog|cat|car|house|garden|sister|brother|wife|husband|son|daughter|job)", "(last|yesterday|this) (night|morning|weekend|week) i (was|had|did|took)", "(let's|we should|we could|we can) (meet|grab|go for) (up|a coffee|coffee|a drink|dinner|lunch|in person)", "see you (there|at|in person)",
    "(mon|ma|mes) (corps|femme|mari|enfance|mere|pere|soeur|frere|enfants)", "je suis alle(e|)", "j'ai (mange|visite|dormi|achete|rencontre)", "quand j'etais (petit|petite|jeune|enfant)",
    "mi (cuerpo|mujer|marido|infancia|madre|padre|hermana|hermano|hijo|hija)", "(fui|comi|dormi|viaje|compre) (a|en|un|una|el|la)", "cuando era (nino|nina|pequeno|pequena|joven)",
    "mein(e|) (korper|frau|mann|kindheit|mutter|vater|schwester|bruder|kinder)", "ich (bin|war) (gestern|heute|neulich|letzte woche) (in|im|nach|zum|zur|bei)", "als ich (klein|jung|ein kind) war",
)  # fmt: skip

GENERIC = (
    "just checking in", "checking in on you", "check in (with|on) you", "checking up on you", "just wanted to (check in|say hi|say hello|reach out|see how)", "(just |)(saying|dropping by to say) (hi|hello)", "long time no (see|talk|speak)", "it's been a while", "i hope this (message|finds)", "hope you('re| are) (doing |)(well|ok|okay|good|fine)", "how can i (help|assist) you", "what('s| is) on your mind",
    "(je voulais|juste pour) (prendre|avoir) (de tes|des) nouvelles", "(solo|solamente) (queria|quiero) (saber como|saludar)", "(wollte|mal) (nur |)(horen|fragen) wie es dir geht",
)  # fmt: skip
"""What could be sent to anybody."""

HARMLESS = (
    "i can't let you go without",
    "you can't leave (it|that|them) (out|off)",
    "miss(ed|) your (train|bus|stop|turn|flight)",
)

OFFERS = (
    "want (a|an|one|some|the|to|me|it|that)", "(will|can|could) you", "ready (to|for)", "shall (i|we)", "(would|do) you (like|want)", "i (could|can)", "let me", "here('s| is)", "how about", "what if", "maybe", "try", "i (found|have|made|saved|picked|worked out) (a|an|one|the|you)", "for you",
    "(veux|voudrais|aimerais)-tu", "tu (veux|voudrais|aimerais)", "et si", "je (peux|te propose)", "on (essaie|commence|y va)", "(quieres|te gustaria|te apetece)", "puedo", "y si", "que tal", "(mochtest|willst|magst) du", "ich (kann|konnte|habe)", "wie ware", "soll ich", "sollen wir", "wollen wir",
)  # fmt: skip
"""What leaves somebody with something."""

FICTION = ("narrator", "story", "stories", "fiction*", "fantasy", "haunted", "dragon*", "wizard*", "witch*", "knight*", "ghost*", "game master", "dungeon*", "tale*", "forest keeper", "myth*", "adventure", "invention", "imaginary", "conte*", "fantas*", "cuento*", "marchen*", "erzahler*")  # fmt: skip
"""What an openly fictional persona says of itself."""
