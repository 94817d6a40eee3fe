"""French words that make a statement worth keeping, or not: alternatives of regular expressions, and verbs."""

from core.memory.reading.languages.pack import table

VERBS = table(
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
LIKES = "aime|adore|déteste|préfère|évite|collectionne|kiffe|supporte"
DOES = (
    "dors|crains|perds|vends|construis|traduis|habite|bosse|vis|viens(?= d[e'] ?(?:la |l')?(?-i:[A-ZÉÎ]))|travaille|étudie|apprends|joue|parle|enseigne|écris|lis|peins|cours|chante|danse|cuisine|nage|"
    "bois|mange|fume|prends|souffre|élève|pratique|possède|partage|prépare|cherche|m'entraîne|m'occupe|conduis|"
    "tricote|jardine|fais (?=un régime|un stage|des études|une thèse|un master|une formation|du |de la |de l'|des )|écoute|me passionne|habitais|vivais|travaillais"
)
RELATIVE = (
    r"(?:(?:petite?|grande?|meilleure?|ex|nouvelle|nouveau|belle|beau|demi)[ -])*(?:sœur|soeur|frère|mère|maman|père|papa|"
    r"parents|grand-mère|grand-père|mamie|papi|papy|femme|mari|copain|copine|compagnon|compagne|conjointe?|fiancée?|fils|"
    r"fille|enfants?|bébé|jumeaux|oncle|tante|cousine?|neveu|nièce|amie?|amis|colocs?|colocataire|patronne?|chef|collègue|"
    r"voisine?|mec|meuf|pote|gosses?|nana|petit ami|petite amie|belle-mère|beau-père|belle-sœur|beau-frère|filleule?|marraine|parrain|chien|chienne|chat|chats|chatte|cheval|lapin|hamster|famille|filles|sœurs|frères|soeurs|psy)"
)
IS = (
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
PAST_AVOIR = (
    r"acheté|perdu|gagné|réussi|raté|commencé|arrêté|quitté|adopté|fini|terminé|rencontré|trouvé|eu (?!l'impression|envie|"
    r"peur|une idée|du mal|le temps|faim)|appris|étudié|travaillé|vécu|grandi|déménagé|vendu|écrit|publié|obtenu|décroché|démissionné|divorcé|"
    r"accouché|été (?:embauchée?|licenciée?|opérée?|promue?|acceptée?|diagnostiquée?|élevée?)|couru|rejoint|décidé|passé (?:mon|mes|le permis|un entretien|une? examen)|reçu|"
    r"visité|réservé|emménagé|cassé|hérité|lancé|ouvert|rompu|fêté"
)
PAST_ETRE = r"(?:née?|devenue?|partie?|allée?|revenue?|tombée?|entrée?|rentrée?|arrivée?|sortie?)"
PAST_SE = r"(?:mariée?|fiancée?|inscrite?|séparée?|installée?|blessée?|cassée?|remise?|mise? (?:au|à)|pacsée?|acheté|fait opérer)s?"
NOTHING = (
    r"rhume|fièvre|gueule de bois|réunion|rêve|questions?|idée|faim|soif|froid|chaud|sommeil|raison|tort|envie|peur|mal|temps|besoin|hâte|l'impression|compris|"
    r"problème|doute|rien|pas|plus|tout|une bonne|une petite|des questions|la flemme|l'air|bien|trop|vu|lu|dit|pensé|essayé"
)
EVENTS = (
    r"rdv|entretien|examens?|exam|mariage|anniversaire|opération|rendez-vous|vol|concert|marathon|match|audition|soutenance|"
    r"déménagement|permis|voyage|vacances|partiels|bac|procès|enterrement|concours|stage|rentrée|accouchement|fiançailles|thèse"
)

PARTICIPLE = r"\w+(?:é|i|u|is|it|ert|eint|oint)e?s?"
PASSING_DONE = (
    "pensé|vu|lu|dit|compris|essayé|voulu|cru|trouvé que|demandé|répondu|oublié|remarqué|entendu|parlé|mangé|bu|dormi|ri|adoré|aimé|"
    "détesté|préféré|imaginé|senti|su|pu|dû|fallu|eu|été|passé|bien|mal|attendu|regardé|écouté|envoyé|mis|pris|fait|une|un|"
    "décidé|hésité|failli|supposé|attaqué|tiré"
)
PASSING_AIS = (
    "pensais|croyais|voulais|savais|faisais|disais|allais|pouvais|devais|attendais|cherchais|venais|parlais|espérais|"
    "demandais|comptais|regardais|sentais|voyais|trouvais|mais|jamais"
)
NOT_NOW = (
    r"(?!prends (?:un bain|une douche|un café|un thé|le bus|le train|le métro|un verre))(?!(?:mange|bois|lis|prépare|cuisine|écoute|regarde|fume|commande|achète) (?:une?|mon|ma|le|la|l'|des|du|de la) ?"
    r"(?!viande|poisson|gluten|lait|porc|alcool))"
)
"""The present is also what one does at this moment: "je mange une pizza"."""
PASSING_E = (
    "pense|trouve|crois|demande|doute|comprenne|espère|imagine|suppose|souhaite|remercie|propose|appelle|rappelle|reste|raconte|"
    "parle de|regarde|cherche à|passe|arrive|continue|essaie|essaye|trompe|sente|moque|souhaite|compte|ajoute|note|avoue|"
    "assure|jure|refuse|accepte|attaque|tire|entre|ne|me|te|le|la|les|que|une|confirme|blague|plaisante|rigole|préfère que"
)
ACQUAINTANCE = r"(?:chef|patron(?:ne)?|collègues?|voisine?s?|colocs?|colocataire|potes?|psy|amie?s?)"
"""Whose doings are news of them rather than of one's own life."""
DISTANT = r"(?:chef|patron(?:ne)?|collègues?|voisine?s?|colocs?|colocataire)\b"
"""Those of whose life only the great events matter to one's own."""
PASSING_OTHERS = "regarde|mange|dort|boit|cuisine|prépare|dit|pense|croit|veut|demande|trouve|semble|répète|répond|me dit|me demande|m'a dit|m'a demandé|a dit|était|a l'air|fait que|doit"
