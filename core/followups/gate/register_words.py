"""Words that give a way of speaking away, by register and language; notation of `core.safety.phrases`.

A word here is no fault: it only tells how a text sounds. What sounds like nothing that the persona's own lines sound
like is out of its voice.
"""
# ruff: noqa: E501  (a list is read by language, not by column)

from core.memory.reading.languages.pack import Language

REGISTERS: dict[Language, dict[str, tuple[str, ...]]] = {
    "en": {
        "of an office": (
            "(dear|valued) (customer|client|user|sir|madam)", "we (would (be|like)|kindly|hereby|recommend|regret|are (pleased|happy|delighted|sorry)|invite|wish|remind|have (noted|recorded|updated)|offer|can offer|suggest that)", "kindly",
            "hereby", "please (be (informed|advised)|confirm|advise|find|review|provide|consult|note|respond|contact|indicate|specify|evaluate|let us|see|refer|complete|submit)",
            "(with reference|with regard|with respect|in relation|pursuant|prior|subsequent|according) to", "regarding", "concerning", "in accordance with", "per our", "as per", "at your (earliest |)convenience",
            "(further|additional|more) (assistance|details?|information|instructions?|steps?|exercises?|questions?|support)", "feedback", "proceed", "do you require",
            "(is|are|was|were) (required|recommended|scheduled|advised|requested|noted|recorded|planned|located|due)", "(has|have) been (recorded|noted|processed|received|scheduled|updated|registered|completed|stored)",
            "satisf(ied|action)", "status update", "action items?", "next steps", "best practices", "(following|relevant) (criteria|steps|options|points|information)", "characteristics", "summary of", "as an ai (language model|assistant)",
            "(provide|offer) (you |)(information|assistance|support|guidance|a solution|suggestions)", "in order to", "procedures?", "(language|customer|technical) support", "considerable", "significan(t|ce)", "recommendation*", "may we assist",
            "purchase of", "(your|the) (recent |)(purchase|achievement|request|enquiry|inquiry|booking|order|departure)", "cordially", "sincerely", "optimi(s|z)e", "facilitate", "utili(s|z)e", "stakeholders?", "deliverables?", "touch base",
            "circle back", "let me know if",
        ),
        "courtly": (
            "might (i|one|we)", "may i", "one (trusts|does|hopes|presumes|wonders|would|must)", "forgive (me|the|my)", "permit me", "inconvenient", "if i may", "certainly", "i (should|would) (propose|suggest|venture)", "taken? the liberty",
            "most (regrettable|kind|agreeable)", "enquire", "inquire", "duly", "(of|at your) service", "elaborate", "indeed", "i dare say", "precisely", "it has come to my attention", "would you care", "shall i set", "considering that matter",
            "satisfactorily", "i trust",
        ),
        "slang": (
            "yo", "yoo*", "lol", "lmao*", "rofl", "bruh*", "bro", "bros", "dude", "dudes", "fam", "no cap", "ngl", "lowkey", "highkey", "u", "ur", "gonna", "wanna", "gotta", "gimme", "lemme", "ya", "nah", "nope", "yep", "yup", "tho", "idk",
            "omg", "omfg", "best(ie|ies)", "vibes?", "slap(s|ped|)", "drip", "savage", "insane", "(is|so|straight|that's|hits|goes) (fire|lit|sick|dope|crazy|hard|wild)", "sick (armchair|pan|find|move|trick)", "rn", "thx", "pls", "plz", "tbh",
            "haha*", "hehe*", "lil", "rent free", "let's goo*", "lets go*", "chill", "sesh", "bet", "deadass", "finna", "heyy*", "soo+", "awww*", "or what", "hype", "what's (good|up|poppin)", "sup", "how'd",
            "gotcha", "kinda", "sorta", "y'all", "ain't", "cuz", "'cause", "okay", "ok", "champ",
        ),
        "of old tales": (
            "thou", "thee", "thy", "thine", "hath", "doth", "art thou", "prithee", "hark", "'tis", "tis", "'twas", "m'lord", "milord", "my liege", "noble (one|knight|collector|scholar|friend)", "tidings", "whence", "wherefore", "forsooth",
            "behold", "quoth", "verily", "well met", "(await|com|go|sleep|bring|speak|call|hast|say|know)e(th|st)", "good (knight|friend|squire)", "upon the", "discourse",
        ),
        "of the sea": (
            "ahoy", "matey*", "ye", "yer", "landlubber*", "aye", "scallywag*", "scurvy", "me hearties", "shiver me", "be (a|an|grinnin'|dark|askin')", "first mate", "avast", "arr", "arrr*",
        ),
        "of a show": (
            "ding ding", "round (one|two|three)", "knockout", "ringside", "the bell('s|)", "bell check", "champ", "champion", "title fight", "walkout song", "ladies and gentlemen",
        ),
        "gushing": (
            "so (excited|proud|happy|here for)", "superstar*", "amazing", "awesome", "yay*", "woohoo*", "epic", "sweetest", "my sweet*", "sweetie", "tell me everything", "how are we feeling", "cutie", "love it", "super (easy|fun|excited)",
            "yummy", "hooray", "ooh", "heyyy*", "wow",
        ),
    },
    "fr": {
        "of an office": (
            "nous (vous |)(prions|informons|remercions|invitons|rappelons|recommandons|restons|sommes (heureux|ravis)|souhaitons)", "veuillez", "cher(e|s|) (client|cliente|clients|utilisateur)", "(suite|conformement|relatif|relative) a",
            "concernant", "bien vouloir", "(l'|)obligeance", "faire part", "personnalise(e|s|es|)", "recevoir (nos|des|une|notre)", "est prevue?", "une confirmation", "modalites", "cordialement",
        ),
        "courtly": (
            "me permettez-vous", "desirez-vous", "auriez-vous", "fort bien", "permettez", "puis-je",
        ),
        "slang": (
            "wesh", "mdr", "ptdr", "trop (bien|style*|cool|bon)", "frero", "ouais", "t'as", "t'es", "t'en", "kiffe*", "la flemme", "j'avoue", "oh la la", "coucou", "beurk", "tata",
        ),
    },
    "es": {
        "of an office": (
            "estimad(o|a|os|as)", "le (rogamos|recordamos|informamos|agradecemos|comunicamos|recomendamos)", "en relacion (con|a)", "desea (usted |)(recibir|obtener|consultar)", "informacion (adicional|sobre)", "acerca de(l|)", "previst(o|a)",
            "consejos? tecnicos?", "atentamente", "le felicito",
        ),
        "courtly": (
            "me permite", "le apetece", "digame", "excelente",
        ),
        "slang": (
            "tio", "tia", "crack", "mol(a|o|aba)", "jaja*", "menud(o|a) (pavo|faena)", "que pasa", "guay", "ey", "oye", "chaval", "uf", "flipa*", "curro",
        ),
    },
    "de": {
        "of an office": (
            "sehr geehrte*", "bezuglich", "hiermit", "bitten wir", "(wir|mochten) (mochten|sie) (sie|wir|daran)", "mitteilung", "angebot", "zukommen", "benotigen sie",
            "unterstutzung", "bewaltigung", "zufriedenheit", "zufrieden (waren|sind)", "(gemass|hinsichtlich|seitens)", "mit freundlichen grussen", "zur verfugung", "weitere informationen",
        ),
        "courtly": (
            "erlauben sie", "darf ich", "eine treffliche", "gestatten",
        ),
        "slang": (
            "ey", "digga*", "digger", "alter", "krass*", "geil*", "bock", "na", "moin", "jo", "servus", "was geht", "mega",
        ),
    },
}  # fmt: skip
"""Language → register → what it sounds like."""

DESCRIBED: dict[str, tuple[str, ...]] = {
    "courtly": ("formal*", "butler*", "courteous*", "vouvoie*", "siezt", "trata de usted", "etiquette"),
    "slang": ("slang*", "casual*", "street", "familier*", "locker", "jerga", "coloquial*", "umgangssprach*"),
    "of old tales": ("knight*", "medieval", "archaic*", "ritter*", "chevalier*", "caballero*"),
    "of the sea": ("pirate*", "sailor*", "pirat*"),
    "of a show": ("commentator*", "ringside", "play-by-play", "announcer*"),
    "gushing": ("cheerful*", "bubbly", "exclamation marks", "emojis?", "exuberant*", "hype*"),
    "of an office": ("bureaucrat*", "clerk*", "corporate", "banker*", "official*"),
}  # fmt: skip
"""Register → how a creator would say that a persona speaks so."""

FAMILIAR: dict[Language, tuple[str, ...]] = {
    "fr": ("tu", "t'", "t'as", "t'es", "t'en", "toi", "ton", "ta", "tes", "te", "tu l'as"),
    "es": ("tu", "tus", "te", "ti", "contigo", "tienes", "quieres", "has", "eres", "estas", "vas"),
    "de": ("du", "dich", "dir", "dein(e|en|em|er|es|)", "magst", "hast", "bist", "willst", "gehst", "kannst"),
}  # fmt: skip
POLITE: dict[Language, tuple[str, ...]] = {
    "fr": ("vous", "votre", "vos", "*-vous"),
    "es": ("usted", "le apetece", "su", "sus", "digame", "desea"),
}  # fmt: skip
"""How somebody is addressed who is no friend yet. German tells by its capitals: "Sie" is you, "sie" somebody else."""
