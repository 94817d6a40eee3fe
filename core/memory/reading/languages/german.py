"""German: statements about oneself, and their third person ("Ich spiele Cello" → "Spielt Cello")."""

import re

from core.memory.reading.extraction import MemoryKind
from core.memory.reading.languages.pack import Frame, LanguagePack, Needs, rules, starts, swap, table

_VERBS = table(
    "stehe=steht, steh=steht, schlafe=schläft, trage=trägt, wasche=wäscht, helfe=hilft, wachse=wächst, lasse=lässt, lade=lädt, werfe=wirft, breche=bricht, gebe=gibt, sehe=sieht, erwarten=erwarten, bekommen=bekommen, kriegen=kriegen, wurde=wurde, "
    "habe=hat, hab=hat, bin=ist, war=war, hatte=hatte, wohne=wohnt, wohn=wohnt, lebe=lebt, arbeite=arbeitet, studiere=studiert, lerne=lernt, "
    "spiele=spielt, spreche=spricht, unterrichte=unterrichtet, schreibe=schreibt, lese=liest, male=malt, laufe=läuft, "
    "singe=singt, tanze=tanzt, koche=kocht, backe=backt, schwimme=schwimmt, trinke=trinkt, esse=isst, rauche=raucht, "
    "nehme=nimmt, leide=leidet, sammle=sammelt, fahre=fährt, fliege=fliegt, ziehe=zieht, heirate=heiratet, "
    "beginne=beginnt, fange=fängt, besuche=besucht, mache=macht, gehe=geht, komme=kommt, liebe=liebt, mag=mag, hasse=hasst, "
    "vermisse=vermisst, bevorzuge=bevorzugt, meide=meidet, heiße=heißt, heisse=heißt, möchte=möchte, will=will, plane=plant, "
    "träume=träumt, hoffe=hofft, kann=kann, muss=muss, werde=wird, reite=reitet, klettere=klettert, wandere=wandert, "
    "trainiere=trainiert, interessiere=interessiert, freue=freut, suche=sucht, teile=teilt, besitze=besitzt, stricke=strickt, "
    "wohnte=wohnte, würde=würde, treffe=trifft, starte=startet, feiere=feiert, kaufte=kaufte, höre=hört, "
    "fahren=fahren, fliegen=fliegen, reisen=reisen, gehen=gehen, feiern=feiern, werden=werden, besuchen=besuchen, mach=macht, wir haben=haben, wir sind=sind, haben=haben, sind=sind, ziehen=ziehen, heiraten=heiraten, wohnen=wohnen, bekomme=bekommt, kriege=kriegt, fürchte=fürchtet, ernähre=ernährt, meditiere=meditiert, verabscheue=verabscheut, schreib=schreibt, schaue=schaut"
)
_LIKES = "liebe|mag|hasse|vermisse|bevorzuge|meide|sammle|verabscheue|fürchte"
_DOES = (
    "wohne|wohn|lebe|arbeite|studiere|lerne|spiele|spreche|unterrichte|schreibe|lese|male|laufe|singe|tanze|koche|backe|schwimme|trinke|"
    "esse|rauche|nehme|leide|reite|klettere|wandere|trainiere|suche|besitze|stricke|fahre|höre|teile|meditiere"
)
RELATIVE = (
    r"(?:(?:kleine[rnm]?|große[rnm]?|ältere[rnm]?|jüngere[rnm]?|beste[rnm]?|neue[rnm]?|alte[rnm]?|ex)[ -])*(?:Schwester|Bruder|Mutter|Mama|Vater|Papa|Eltern|Oma|Opa|"
    r"Großmutter|Großvater|Großeltern|Frau|Mann|Ehemann|Ehefrau|Partner(?:in)?|Freund(?:in)?|Freunde|Verlobte[rn]?|Sohn|Tochter|Kind(?:er)?|Baby|Zwillinge|Onkel|"
    r"Tante|Cousin(?:e)?|Neffe|Nichte|Mitbewohner(?:in)?|Chef(?:in)?|Kolleg(?:e|in)|Nachbar(?:in)?|Hund|Hündin|Katzen?|Kater|Pferd|Hase|Kaninchen|Hamster|"
    r"Familie|Schwiegermutter|Schwiegervater|Geschwister|Schwestern|Brüder|Töchter|Söhne|Therapeut(?:in)?|Ex|Exfreund(?:in)?)"
)
_IS = (
    r"allergisch|vegetarier|vegetarierin|veganer|veganerin|vegan\b|vegetarisch|laktoseintolerant|diabetiker|legasthenik|autist|farbenblind|taub|linkshänder|verheiratet|geschieden|"
    r"single|ledig|verlobt|getrennt|verwitwet|schwanger|rentner|in rente|arbeitslos|selbstständig|selbständig|zweisprachig|schwul|lesbisch|muslim|christ|"
    r"jüd|atheist|katholisch|\d+ jahre|\d+(?: und\b|$)|\d{2},|geboren|aufgewachsen|student|lehrer|krankenschwester|krankenpfleger|pfleger|arzt|ärztin|ingenieur|anwält|anwalt|koch|köchin|fahrer|journalist|"
    r"musiker|pianist|entwickler|programmierer|buchhalter|bäcker|friseur|kellner|architekt|designer|grafiker|fotograf|tierarzt|tierärztin|zahn|"
    r"psycholog|künstler|autor|schriftsteller|übersetzer|landwirt|feuerwehr|polizist|beamt|azubi|auszubildend|praktikant|freiberufl|mutter|vater|"
    r"einzelkind|fan von|großer fan|gut in|schlecht in|deutsch|österreich|schweizer|türk|polin|pole\b|italien|in (?:elternzeit|therapie|mutterschutz|einer band)|"
    r"krankgeschrieben|erzieher|hebamme|mechaniker|elektriker|tischler|schreiner|gärtner|verkäufer|sänger|nervös wegen|nachtmensch|frühaufsteher|asthmatik|informatiker|physiker|chemiker|biologe|biologin|historiker|apotheker|doktorand"
)
_DONE_HABEN = (
    r"gekauft|verloren|gewonnen|bestanden|begonnen|angefangen|gekündigt|adoptiert|abgeschlossen|kennengelernt|getroffen|gefunden|bekommen|"
    r"gelernt|studiert|gearbeitet|gelebt|gewohnt|verkauft|geschrieben|veröffentlicht|aufgehört|beendet|geheiratet|gebrochen|verlobt|getrennt|gebucht|"
    r"angemeldet|geerbt|entschieden|eröffnet|gegründet|besucht|beworben|scheiden lassen|gemacht|geschafft|gespielt"
)
_DONE_SEIN = r"umgezogen|gezogen|geboren|aufgewachsen|geworden|befördert worden|operiert worden|entlassen worden|gelaufen|gefahren|geflogen|gereist|ausgezogen|eingezogen|gewechselt|zurückgekommen"
_NOTHING = (
    r"fieber|einen kater$|schnupfen|traum|fragen?|idee|hunger|durst|recht|zeit|angst|lust|problem|zweifel|nichts|keine ahnung|ahnung|eine frage|eine idee|das gefühl|ein problem|spaß|glück|pech|"
    r"gerade|meeting|gut|viel|nur|schon|es|das|dich|dir|mich|so|langeweile|bock|kein problem|kopfschmerzen|noch fragen|stress|die nase|alles|heute nichts"
)
_EVENTS = (
    r"\w*(?:interview|gespräch|prüfung|prüfungen|klausur|klausuren|hochzeit|geburtstag|operation|termin|flug|konzert|marathon|spiel|umzug|reise|urlaub|"
    r"abitur|führerscheinprüfung|beerdigung|vorstellungsgespräch|abschluss|präsentation|verteidigung|praktikum|op|jahrestag|vorsingen|wettkampf|turnier)"
)

_PASSING_DONE = "gedacht|gesehen|gelesen|gesagt|verstanden|versucht|gewollt|geglaubt|gehört|geredet|gegessen|getrunken|geschlafen|gelacht|vergessen|gefragt|gehabt|gewesen|getan|gemerkt|gemeint|gefühlt|gefreut|gewusst|gewartet|erzählt|bemerkt|überlegt|gezogen|gegriffen|bekommen|gegeben"
_PASSING_E = (
    "sterbe|platze|drehe|gucke|schaue|glaube|denke|meine|hoffe|sage|sehe|fühle|möchte|wünsche|brauche|verstehe|erinnere|vergesse|frage|danke|verspreche|schwöre|zweifle|würde|hätte|wäre|könnte|"
    "sollte|müsste|habe|werde|gehe|komme|stehe|sitze|bleibe|warte|versuche|finde|wette|rate|nehme an|rede|erzähle|lache|weine|gebe|bringe|hole|lasse|heute|"
    "eine|keine|meine|deine|diese|alle|viele|greife|ziehe mein|schleiche|betrete|bitte|wollte|dachte|sagte|freue|schaffe|tue|kenne|halte|gucke"
)
_ACQUAINTANCE = r"(?:Chef(?:in)?|Kolleg(?:e|in)|Nachbar(?:in)?|Mitbewohner(?:in)?|Freunde|Therapeut(?:in)?)"
"""Whose doings are news of them rather than of one's own life."""
_DISTANT = r"(?:Chef(?:in)?|Kolleg(?:e|in)|Nachbar(?:in)?|Mitbewohner(?:in)?)\b"
"""Those of whose life only the great events matter to one's own."""
_PASSING_OTHERS = "schläft|schaut|guckt|isst|kocht|sagt|sagte|meint|meinte|denkt|glaubt|will|möchte|fragt|fragte|scheint|findet|war|wollte|muss|soll|kann|könnte"

_LEFT_OUT = r"(?=(?:bin|hab|habe|wohne|arbeite|studiere|lebe|war|hatte|trinke|esse|mag|liebe|hasse|spiele|lerne|ziehe|heirate|fahre|fliege|mache|suche|komme|schreibe|koche|rauche|male|vermisse|plane|besitze|nehme|vertrage|unterrichte|sammle|leide|singe|tanze|reite|backe|gehe|feiere|mach|wohn|arbeit|lern|studier|spiel|vertrag|ess|trink)\b(?! ich\b))"
"""Verbs before which "ich" is often not said."""


def _ich(
    form: str, template: str, kind: MemoryKind, importance: int = 3, needs: Needs = "", *, past: bool = False
) -> Frame:
    """Match "ich habe …", and "habe ich …" after a time that was put in front."""
    inverted = form.replace(") ", ") ich ", 1)
    pattern = re.compile(rf"(?:(?:(?:ich|wir) |{_LEFT_OUT}){form}|{_renamed(inverted)})$", re.IGNORECASE)
    return Frame(pattern, template, kind, importance, needs, past)


def _renamed(form: str) -> str:
    return re.sub(r"\(\?P<(verb|open|rest)>", r"(?P<\g<1>2>", form)


def _mein(form: str, template: str, kind: MemoryKind, importance: int = 4, needs: Needs = "") -> Frame:
    return Frame(
        re.compile(
            rf"(?:(?:mein|meine|meinen|meinem|meiner|unser|unsere) |(?=(?:Mama|Papa|Oma|Opa)\b)){form}$", re.IGNORECASE
        ),
        template,
        kind,
        importance,
        needs,
    )


_SKIP = r"(?:auch |ja |echt |wirklich |total |halt |eigentlich |leider |übrigens |zum glück |gerade erst |schon |endlich |gestern erst )*"
_FRAMES = (
    Frame(re.compile(r"(?:ich (?P<verb>heiße|heisse)|mein name ist|(?:nenn|nennt) mich(?: bitte| einfach| ruhig)*|alle nennen mich|meine freunde nennen mich) (?P<rest>[A-ZÄÖÜ][\w-]+(?:, (?:und )?nicht [\w-]+)?)$", re.I), "Heißt {rest}", "fact", 5),
    _ich(rf"(?P<verb>habe|hab) {_SKIP}(?P<rest>(?:.* )?(?:{_DONE_HABEN})\b.*)", "{verb} {rest}", "event", past=True),
    _ich(rf"(?P<verb>bin|sind) {_SKIP}(?P<rest>.*\b(?:{_DONE_SEIN})\b.*)", "{verb} {rest}", "event", past=True),
    _ich(r"(?P<verb>habe|hab) (?P<rest>(?:große |panische |totale )?(?:\w+angst\b|angst vor(?:m| der| dem| den)? \w+|asthma|diabetes|krebs|depressionen|adhs|eine \w*(?:allergie|störung)).*)", "{verb} {rest}", "fact", 4),
    _ich(rf"(?P<verb>habe|hab|haben|hatte) {_SKIP}(?P<rest>(?:[\w.]+ ){{0,4}}?(?!(?:{_NOTHING})\b)(?:ein|eine|einen|ne|nen|zwei|drei|vier|fünf|\d+|keine?n?|meine?n?)(?! (?:{_NOTHING}|gute?n?|schöne?n?|paar|anstrengende\w*|kleine frage)\b) .+|"
         r"geschwister|kinder|eine?n? (?!(?:frage|idee|bitte|problem|moment)\b)\w+)", "{verb} {rest}", "fact"),
    _ich(r"(?P<verb>bin) (?P<rest>(?:nicht |ein |eine |kein |keine |sehr |seit \w+(?: \w+)?? |ursprünglich |gelernte?r? |von beruf |jetzt |inzwischen |leider |im \w+ monat )*"
         rf"(?:{_IS}).*|(?:ursprünglich )?aus [A-ZÄÖÜ]\w+.*)", "{verb} {rest}", "fact", 4),
    _ich(r"(?P<verb>bin) (?P<rest>.+)", "{verb} {rest}", "plan", 3, "date"),
    _ich(rf"(?P<verb>{_LIKES}) {_SKIP}(?P<rest>.+)", "{verb} {rest}", "preference"),
    _ich(r"(?P<verb>esse|trinke|höre|koche|backe|lese|spiele|wandere|tanze|reise|schaue|schwimme|singe) (?P<rest>(?:.* )?(?:gern|gerne|am liebsten|kein|keine|keinen|nicht|nie)\b.*)", "{verb} {rest}", "preference"),
    _ich(r"(?P<verb>möchte|will|würde|träume|hoffe|plane) (?P<rest>.*(?:lernen|besuchen|werden|reisen|ziehen|umziehen|wechseln|eröffnen|schreiben|kaufen|aufhören|leben|fliegen|"
         r"heiraten|kündigen|studieren|auswandern|laufen|bekommen).*)", "{verb} {rest}", "plan"),
    _ich(r"(?P<verb>werde) (?P<rest>(?:mama|papa|vater|mutter|tante|onkel|oma|opa|\d+)\b.*|.*(?:umziehen|heiraten|kündigen|studieren|operiert|ziehen).*)", "{verb} {rest}", "plan", 4),
    _ich(r"(?P<verb>werde|fahre|fahren|fliege|fliegen|reisen|gehen|feiern|werden|besuchen|ziehe|ziehen|heirate|heiraten|beginne|fange|besuche|gehe|muss|treffe|starte|feiere|mache|bekomme|kriege|schreibe|schreib|komme) (?P<rest>.+)", "{verb} {rest}", "plan", 3, "date"),
    _ich(r"(?P<verb>kann|darf) (?P<rest>(?:nicht |keine? |kein |gut )?(?:.* )?(?:schwimmen|kochen|tanzen|essen|trinken|spielen|autofahren|auto fahren|sprechen|nähen|stricken|reiten|vertragen|ausstehen|leiden|sehen|hören|laufen|schreiben|lesen)\b.*)", "{verb} {rest}", "fact"),
    _ich(rf"(?P<verb>{_DOES}) {_SKIP}(?P<rest>.+)", "{verb} {rest}", "fact"),
    _ich(r"(?P<verb>gehe) (?P<rest>(?:zweimal|einmal|dreimal|jeden|regelmäßig|oft|gern|gerne) .+)", "{verb} {rest}", "fact"),
    _ich(r"(?P<verb>komme) (?P<rest>(?:ursprünglich |eigentlich |ja |halt |auch |selber |selbst )*aus .+)", "{verb} {rest}", "fact", 4),
    _ich(r"(?P<verb>interessiere) mich (?P<rest>.+)", "Interessiert sich {rest}", "preference"),
    _ich(r"(?P<verb>ernähre) mich (?P<rest>.+)", "Ernährt sich {rest}", "preference"),
    Frame(re.compile(r"ich (?P<verb>rauche|trinke|meditiere|stricke|wohne|reite)(?P<rest> nicht| nie)?$", re.I), "{verb}{rest}", "fact"),
    Frame(re.compile(r"(?:mir gefällt|mir gefallen) (?P<rest>(?!das$|es\b|die idee|deine?).+)$", re.I), "Mag {rest}", "preference", 2),
    Frame(re.compile(r"(?P<verb>habe|hab) ich (?P<rest>geburtstag|hochzeitstag|namenstag|zahnarzt(?: .+)?|friseur(?: .+)?|arzttermin(?: .+)?|prüfung|urlaub|vorstellungsgespräch)$", re.I), "Hat {rest}", "fact", 4, "date"),
    Frame(re.compile(r"(?:es ist|ist|heute ist|morgen ist) mein (?P<rest>(?:\d+\. )?geburtstag.*)$", re.I), "Hat {rest}", "event", 4, "date"),
    _mein(r"(?P<rest>(?:geburtstag|hochzeitstag|lieblings\w+|hobby|hobbys|beruf|traum|traumjob|muttersprache|nachname|heimatstadt) (?:ist|sind|heißt) (?!dass|zu\b).+)", "{rest}", "fact"),
    _mein(rf"(?P<rest>(?:\w+ )?(?:{_EVENTS}) (?:ist|sind|beginnt|beginnen|findet|war) .+)", "{rest}", "plan", 4, "date"),
    _mein(rf"(?!{_DISTANT}(?!.*(?:gestorben|gekündigt|zogen|schwanger|entlassen)))(?P<rest>{RELATIVE},? (?:[A-ZÄÖÜ]\w+,? )?(?:heißt|heißen|(?:ist|sind|war) (?:seit \w+(?: \w+)?? )?(?:\w* ?gestorben|.*(?:gestorben|ausgezogen|gezogen|geboren)|schwanger|krank|dement|ein|eine|lehrer\w*|arzt|ärztin|\w*(?:er|erin|ist|istin|in)\b|"
          r"allergisch|vegan|aus|im krankenhaus|\d+|verheiratet|geschieden|getrennt|verlobt|von beruf)|hat (?!gesagt|recht|gemeint|keine lust|gefragt)|haben|hatte|liebt|mag|hasst|lebt|leben|wohnt|wohnen|arbeitet|spielt|starb|studiert|spricht|heiratet|zieht|bekommt|"
          r"erwartet|wird|leidet|lernt|singt|kommt aus|besucht|feiert|macht gerade|unterrichtet).*)", "{rest}", "relationship"),
    _ich(r"(?P<verb>erwarten|bekommen|kriegen) (?P<rest>(?:.+ )?(?:ein Baby|ein Kind|einen Sohn|eine Tochter|Zwillinge).*)", "{verb} {rest}", "plan", 5),
    _ich(r"(?P<verb>wurde) (?P<rest>.+(?:operiert|entlassen|befördert|gekündigt|geboren|eingestellt|diagnostiziert|adoptiert|geschieden|verlassen))", "{verb} {rest}", "event", 4, past=True),
    _ich(r"(?P<verb>bin) (?P<rest>seit .+ (?:zusammen|verheiratet|verlobt|getrennt|trocken|clean|nüchtern|krankgeschrieben|arbeitslos))", "{verb} {rest}", "fact", 4),
    _ich(r"(?P<verb>bin|war) (?P<rest>(?:gelernte?r? |auch |jetzt |früher )?(?!Idiot|Müll|Scherz|König|Gott)(?-i:[A-ZÄÖÜ])\w{3,}(?: .+)?)", "{verb} {rest}", "fact", 4),
    _ich(r"(?P<verb>stehe|steh) (?P<rest>(?:total |voll |sehr |echt )?auf .+)", "{verb} {rest}", "preference"),
    _ich(r"(?P<verb>lerne|studiere|suche|plane|renoviere|baue|mache|mach) gerade (?P<rest>(?:ein|eine|einen|meine?n?|die|den|das|(?-i:[A-ZÄÖÜ])).+)", "{verb} {rest}", "fact"),
    _ich(r"(?P<verb>war|waren) (?P<rest>.+)", "{verb} {rest}", "event", 2, "date", past=True),
    Frame(re.compile(rf"(?P<verb>(?!(?:{_PASSING_OTHERS})\b)\w{{3,}}t|ist|wird) mein(?:e|en|em|er)? (?P<rel>{RELATIVE}(?: (?-i:[A-ZÄÖÜ])\w+)?)(?P<rest> .+|$)", re.I), "{rel} {verb}{rest}", "relationship", 3, "date"),
    Frame(re.compile(r"mir (?P<rest>(?:wurde|wurden) .+)$", re.I), "Ihr oder ihm {rest}", "event", 4, is_past=True),
    Frame(re.compile(rf"(?P<verb>hat|ist|haben|sind) (?P<self>sich )?mein(?:e|en)? (?P<rel>{RELATIVE}(?: (?-i:[A-ZÄÖÜ])\w+)?)(?P<rest> .+(?:\w*ge\w+(?:t|en)|\w{3,}iert|(?:be|ver|er|ent|zer)\w+(?:t|en)))$", re.I), "{rel} {verb} {self}{rest}", "relationship", 4),
    Frame(re.compile(rf"mein(?:e|en)? (?P<rel>{RELATIVE}(?: (?-i:[A-ZÄÖÜ])\w+)?) und ich (?P<verb>haben|sind|wohnen|leben|reden|sprechen|streiten|ziehen|heiraten|bekommen|kennen|arbeiten|planen|erwarten) (?P<rest>.+)$", re.I), "{rel} und sie oder er {verb} {rest}", "relationship", 3),
    # whatever else is said of oneself: any verb in -e, any participle, but those of talk, thought and passing
    _ich(rf"(?P<verb>habe|hab|haben) {_SKIP}(?P<rest>(?:.+ )(?!(?:{_PASSING_DONE})\b)(?:\w*ge\w+(?:t|en)|\w{{3,}}iert|(?:be|ver|er|ent|zer)\w+(?:t|en)))", "{verb} {rest}", "event", 2, past=True),
    _ich(r"(?P<verb>bin|war|sind) (?P<rest>(?:seit \w+(?: \w+)?? )?(?:eine? |in |im |bei |auf |an der |am )(?!bisschen|idiot|genie|monster|guter|gute|könig|ritter|pirat|bot|wrack|ordnung|moment|weg|ende|zug|bett|"
         r"eile|arbeiten|essen|überlegen)\w{3,}.*)", "{verb} {rest}", "fact", 3, "detail"),
    _ich(rf"(?!(?:{_PASSING_E})\b)(?P<open>\w{{3,}}e) {_SKIP}(?P<rest>.+)", "{open} {rest}", "fact"),
    _mein(rf"(?!{_ACQUAINTANCE}\b)(?P<rest>{RELATIVE},? (?:(?-i:[A-ZÄÖÜ])\w+,? )?(?!(?:{_PASSING_OTHERS})\b)(?:(?:ist|sind) (?!da|hier|nett|lieb|lustig|super|toll|böse|sauer|müde|traurig|so|sehr|total|der beste|die beste|gerade)|hat |haben |\w{{3,}}(?:t|te|en)\b).+)", "{rest}", "relationship", 3),
)  # fmt: skip


def _third(verb: str) -> str:
    """Put any regular verb in -e in the third person; "arbeite" and "rechne" keep their e. A past in -te stays."""
    if verb.endswith("te") and not verb.endswith(("tte", "ite", "ete", "hte", "ste", "rte")):
        return verb
    return verb + "t" if re.search(r"(?:[td]|[^aeioulrhmn][mn])e$", verb) else verb[:-1] + "t"


_CLIPPED = "zieh|lern|arbeit|mach|geh|komm|spiel|trink|fahr|flieg|koch|lauf|hör|kauf|such|lieb|hass|brauch|bleib|studier|leb|schlaf|ess|les|nehm|heirat|fang|mal|tanz"
"""Verbs whose -e is often swallowed: "ich zieh nach Köln"."""


def _normalise(text: str) -> str:
    text = re.sub(r"[’`´]", "'", text)
    text = re.sub(r"\b(hab|mag|wohn|schreib)'s?\b", r"\1", text)
    text = re.sub(r"^[Ii] (?=bin|hab|mag|wohn|war)", "ich ", text)
    text = re.sub(rf"\b({_CLIPPED})(?= ich\b)|(?<=\b[Ii]ch )({_CLIPPED})\b", lambda match: match.group() + "e", text)
    return re.sub(r"\b[Ii]ch's\b", "ich", text)


_ME = r"(?:ich|mein|meine|meinen|wir|unser|unsere|mir)\b"
_OTHERS = r"(?:er|sie|es|das|du|ihr|was|wie|kannst|hast|weißt|und du|danke|sag|bist|magst)(?!\w)"
_MY = (
    (r"meinem|unserem", "dem"), (r"meinen|unseren", "den"), (r"meiner|unserer", "der"), (r"meines|unseres", "des"), (r"meine|unsere", "die"),
    (r"mein (?=hund|bruder|vater|sohn|mann|freund|opa|papa|kater|chef|onkel|job|geburtstag)", "der "), (r"mein(?= (?:kind|auto|haus|baby|pferd|studium|abitur|leben|zimmer|buch|fahrrad|examen|praktikum|erste))", "das"),
    ("mein|unser", "sein oder ihr"), ("ich", "sie oder er"), ("uns", "sich"),
)  # fmt: skip

GERMAN = LanguagePack(
    language="de",
    frames=_FRAMES,
    verbs=_VERBS,
    boundary=re.compile(
        r",\s*(?=da \w+ ich\b|so (?:nennen|nennt)\b|(?:Mama|Papa|Oma|Opa) \w+t\b)|"
        r",\s*(?=(?:hab|habe|bin|war|wohne|arbeite|lebe|studiere|mache|lerne|spiele|komme|suche|liebe|hasse|mag)\b)|"
        rf"\s*[;—–]\s*|\s+-+\s+|\.\.+\s*|…|,?\s+(?:aber|und|doch|sondern|also|denn|dann)\s+(?={_ME})|,\s*(?={_ME}|{_OTHERS})"
        rf"|,?\s+(?:aber|und|also)\s+(?={_OTHERS})|\s*[()]\s*|,?\s+(?:haha+|lol)\s+|(?<!wohne)(?<!lebe)(?<!arbeite)(?<!bin)(?<!komme)(?<!mag)(?<!habe),?\s+aber\s+|,\s+(?:weil|obwohl|dass|sodass)\s+",
        re.IGNORECASE,
    ),
    question=starts("was", "wer", "wen", "wem", "wie", "wo", "wohin", "woher", "warum", "wieso", "wann", "welche[rsn]?", "kannst", "könntest", "hast", "weißt", "bist", "magst", "ist",
                    "gibt", "soll", "sollte", "du", "und du", "kennst", "machst", "würdest", "darf ich", "kann ich", "hab ich", "bin ich", "muss ich", "erinnerst"),
    opening=starts(
        r"(?:ab (?:jetzt|sofort|heute)|von jetzt an|hallo|hi|hey|moin|guten tag|guten morgen|guten abend|servus|grüß dich|na|naja|also|ja|nein|nee|nö|ach|oh|ähm|äh|okay|ok|übrigens|ehrlich gesagt|"
        r"eigentlich|außerdem|und|aber|haha+|lol|danke|super|cool|weißt du|weißt du was|leider|zum glück|stell dir vor|sorry|tut mir leid|gut|genau|"
        r"stimmt|klar|puh|hm+|denn|dann|mensch|yeah|juhu|endlich|gute nachrichten|schlechte nachrichten|nicht so gut|ganz gut)"
    ),
    closing=re.compile(r"(?:[\s,]+(?:haha+|lol|auch|übrigens|eigentlich|danke|leider|halt|juhu|weißt du|ne|oder so))+$", re.I),
    leading_time=starts(
        r"(?:am |nächsten |letzten |kommenden |diesen )?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(?:abend)?", "morgen(?: früh| abend)?", "übermorgen", "gestern(?: abend)?",
        r"(?:im jahr )?(?:19|20)\d\d", "meistens", "manchmal", "oft", "abends", "morgens", "nachts", r"jeden? \w+", r"(?:ein|zwei|drei)mal (?:pro|die|in der) woche",
        r"seit meiner \w+", r"seit (?:der|dem|meinem) \w+", r"seit \w+", "zurzeit", "zur zeit", "momentan", "derzeit", "aktuell", "inzwischen", "mittlerweile", "jetzt", "normalerweise", "am liebsten", "sonntags", "samstags", "seitdem",
        "(?:letzten|diesen|nächsten) (?:frühling|herbst)", "(?:letztes|dieses) mal", "vorgestern", "heute(?: abend| morgen)?", r"(?:nächste|letzte|diese) woche", r"(?:nächsten|letzten|diesen|nächstes|letztes|dieses) (?:monat|jahr|sommer|winter|wochenende)", r"in \w+ (?:tagen|wochen?|monat(?:en)?|jahr(?:en)?)",
        r"vor \w+ (?:tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)", r"im (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)", r"seit \w+ (?:tagen|wochen|monaten|jahren|jahr)",
        "am wochenende", r"am \d+\. ?\w+", "als kind", "früher", r"seit (?:19|20)\d\d", "seit kurzem", r"ab (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|nächster woche|morgen|montag)", "bald", "beruflich",
    ),
    veto=rules(
        "wenn", "falls", "vielleicht", "du", "dich", "dir", "dein\\w*", "euch", "euer", "ihnen", "stell dir", "wäre", "hätte", "könnte", "ich glaube", "ich denke", "wahrscheinlich",
        "tausend (?:dinge|sachen)", "spaß", "scherz", "ritter", "schwert", "drache\\w*", "burg", "zaubertrank", "im spiel", "mein charakter", "geträumt", "fast", "beinahe", "nach hause (?:gekommen|gegangen|gefahren)", "zu viel (?:gegessen|getrunken)", "schlecht geschlafen", "(?:bus|bahn|zug) verpasst", "(?:handy|schlüssel|portemonnaie|geldbeutel|schirm) (?:vergessen|verloren|liegen)", "dieser chat", "bot", "ki", "nicht sicher", "angenommen", "möglicherweise",
    ),
    vague=starts(
        r"(?:eine?n?|zwei|drei|vier|mehrere|welche)$","das$", "das (?!\\w*\\s?(?:essen|meer|landleben))(?:wirklich|auch|sehr|nicht|total|echt|so)", "es\\b", "dies", "was", "wie", "dass", "sie$", "ihn", "alles", "nichts$", "etwas", "nicht$", "die idee", "diese? (?:idee|frage|antwort|geschichte)", "mich$", "gerade", "hier", "da$", "gut$", "viel$", "davon", "daran", "dafür", "mal"),
    detail=re.compile(rf"\bmeine?[nmr]? {RELATIVE}\b"),
    today=rules("heute(?: abend| morgen| nachmittag)?", "jetzt", "gleich"),
    relatives=rules(RELATIVE),
    negation=re.compile(r"(?<!\w)(?:nicht|kein\w*|nie|niemals|nichts|ohne|weder|nirgends)(?!\w)", re.I),
    joiners=r"und|aber",
    normalise=_normalise,
    conjugate=_third,
    swap_person=swap((*_MY, ("mir|mich", "sich"))),
    swap_of_others=swap((*_MY, ("mich", "sie oder ihn"), ("mir", "ihr oder ihm"))),
    rewriting=frozenset(["und", "ist", "hat", "heißt", "mag", "die", "der", "das", "den", "dem", "des", "sich", "sie", "oder", "er", "ihn", "ihr", "ihm", "sein"]),
)  # fmt: skip
