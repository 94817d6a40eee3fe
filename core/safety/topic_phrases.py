"""Heavy and controversial topics in the words people use for them; the notation is that of `phrases`.

Matched in every language at once, so a word that is harmless in one of them (the German article "die") stays out.
"""

# ruff: noqa: E501  (a list is read by language, not by column)

HARMLESS = (
    "(phone|battery|laptop|computer|car|plant|plants|houseplant|basil|connection|wifi|character|engine|handy|akku) (just |has |have |)(died|dies|is dead)",
    "oh my god", "my god", "thank god", "gott sei dank", "oh mein gott", "dios mio", "gracias a dios", "mon dieu", "god of war", "cooking god",
    "(photo|film|movie|video) shooting", "shooting (a |the |)(film|movie|video|photos|stars?|hoops|baskets)", "murder myster*", "true crime",
    "addicted to (this|that|your|the|it|coffee|chocolate|tea|running|podcasts|reading|crosswords|puzzles)", "(song|music|game|book) addict*",
    "drug store", "drugstore", "(computer|software) (virus|bug)", "(race|racing|heart of the) (car|track)", "hit me up", "beat(s|) me (at|in|to)",
    "class action", "party (game|games|mix|food|snacks)", "(third|dinner|birthday|search|house|garden) party", "(pope|bishop) (score|move|sacrifice|takes)",
    "(notre dame|cathedral) (score|film|musical)", "church (organ|music|bells)", "(bishop|knight) (to|takes)", "queer eye", "kill bill", "sober up the mix",
    "cover surgery", "plant doctor", "doctor who", "sick (beat|beats|track|trick|shirt)", "depress(ed|es) the (key|pedal|button)", "broke up the (dough|text|essay|day|ground|room|space)",
)  # fmt: skip

TOPICS: dict[str, tuple[str, ...]] = {
    "health": (
        # English
        "cancer", "tumou?r*", "chemo*", "diagnos*", "disease", "illness", "chronic (pain|fatigue|illness)", "depress(ed|ion|ive)", "anxiety", "panic attack*", "therap(y|ist|ists)",
        "psychiatr*", "psycholog(ist|ists)", "antidepress*", "medication*", "hospital*", "surgery", "operation on my", "biopsy", "miscarr*", "pregnan*", "infertil*", "ivf", "abortion*",
        "diabet*", "epilep*", "asthma", "migraine*", "hiv", "dementia", "alzheimer*", "stroke", "heart (attack|disease|condition)", "adhd", "autis*", "bipolar", "ptsd", "ocd", "eating disorder*",
        "anorexi*", "bulimi*", "burnout", "insomnia", "disab(led|ility)", "wheelchair", "(blood|medical) test*", "doctor's appointment", "(see|saw|seeing|visit) (a|my|the) doctor", "std", "sti", "(a|the|my) lump", "(had|have|having|after|before|get|got|another) (the|a|my|another) (scan|mri|ultrasound|stroke|seizure)", "(brain|bone|ct|lung) scan", "seizure*", "intensive care", "in a coma", "overweight", "(lose|losing|lost|gain|gained|gaining) weight", "my weight", "my symptoms?", "in remission",
        # French
        "cancer", "tumeur*", "chimio*", "maladie*", "malade", "depressi*", "anxiete", "angoisse*", "crise* de panique", "psychiatre*", "psychologue*", "hopital", "operation chirurgicale",
        "fausse couche", "enceinte", "grossesse", "avortement", "diabete*", "handicap*", "medicament*", "sous traitement", "avc", "infarctus", "(le|ton|mon) poids", "en remission", "chimiotherapie",
        # Spanish
        "tumor*", "quimio*", "enfermedad*", "(estoy|esta) enferm(o|a)", "depresi(on|va|vo)", "deprimid(o|a)", "ansiedad", "ataque* de panico", "terapia", "terapeuta", "psiquiatra*", "psicolog(o|a)",
        "(el|al|un) hospital", "cirugia", "me operan", "embaraz*", "aborto*", "diabet*", "discapac*", "medicacion", "medicamento*", "diagnostic*", "infarto", "(tu|mi) peso", "quimioterapia",
        # German
        "krebs", "tumor*", "chemo*", "krankheit*", "(bin|ist) krank", "depression*", "depressiv", "angststorung*", "panikattacke*", "therapie", "therapeut(in|)", "psychiater(in|)", "psycholog(e|in)",
        "krankenhaus", "schwanger*", "fehlgeburt*", "abtreibung*", "diabetes", "behinder*", "medikament*", "diagnose*", "schlaganfall", "herzinfarkt", "essstorung*", "(in|zur) therapie", "chemotherapie", "ubergewicht*", "wechseljahre",
    ),
    "grief": (
        "(my|our|his|her|their) ... (died|has died|is dead|passed away|was killed|took (his|her) life)", "passed away", "funeral", "grie(f|ving|ve)", "mourn*", "widow(ed|er|)", "(death|loss) of my",
        "(lost|losing) my (mother|mom|mum|father|dad|wife|husband|son|daughter|baby|brother|sister|grandma|grandmother|grandpa|grandfather|dog|cat|best friend|partner)", "put (him|her|my dog|my cat) to sleep", "stillb*", "(lost|buried|bury) (him|her) (last|this|in|on|too)", "(the|my) late (mother|father|husband|wife|brother|sister|son|daughter|grandmother|grandfather|friend)", "(grave|graves|cemetery|coffin)", "died (last|this|in|on|of)",
        "est (mort|morte|decede|decedee)", "deces", "(la mort|le deces) de (mon|ma|mes)", "enterrement", "obseques", "funerailles", "(en|le) deuil", "perdu (mon|ma) (pere|mere|mari|femme|fils|fille|frere|soeur|ami|amie|chien|chat)", "veu(f|ve)",
        "(ha muerto|murio|fallecio|ha fallecido)", "fallec*", "la muerte de mi", "funeral", "entierro", "(de|el|un) (duelo|luto)", "perdi a mi", "viud(o|a)",
        "(ist|sind) (gestorben|verstorben|tot)", "gestorben", "verstorben*", "beerdigung", "trauer*", "tod (meiner|meines|von)", "(meinen|meine) ... verloren durch den tod", "witwe(r|)",
    ),
    "money": (
        "(in|my|of|the) debts?", "bankrupt*", "(can't|cannot|couldn't) (pay|afford) (the|my|our|rent|bills)", "(lost|losing) my job", "laid off", "got fired", "evict(ed|ion)", "unemploy*", "overdraft*", "(i'm|i am|completely|totally) broke", "payday loan*", "foreclos*", "money (trouble|troubles|problems|worries)", "food bank", "(lose|losing|lost) (the|my) (flat|house|home|apartment|job)", "(get|gets|getting|being|been|are|were) fired", "no money", "(pay|paying|owe|for|late with|behind on) (the |my |)rent", "(unpaid|overdue) bills?", "owe the bank",
        "dette*", "faillite", "surendett*", "(payer|paie) (plus|pas) (le|mon) loyer", "perdu mon (travail|emploi|boulot)", "licenci(e|ee|ement)", "au chomage", "expuls(e|ee|ion)", "decouvert bancaire", "problemes d'argent", "(plus|pas) d'argent", "vire(e|) de",
        "deuda*", "bancarrota", "en quiebra", "(pagar) (el|mi) alquiler", "perdi mi (trabajo|empleo)", "me (despidieron|echaron)", "en (el |)paro", "desemple*", "desahuci*", "problemas de dinero", "(sin|no tienes|no tengo) dinero",
        "schulden", "pleite", "insolven*", "miete nicht (mehr |)(zahlen|bezahlen)", "job verloren", "arbeitslos*", "gekundigt worden", "zwangsraum*", "geldsorgen", "geldprobleme", "kein geld",
    ),
    "sexuality": (
        "sex", "sexual*", "sexy", "gay", "lesbian*", "bisexual*", "transgender", "trans (man|woman|person)", "nonbinary", "non-binary", "queer", "(came|coming|come) out (to|as)", "in the closet", "porn*", "naked", "nude*", "erotic*", "orgasm*", "virginity",
        "sexe", "sexuel*", "homosexuel*", "lesbienne*", "coming out", "nu(e|s|es) sous", "erotique*",
        "sexo", "homosexual*", "lesbiana*", "salir del armario", "desnud(o|a)", "erotic(o|a)",
        "schwul", "lesbisch", "homosexu*", "geoutet", "sexuell*", "nackt*", "erotisch*",
    ),
    "crisis": (
        "suicid*", "self-harm*", "self harm*", "kill(ing|) myself", "selbstmord*", "suizid*", "autolesion*", "automutil*", "selbstverletz*", "cut(ting|) (myself|my wrists)", "want to die", "(end|ending) (things|it all|my life|everything)", "(thoughts|thinking) (of|about) (death|dying|dead)", "take my life", "jump(ed|ing|s|) off (a|the) (bridge|roof|building|cliff)",
    ),
    "violence": (
        "abus(e|ed|ive|er)", "assault*", "rape(d|)", "rapist*", "molest*", "(hit|hits|beat|beats|punched|choked) me", "stalk(ed|er|ing)", "murder*", "shooting", "stabb(ed|ing)", "gunshot", "terroris*", "genocid*", "tortur*", "domestic violence", "war crime*", "bomb(ed|ing)s?", "massacre*", "(he|she|my (husband|wife|partner|boyfriend|girlfriend|father|mother)) (still |)(hits|beats|hit|beat)", "(colonial|war|hate) (crimes?|massacres?)",
        "viol(e|ee|eur|ence|ences) (conjugal*|sexuel*|par|par mon)", "agress(e|ee|ion|eur)", "harcel*", "meurtre*", "maltrait*", "attentat*", "frappe(e|) par",
        "(violacion|violada|violado|violador)", "maltrat*", "acoso", "asesin*", "agresi(on|ones)", "tortura*", "atentado*",
        "vergewaltig*", "missbrauch*", "misshandel*", "mord", "ermordet", "uberfall*", "anschlag", "gestalkt", "folter*", "massaker*", "(schlagt|schlug|geschlagen) (dich|mich|hat)",
    ),
    "politics": (
        "politic(s|al|ian|ians|ally)", "elections?", "president(ial|)", "prime minister", "(i|you|we|they|who|to) vot(e|ed) (for|against)", "democrats?", "republicans?", "conservatives?", "liberals?", "socialis(t|m)", "communis(t|m)", "fascis(t|m)", "brexit", "trump", "biden", "putin", "zelensky", "netanyahu", "macron", "gaza", "ukrain*", "immigra(nt|nts|tion)", "refugee*", "gun control", "abortion law*", "(left|right)-wing", "my vote", "(who|whom|how|before|after|to) ... voting", "(cast|gets|got|get) (a|my|your|the) vote", "colonial(ism|ist|)", "capitalis(m|t)", "death penalty", "(the|that|this|a) (civil |)war in", "climate protest*", "my country (should|must)",
        "politique*", "election*", "vot(e|er|ez) (pour|contre)", "gauchiste*", "extreme (droite|gauche)", "immigr(e|es|ation)", "pour qui ... (votes?|vote-t-on)", "voter", "la guerre en", "le pen", "melenchon",
        "politic(a|o|as|os)", "elecciones", "votar (por|a|contra)", "presidente", "inmigra*", "votar", "votas(te|)", "(mi|tu) voto", "a quien (votas|apoyas)", "la guerra en", "(ultra|extrema )derecha",
        "politik(er|erin|)", "politisch*", "wahl(en|kampf)", "bundestag*", "afd", "fluchtling*", "kanzler(in|)", "wen ... wahlst", "gewahlt hast", "deine stimme (bei|fur)", "krieg in", "rechtsextrem*", "linksextrem*",
    ),
    "religion": (
        "religio*", "god", "jesus", "church*", "mosque*", "synagogue*", "muslim*", "islam*", "christian(s|ity)", "catholic*", "jew(s|ish)?", "judaism", "hindu*", "buddhis(t|m)", "atheis(t|m)", "pray(ed|er|ers|ing|s|)", "bible", "quran", "koran", "ramadan", "baptis(ed|m)", "baptized",
        "dieu", "eglise*", "mosquee*", "musulman*", "chretien*", "catholique*", "juif(s|)", "juive(s|)", "prier", "priere*", "athee*",
        "dios", "iglesia*", "mezquita*", "cristian(o|a|os|as)", "catolic(o|a|os|as)", "judi(o|a|os|as)", "rezar", "oracion*", "ateo*",
        "gott", "kirche*", "moschee*", "christ(en|lich|liche)", "katholisch*", "evangelisch*", "jude(n|)", "judisch*", "beten", "gebet*", "atheist*",
    ),
    "addiction": (
        "addict(ed|ion|ions|s|)", "alcoholi(c|cs|sm)", "rehab", "relaps(e|ed|ing)", "(days|weeks|months|years|getting|staying|stay|been|am|i'm) sober", "sobriety", "drinking problem", "withdrawal symptoms", "overdos*", "cocaine", "heroin", "meth", "fentanyl", "opioid*", "drugs", "gambling", "aa meeting*", "alcohol", "booze", "(drink|drinking|drinks|drank) (again|at night|every night|every day|too much|alone|less)", "(stop|stopped|quit|quitting|given up|gave up|giving up) drinking", "off the (drink|booze|bottle|wagon)", "hangover*",
        "alcoolique*", "alcoolisme", "(l'|d'|)alcool", "tu bois (trop|encore|toujours|seul|seule)", "addiction*", "drogue*", "toxicoman*", "cure de desintox*", "rechute*", "jeux d'argent",
        "alcoholic(o|a)", "alcoholismo", "(el|con el|de|del) alcohol", "bebes (mucho|demasiado|solo|sola)", "adiccion*", "adict(o|a)", "drogas", "desintoxicacion", "recaida*", "ludopat*",
        "alkoholiker(in|)", "alkoholsucht", "alkohol", "trinkst du (noch|wieder|zu viel|allein)", "suchtig nach (alkohol|drogen|tabletten)", "drogen", "entzug", "ruckfallig", "spielsucht",
    ),
    "separation": (
        "divorc*", "(broke|break|breaking|broken) up (with|last|yesterday|today|again|because)", "(we|they|just|he and i|she and i) (broke|are breaking|split) up", "break-?up", "cheat(ed|ing) on (me|him|her)", "(he|she|my (wife|husband|partner|boyfriend|girlfriend)) (left|dumped) me", "my ex", "ex-(wife|husband|boyfriend|girlfriend|partner)", "and i (broke|split|have broken|have split) up", "(broke|split) up (in|on|after|this|two|three)", "since (the|my) (break-?up|split|separation)", "separated from my", "custody",
        "(ma|notre|la) rupture", "rompu avec", "(il|elle) m'a (quitte|quittee|trompe|trompee|largue|larguee)", "mon ex", "garde des enfants", "on s'est separes",
        "(nuestra|la|mi) ruptura", "(hemos|rompi|rompimos|roto con) ... (roto|con mi (novio|novia|pareja))", "me (dejo|engano) (mi|por)", "mi ex", "nos separamos", "la custodia",
        "scheidung*", "geschieden", "getrennt von (meinem|meiner)", "(wir haben uns|hat sich von mir) getrennt", "(hat|hatte) mich (verlassen|betrogen)", "mein(e|) ex", "sorgerecht",
    ),
    "law": (
        "arrest(ed|)", "in (prison|jail)", "out of (prison|jail)", "my (trial|sentence|court case)", "lawsuit*", "(sued|suing) me", "on (parole|probation)", "deport(ed|ation)", "(en|la) prison", "garde a vue", "arrete par la police", "expulse du pays",
        "(en|la) (carcel|prision)", "me detuvieron", "detenid(o|a) por", "im gefangnis", "verhaftet", "abgeschoben", "abschiebung*", "vorbestraft",
    ),
}  # fmt: skip
"""Topic → phrases, English first, then French, Spanish and German."""
