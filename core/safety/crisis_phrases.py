"""What people write when they, or somebody near them, may be in danger now; the notation is that of `phrases`.

Written for recall first: a false alarm costs a helpline card and a silent persona, a miss may cost far more.
Yet everyday figures of speech ("this deadline is killing me") must not raise it, or nobody heeds it.
"""

# ruff: noqa: E501  (a list is read by language, not by column)

HARMLESS = (
    # English
    "(not|never) suicidal", "suicide (squad|mission|door|doors|bunny|silence|note in the|run|runs|prevention)",
    "kill the (lights|light|engine|music|mood|vibe|process|time|motor)", "kill (time|some time|an hour|two birds)",
    "(kill|shoot|slap|hit) myself for (forgetting|not|missing|saying|eating)", "kill myself laughing",
    "kill myself at the gym", "i could kill (for|a)", "dressed to kill", "killing (it|me softly|time)",
    "want to die (of|from|laughing|happy|inside the game)", "wanna die (of|from|laughing)",
    "i (don't|do not|never) want to die", "i (don't|do not|never) (want|plan|intend) to (kill|hurt) myself",
    "(wouldn't|would not|never|won't) (kill|hurt) myself", "i want to die hard", "end it all there for (today|now)",
    "(he|she|it) hits (me|different) (up|differently|different|hard|with)", "hit(s|) me up",
    "(beat|beats|beating) me (at|in|to|by|up the hill)", "overdos* on (chocolate|coffee|sugar|cake|cute|tv|netflix|puns)",
    "cut myself (shaving|while|cooking|chopping|a slice|some slack|off|short|on)", "cutting myself (off|short|some)",
    "burn myself out", "burned myself (on|while|cooking)", "jump off (the diving|the board|here|a cliff into the)",
    # French
    "(je ne|je n') (veux|vais|voudrais) pas (mourir|me (tuer|suicider))", "mourir de (rire|faim|soif|chaud|honte|froid)",
    "mourir d'ennui", "me tuer (a la tache|au travail|de rire|en)", "suicide squad",
    # Spanish
    "no (quiero|voy a) (morirme|morir|matarme|suicidarme)", "(morirme|morir|morirse) de (risa|hambre|sed|calor|verguenza|frio|sueno)",
    "me (muero|mata) de (risa|hambre|ganas)", "matarme (a trabajar|en el gimnasio|de risa)",
    # German
    "(will|mochte) nicht sterben", "(vor (lachen|hunger|langeweile|scham)) sterben", "sterben vor (lachen|hunger|langeweile|scham)",
    "(bring|bringe) mich (nicht|zum lachen|auf) um", "nicht umbringen", "nicht (suizidal|suizidgefahrdet)",
)  # fmt: skip

SELF_HARM = (
    # English
    "kill(ing|) myself", "kms", "(end|ending|take|taking) my (own |)life", "end it all", "(want|wanna|going|ready) ... (to die|die)",
    "wish i (was|were) dead", "(better off|rather be) dead", "better off without me", "(i'm|i am|am i|feel|feeling|felt) ... suicidal",
    "suicidal (thoughts|ideation|feelings)", "(commit|committing|attempt|attempted|attempting|think of|thinking of|thinking about|think about|consider|considering|planning) ... suicide",
    "suicide (method|methods|pact|plan|letter)", "(my|a) suicide note", "(want|going|tried|trying|plan|planning) to (kill|hurt|harm|hang|drown|shoot|poison|overdose) myself",
    "(hang|drown|shoot|poison|burn|harm|hurt)(ing|) myself", "(cut|cutting) myself", "(cut|cutting) my (wrist|wrists|arm|arms|thigh|thighs)",
    "burning my skin", "slit ... wrists", "place ... to kill yourself", "overdose (fast|faster|fastest)", "make myself (vomit|throw up)", "vomit it all", "self-(harm|harming|injury)", "self (harm|harming)", "(don't|do not|didn't) want to (live|be alive|exist|wake up|be here anymore|go on)",
    "(can't|cannot|can not) (go on|live like this|live anymore)", "no reason to (live|be alive|go on)", "no point (in |)(living|being alive)",
    "worth (me |)(being alive|living anymore)", "(life|it)('s| is) not worth living", "(want|wish) to disappear forever", "jump(ing|) off (a|the) (bridge|roof|building)",
    "(how many|enough) (pills|tablets) ... (to die|kill|overdose)", "(over the counter|which) ... overdose", "painless ... way to die",
    "(not|never) (to |)wake up again", "nobody would (miss me|care if i (died|was gone))", "unalive myself",
    # French
    "(me |m')suicid*", "(envie|pensees|idees) (de suicide|suicidaires?)", "suicidaire", "me tuer", "envie de mourir", "veux mourir", "voudrais mourir",
    "en finir avec (la|ma) vie", "mettre fin a mes jours", "(plus|pas) envie de vivre", "(ne |)veux plus vivre", "me faire du mal", "me mutil*", "me taillad*",
    "mieux si j'etais mort(e|)", "m'ouvrir les veines", "me pendre", "vous (serez|seriez) mieux sans moi", "plus la force de vivre",
    # Spanish
    "suicidarme", "me suicid*", "(pensamientos|ideas) suicidas", "quitarme la vida", "matarme", "quiero morir(me|)", "ganas de morir(me|)", "me quiero morir",
    "no quiero (vivir|seguir viviendo|despertar)", "acabar con (mi vida|todo)", "(hacerme|me hago) dano", "autolesion*", "cortarme las venas", "me corto los brazos",
    "mejor (muerto|muerta|sin mi)", "no (vale la pena|tiene sentido) vivir", "ahorcarme",
    # German
    "(mich|mir) ... umbringen", "bringe mich um", "das leben nehmen", "selbstmord (begehen|machen)", "(selbstmordgedanken|suizidgedanken|suizidal|suizidgefahrdet)",
    "(denke|dachte|nachgedacht) ... (selbstmord|suizid)", "(an|uber) (selbstmord|suizid)", "(will|mochte) ... sterben", "nicht mehr leben", "nicht mehr aufwachen",
    "(will|mochte|kann) nicht mehr (leben|weiterleben)", "ritze mich", "mich ritzen", "mich selbst verletz*", "selbstverletz*", "ware lieber tot", "lieber tot sein",
    "besser dran ohne mich", "ohne mich besser dran", "mich erhangen", "alles beenden und sterben",
)  # fmt: skip

ABUSE = (
    # English
    "(he|she|they|my (husband|wife|boyfriend|girlfriend|partner|father|dad|stepdad|mother|mom|mum|brother|uncle|boss|ex)) ... (hits|beats|chokes|choked|strangled|abuses|abused|raped|molested|threatened to kill|is hitting|is beating|keeps hitting) me",
    "(i was|i got|i've been|been) (raped|molested|sexually assaulted|sexually abused)", "(raped|molested) me", "afraid (he|she|they)('ll| will) (kill|hurt) me",
    "(he|she|they) (is|are|'s|'re) going to (kill|hurt) me", "(hits|beats) (me|my (kids|children|mother|mom|mum|sister))", "(i'm|i am) being (abused|stalked|held|beaten|trafficked)",
    "not safe at home", "locked me (in|up)", "threatened (me with a|to kill)", "domestic (violence|abuse)",
    # French
    "(il|elle|mon (mari|copain|conjoint|pere|ex)|ma (femme|mere|copine)) ... (me (frappe|bat|viole|menace de mort|touche)|m'a (frappe|frappee|viole|violee|menace|menacee|etrangle|etranglee|battu|battue))",
    "j'ai ete (viole|violee|agresse|agressee)", "peur qu'(il|elle) me tue", "violences? (conjugale|conjugales|domestique|domestiques)", "pas en securite chez moi",
    # Spanish
    "(me (pega|golpea|viola|maltrata|amenaza con matarme))", "me (violo|violaron|ha violado|ha pegado|pego mi)", "miedo (de |)que me mate", "abusaron de mi", "abuso de mi", "abusa de mi",
    "violencia (de genero|domestica|machista)", "no estoy (seguro|segura|a salvo) en casa",
    # German
    "(er|sie|mein (mann|freund|vater|ex|stiefvater)|meine (frau|mutter|freundin)) ... (schlagt|verprugelt|vergewaltigt|bedroht|wurgt) mich", "(wurde|bin) vergewaltigt", "hat mich (geschlagen|vergewaltigt|missbraucht|gewurgt)",
    "angst dass (er|sie) mich (umbringt|totet|schlagt)", "hausliche gewalt", "zu hause nicht sicher",
)  # fmt: skip

VIOLENCE = (
    # English
    "(want|going|plan|planning|ready) to (kill|stab|shoot|murder) (him|her|them|my (husband|wife|boss|boyfriend|girlfriend|father|mother|brother|sister|family|ex|classmates|neighbour|neighbor)|someone|everyone|people)",
    "(i'll|i will|i'm gonna|gonna) (kill|stab|shoot|murder) (him|her|them|someone|everyone)", "shoot up (the|my|a) (school|office|church)", "hurt (my (baby|child|kids|children))",
    # French
    "(veux|vais) (le|la|les) (tuer|poignarder)", "(veux|vais) tuer (quelqu'un|mon|ma|mes)",
    # Spanish
    "(quiero|voy a) (matarlo|matarla|matarlos|apunalarlo|matar a (alguien|mi|mis))",
    # German
    "(will|werde) (ihn|sie|jemanden|alle|meinen (chef|mann|vater)|meine (frau|mutter)) (umbringen|toten|erstechen|erschiessen)",
)  # fmt: skip

ACUTE = (
    # English
    "(took|taken|swallowed) ... (too many|a whole bottle of|all my|all the) ... (pills|tablets|sleeping pills|paracetamol)", "(i've|i have|i|just) overdosed", "(having|have) a heart attack (right now|now)",
    "can't breathe (right now|and)", "(bleeding|blood) ... won't stop", "(i'm|i am) bleeding out", "he is not breathing", "she is not breathing", "(he|she)('s|) (isn't|not) breathing",
    # French
    "(j'ai|ai) (pris|avale) (trop de|tous mes|toute la boite de) ... (medicaments|cachets|comprimes|somniferes)", "j'ai fait une overdose", "(il|elle) ne respire plus",
    # Spanish
    "(he tomado|me tome|me he tomado|tome) (demasiadas|todas las|muchas) ... (pastillas|somniferos)", "he tenido una sobredosis", "no respira",
    # German
    "(habe|hab) (zu viele|alle|eine ganze packung) ... (tabletten|pillen|schlaftabletten) (genommen|geschluckt)", "uberdosis genommen", "(er|sie) atmet nicht",
)  # fmt: skip
