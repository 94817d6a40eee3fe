"""Spanish: statements about oneself, and their third person ("Toco el piano" → "Toca el piano")."""

import re

from core.memory.reading.extraction import MemoryKind
from core.memory.reading.languages.pack import Frame, LanguagePack, Needs, rules, starts, swap, table

_VERBS = table(
    "duermo=duerme, pierdo=pierde, vuelvo=vuelve, pido=pide, sirvo=sirve, conozco=conoce, traduzco=traduce, construyo=construye, traigo=trae, pertenezco=pertenece, "
    "dirijo=dirige, recojo=recoge, muevo=mueve, esperamos=esperan, quise=quiso, tengo=tiene, soy=es, estoy=está, vivo=vive, trabajo=trabaja, estudio=estudia, aprendo=aprende, toco=toca, juego=juega, "
    "hablo=habla, enseño=enseña, escribo=escribe, leo=lee, pinto=pinta, corro=corre, canto=canta, bailo=baila, cocino=cocina, "
    "nado=nada, bebo=bebe, como=come, fumo=fuma, tomo=toma, sufro=sufre, colecciono=colecciona, practico=practica, "
    "comparto=comparte, busco=busca, odio=odia, amo=ama, adoro=adora, prefiero=prefiere, evito=evita, detesto=detesta, "
    "voy=va, empiezo=empieza, viajo=viaja, vuelo=vuela, me mudo=se muda, me caso=se casa, he=ha, hemos=han, cumplí=cumplió, me voy=se va, hago=hace, me llamo=se llama, "
    "me gusta=le gusta, me gustan=le gustan, me encanta=le encanta, me encantan=le encantan, me gustaría=le gustaría, "
    "me encantaría=le encantaría, quiero=quiere, sueño=sueña, espero=espera, puedo=puede, sé=sabe, doy=da, "
    "me da miedo=le da miedo, me dan miedo=le dan miedo, compré=compró, perdí=perdió, gané=ganó, aprobé=aprobó, "
    "suspendí=suspendió, empecé=empezó, dejé=dejó, adopté=adoptó, terminé=terminó, conocí=conoció, encontré=encontró, "
    "nací=nació, crecí=creció, viví=vivió, trabajé=trabajó, estudié=estudió, me mudé=se mudó, me casé=se casó, "
    "me divorcié=se divorció, me gradué=se graduó, me apunté=se apuntó, me rompí=se rompió, rompí=rompió, vendí=vendió, escribí=escribió, "
    "publiqué=publicó, me jubilé=se jubiló, fui=fue, viajé=viajó, corrí=corrió, tuve=tuvo, renuncié=renunció, decidí=decidió, "
    "me separé=se separó, nos mudamos=se mudaron, nos casamos=se casaron, tenemos=tienen, vivimos=viven, soporto=soporta, "
    "me interesa=le interesa, me apasiona=le apasiona, visité=visitó, tenía=tenía, era=era, vengo=viene, crío=cría, cuido=cuida, "
    "entreno=entrena, conduzco=conduce, salgo=sale, me levanto=se levanta, llevo=lleva, reservé=reservó, vi=vio, me inscribí=se inscribió, "
    "aprendí=aprendió, quería=quería, monto=monta, padezco=padece, medito=medita, tejo=teje, acabo de=acaba de, acabamos de=acaban de, vamos a=van a, llevamos=llevan, me operan=le operan, me operaron=le operaron, "
    "me despidieron=le despidieron, me ascendieron=le ascendieron, me contrataron=le contrataron, me diagnosticaron=le diagnosticaron, adoptamos=adoptaron, compramos=compraron, "
    "estamos=están, somos=son, vamos=van, debo=debe, tendré=tendrá, estaré=estará, iré=irá, presento=presenta, me examino=se examina"
)
_LIKES = "me gustan?|me encantan?|odio|amo|adoro|prefiero|evito|detesto|soporto|me interesa|me apasiona|colecciono|me dan? miedo"
_DOES = (
    "vivo|trabajo|estudio|aprendo|toco|juego|hablo|enseño|escribo|leo|pinto|corro|canto|bailo|cocino|nado|bebo|como|fumo|tomo|"
    "sufro|practico|comparto|busco|vengo de|crío|cuido|entreno|conduzco|hago|monto|padezco|medito|tejo|vivimos|me levanto"
)
RELATIVE = (
    r"(?:(?:mejor|ex|nuev[oa]|hij[oa]|viej[oa]|pequeñ[oa])[ -])?(?:herman[oa]s?|madre|mamá|padre|papá|padres|abuel[oa]s?|espos[oa]|"
    r"marido|mujer|novi[oa]|pareja|prometid[oa]|hij[oa]s?|bebé|gemel[oa]s|tí[oa]s?|prim[oa]s?|sobrin[oa]s?|amig[oa]s?|"
    r"compañer[oa](?: de piso)?|jef[ea]|vecin[oa]|perr[oa]s?|gat[oa]s?|caballo|conejo|hámster|familia|suegr[oa]|cuñad[oa]|psicólog[oa])"
    r"(?: (?:mayor|menor|pequeñ[oa]|gemel[oa]))?"
)
_IS = (
    r"alérgic[oa]|vegetarian[oa]|vegan[oa]|celíac[oa]|diabétic[oa]|disléxic[oa]|autista|daltónic[oa]|sord[oa]|zurd[oa]|"
    r"casad[oa]|divorciad[oa]|solter[oa]|viud[oa]|bilingüe|gay|lesbiana|musulm[aá]n|cristian[oa]|judí[oa]|ate[oa]|católic[oa]|"
    r"de (?!acuerdo|nada)[A-ZÁÉ]\w+|originari[oa]|intolerante|fan de|un[oa]? (?:apasionad|gran|fan|amante)|estudiante|enfermer|profesor|profe\b|maestr|médic|"
    r"ingenier|abogad|cociner|conductor|periodista|músic|pianista|programador|contable|panader|peluquer|camarer|arquitect|"
    r"diseñador|fotógraf|veterinari|dentista|fisio|psicólog|artista|escritor|traductor|agricultor|bomber|policía|funcionari|"
    r"autónom|hij[oa] únic|madre|padre|mal[oa] (?:en|para)|buen[oa] en|español|mexican|argentin|colombian|peruan|chilen|venezolan|"
    r"cuban|italian|frances|alem[aá]n|ingl[eé]s|bibliotecari|electricista|fontaner|mecánic|guía|entrenador|matrona|asmátic|insomne|jubilad|cajer|carpinter|doctor|químic|biólog|físic|actor|actriz|cantante|bailarin|farmacéutic|economista|azafat|pilot|dependient|taxista"
)
_STATE = (
    r"casad[oa]|divorciad[oa]|separad[oa]|solter[oa]|embarazada|jubilad[oa]|en paro|desemplead[oa]|prometid[oa]|aprendiendo|estudiando|trabajando (?:en|como|de)|"
    r"escribiendo (?:un|una|mi)|buscando (?:trabajo|piso|casa)|preparando|planeando|ahorrando|pensando en|intentando|viviendo|saliendo con|"
    r"recuperándome|haciendo (?:un|una|la|el)|nervios[oa] (?:por|con)|preocupad[oa] por mi|de baja|en terapia|a dieta|estudiando|entrenando|aprendiendo|obsesionad[oa] con|enganchad[oa] a|esperando (?:un|mi|gemelos)|"
    r"de vacaciones|orgullos[oa] de mi"
)
_PAST = (
    "cumplí|compré|perdí|gané|aprobé|suspendí|empecé|dejé|adopté|terminé|conocí a|encontré|nací|crecí|viví|trabajé|estudié|me mudé|"
    "me casé|me divorcié|me gradué|me apunté|me rompí|rompí con|vendí|escribí|publiqué|me jubilé|tuve (?:un|una|mi|gemelos)|renuncié|decidí|"
    "me separé|nos mudamos|nos casamos|reservé|me inscribí|aprendí|me despidieron|me ascendieron|me contrataron|me diagnosticaron|me operaron|adoptamos|compramos"
)
_PERFECT = (
    r"comprado|perdido|ganado|aprobado|suspendido|empezado|dejado|adoptado|terminado|encontrado|vivido|trabajado|vendido|escrito|"
    r"publicado|decidido|roto|conseguido|vuelto|estado en|nacido|reservado|apuntado|mudado"
)
_NOTHING = r"fiebre|resaca|un resfriado|una reunión(?! (?:el|con))|un sueño|preguntas?|ideas?|hambre|sed|frío|calor|sueño|razón|ganas|que|tiempo|problemas?|dudas?|nada|idea|prisa|suerte|cuidado|claro|pereza|un momento|un poco|una duda|una pregunta|una idea|un problema|otra|otro|algo|mucho|muchas ganas|curiosidad|la sensación|un buen|un mal"
_EVENTS = (
    r"entrevista|exámen(?:es)?|examen|boda|cumpleaños|operación|cita|vuelo|concierto|maratón|partido|audición|mudanza|viaje|"
    r"vacaciones|juicio|funeral|oposición|oposiciones|graduación|prueba|presentación|carrera|tesis|aniversario"
)

_PASSING_DONE = "pensado|visto|leído|dicho|entendido|intentado|querido|creído|oído|hablado|comido|bebido|dormido|reído|sido|estado|tenido|podido|olvidado|hecho|ido|pasado|preguntado"
_PASSING_O = (
    "creo|pienso|supongo|espero|digo|veo|siento|quiero|puedo|debo|necesito|entiendo|imagino|recuerdo|olvido|pregunto|agradezco|prometo|juro|dudo|pongo|"
    "hago|tengo|vengo|salgo|ando|sigo|intento|deseo|noto|acuerdo|alegro|refiero|río|doy|estoy|soy|pero|como un|cuando|tanto|mucho|poco|todo|nuevo|otro|primero|"
    "luego|bueno|claro|solo|sólo|mismo|algo|cómo|encuentro|consigo|logro|termino|acabo|muero|ataco|saco|lanzo|entro|pensé|creí|dije|olvidé|pregunté|intenté|sé|qué|así|aquí|allí|ahí|quizá|también|acá|"
    "hablé|comí|dormí|reí|sentí|vi|leí|oí|entendí|iré|seré|haré|estaré|tendré|podré|diré|veré|hago|cumplo"
)
_ACQUAINTANCE = r"(?:jef[ea]|vecin[oa]s?|compañer[oa]s?|amig[oa]s?|psicólog[oa])"
"""Whose doings are news of them rather than of one's own life."""
_DISTANT = r"(?:jef[ea]|vecin[oa]s?|compañer[oa]s?(?: de piso)?)\b"
"""Those of whose life only the great events matter to one's own."""
_PASSING_OTHERS = "duerme|mira|come|ve|dice|dijo|piensa|cree|quiere|pregunta|preguntó|parece|era|siempre|me dijo|me dice|me pregunta|va a ver|hace|debe|puede|sabe"


def _yo(
    form: str, template: str, kind: MemoryKind, importance: int = 3, needs: Needs = "", *, past: bool = False
) -> Frame:
    pattern = re.compile(
        rf"(?:(?:yo|nosotr[oa]s|a mí) )?(?P<adv>(?:(?:no|ya no|nunca|siempre|antes|actualmente|también|todavía|aún|ya|ayer) )*){form}$",
        re.I,
    )
    return Frame(pattern, template, kind, importance, needs, past)


def _mi(form: str, template: str, kind: MemoryKind, importance: int = 4, needs: Needs = "") -> Frame:
    return Frame(re.compile(rf"(?:mi|mis|nuestr[oa]s?) {form}$", re.I), template, kind, importance, needs)


_FRAMES = (
    _yo(r"(?P<verb>me llamo) (?P<rest>[\w-]+(?: [A-ZÁÉ]\w+)?(?:, (?:y )?no [\w-]+)?)", "{verb} {rest}", "fact", 5),
    Frame(re.compile(r"(?:mi nombre es|llámame|puedes llamarme|todos me llaman) (?P<rest>[A-ZÁÉ][\w-]+)$", re.I), "Se llama {rest}", "fact", 5),
    _yo(r"(?P<verb>tengo) (?P<rest>(?:\d+|\w+(?: y \w+)?) años\b.*)", "{adv}{verb} {rest}", "fact", 4),
    _yo(r"(?P<verb>tengo) (?P<rest>(?:miedo (?:a|de)|alergia a|fobia a|asma|diabetes|ansiedad|depresión|cáncer|TDAH).*)", "{adv}{verb} {rest}", "fact", 4),
    _yo(r"(?P<verb>tengo|tendré) (?P<rest>que .+)", "{adv}{verb} {rest}", "plan", 3, "date"),
    _yo(rf"(?P<verb>tengo|tenemos|tenía|tendré) (?P<rest>(?!(?:{_NOTHING})\b)(?:cita|hora con|un|una|dos|tres|cuatro|cinco|\d+|mi|el|la|los|las|hijos|hermanos|exámenes|examen|coche|"
        r"carné|perro|gato|pareja|novi[oa]|mascotas)\b.*)", "{adv}{verb} {rest}", "fact"),
    _yo(rf"(?P<verb>soy|somos|era) (?P<rest>(?:muy |bastante |la |el |un |una )*(?:{_IS}).*)", "{adv}{verb} {rest}", "fact", 4),
    _yo(rf"(?P<verb>estoy|estamos|estaré) (?P<rest>(?:muy |tan |bastante |ahora )*(?:{_STATE}).*)", "{adv}{verb} {rest}", "fact", 4),
    _yo(r"(?P<verb>estaré|iré) (?P<rest>.+)", "{adv}{verb} {rest}", "plan", 3, "date"),
    _yo(rf"(?P<verb>{_LIKES}) (?P<rest>.+)", "{adv}{verb} {rest}", "preference"),
    _yo(r"(?P<verb>me gustaría|me encantaría|quiero|sueño con|espero) (?P<rest>(?:aprender|visitar|ser|viajar|mudarme|cambiar de|abrir|escribir|comprar|"
        r"dejar (?:de|mi)|vivir|ir a [A-Z]|correr|casarme|tener (?:hijos|un)|estudiar|publicar).*)", "{adv}{verb} {rest}", "plan"),
    _yo(r"(?P<verb>voy|vamos) (?P<rest>a (?:casarme|casarnos|mudarme|mudarnos|ser|dejar mi|tener (?:un|una|gemelos)|empezar|aprender|adoptar|correr|estudiar).*)", "{adv}{verb} {rest}", "plan", 4),
    _yo(r"(?P<verb>voy|vamos|me voy|empiezo|viajo|vuelo|me mudo|me caso|salgo|me operan|presento|me examino|debo) (?P<rest>.+)", "{adv}{verb} {rest}", "plan", 3, "date"),
    _yo(r"(?P<verb>voy) (?P<rest>al (?:gimnasio|instituto|psicólogo) .+|a (?:clases|la universidad|la iglesia) .+|a \w+ (?:los|cada|todos|todas|dos|tres|una) .+)", "{adv}{verb} {rest}", "fact"),
    _yo(r"(?P<verb>puedo) (?P<rest>(?:comer|beber|conducir|tomar|tener hijos)\b.*)", "{adv}{verb} {rest}", "fact"),
    _yo(r"(?P<verb>sé) (?P<rest>(?:tocar|nadar|conducir|hablar|cocinar|montar|bailar|coser)\b.*)", "{adv}{verb} {rest}", "fact"),
    _yo(r"(?P<verb>llevo) (?P<rest>.*(?:\w+ando|\w+iendo|años|meses|semanas).*)", "{adv}{verb} {rest}", "fact"),
    _yo(rf"(?P<verb>{_PAST})(?P<rest>\b.*)", "{adv}{verb}{rest}", "event", past=True),
    _yo(r"(?P<verb>fui|viajé|corrí|visité|vi|conocí) (?P<rest>.+)", "{adv}{verb} {rest}", "event", 2, "detail", past=True),
    _yo(rf"(?P<verb>he|hemos) (?P<rest>(?:{_PERFECT}) .+)", "{adv}{verb} {rest}", "event"),
    _yo(r"(?P<verb>nos mudamos|nos casamos)(?P<rest> .+)", "{verb}{rest}", "plan", 4, "date"),
    _yo(r"(?P<verb>soy) (?P<rest>(?:el|la) (?:madrina|padrino|mayor|menor|pequeñ[oa]|median[oa])\b.*)", "{adv}{verb} {rest}", "fact", 4),
    _yo(r"me he (?P<rest>(?:mudado|casado|divorciado|apuntado|comprado|roto|separado|graduado|inscrito|jubilado)\b.*)", "Se ha {rest}", "event", 4),
    _yo(r"(?P<verb>acabo de) (?P<rest>(?:comprar|empezar|adoptar|mudarme|terminar|perder|dejar|aprobar|cumplir|conocer|romper|encontrar) ?.*)", "{verb} {rest}", "event"),
    _yo(rf"(?!(?:como|bebo|leo|tomo|fumo) (?:una?|el|la|mi) )(?P<verb>{_DOES}) (?P<rest>.+)", "{adv}{verb} {rest}", "fact"),
    _yo(r"(?P<verb>fumo|bebo|conduzco|medito|tejo)(?P<rest>)", "{adv}{verb}", "fact"),
    _yo(r"(?P<verb>esperamos) (?P<rest>(?:un bebé|gemelos|una niña|un niño|un hijo).*)", "{verb} {rest}", "plan", 5),
    _yo(r"(?P<verb>quise) (?P<rest>(?:ser|aprender|vivir|tener) .+)", "{adv}{verb} {rest}", "fact"),
    _yo(r"(?P<verb>estoy|estamos) (?P<rest>en .+)", "{adv}{verb} {rest}", "plan", 3, "date"),
    Frame(re.compile(r"(?:(?P<time>\w+(?: \w+)?) )?es (?P<rest>(?:mi cumpleaños|nuestro aniversario|mi boda|el (?:cumpleaños|santo|aniversario) de mis? ).*)$", re.I), "Celebra {rest} {time}", "event", 4, "date"),
    _mi(r"(?P<rest>(?:cumpleaños|boda|apellido|sueño|lengua materna|afición|trabajo|(?:[\w ]{3,20})(?:favorit[oa]s?|preferid[oa]s?)) (?:es|son|sería) (?!muy\b|ser\b).+)",
        "{rest}", "fact"),
    _mi(rf"(?P<rest>(?:{_EVENTS})(?: de [\w ]+?)? (?:es|son|empiezan?|será|fue) .+)", "{rest}", "plan", 4, "date"),
    _mi(rf"(?!{_DISTANT}(?!.*\b(?:murió|falleci|despid|ech|mud|embarazad)))(?P<rest>{RELATIVE},? (?:[A-ZÁÉ]\w+,? )?(?:se llaman?|(?:es|son|era) (?:de|un|una|\w*(?:er[oa]|ist[oa]|or|ora|ic[oa]|ad[oa]|tra|ante)\b|alérgic|vegan)|est(?:á|án) (?:embarazada|enferm\w+|en|casad\w+|divorciad\w+|separad\w+|aprendiendo|estudiando)|tienen?|"
        r"murió|falleció|ha (?:muerto|fallecido|nacido|tenido|encontrado|empezado|dejado)|vive[n]?|trabajan?|toca|juega|habla|estudia|se (?:casa|mudó|casó|muda|va a)|me (?:dejó|enseñó|regaló|engañó)|"
        r"odia|ama|cumple|nació|sufre|va a|perdió|ganó|compró|adoptó|le gustan?|canta|cocina|pinta|acaba de|aprende|llega).*)", "{rest}", "relationship"),
    Frame(re.compile(rf"a mi (?P<rest>{RELATIVE} (?:le (?:gustan?|encantan?|dan? miedo|diagnosticaron|operan|han)) .+)$", re.I), "A su {rest}", "relationship", 3),
    Frame(re.compile(rf"(?P<rest>(?:murió|falleció|se murió|ha muerto|nació|se casa|se casó) mi {RELATIVE}\b.*)$", re.I), "{rest}", "relationship", 5),
    _yo(r"me han (?P<rest>(?:despedid|operad|diagnosticad|ascendid|contratad|robad|echad|aceptad|concedid|detectad|encontrad|admitid|seleccionad)[oa]?\b.*)", "Le han {rest}", "event", 4, past=True),
    _yo(r"(?!(?:había|tenía que|quería decir|sabía|creía|pensaba|estaba|iba|podía|hacía)\b)(?P<verb>\w{3,}(?:aba|ía)) (?P<rest>.+)", "{adv}{verb} {rest}", "fact", past=True),
    # whatever else is said of oneself: any verb in -o, -é, -í, any participle, but those of talk, thought and passing
    _yo(rf"(?P<verb>he|hemos) (?P<rest>(?!(?:{_PASSING_DONE})\b)(?:\w+(?:ado|ido|ído)|puesto|escrito|abierto|roto|vuelto) .+)", "{adv}{verb} {rest}", "event", 2, past=True),
    _yo(rf"me he (?P<rest>(?!(?:{_PASSING_DONE}|sentido|dado)\b)(?:\w+(?:ado|ido|ído)|puesto|roto|vuelto) .+)", "Se ha {rest}", "event"),
    _yo(r"(?P<verb>estoy) (?P<rest>(?!(?:pensando|hablando|comiendo|mirando|viendo|haciendo|esperando|intentando|diciendo|escuchando|yendo)\b)\w+(?:ando|iendo|yendo) .+)", "{adv}{verb} {rest}", "fact"),
    _yo(r"(?P<verb>soy) (?P<rest>una? (?!poco|idiota|genio|monstruo|buen|gran|rey|reina|mag|bruj|dragón|caballero|pirata|robot|bot|ángel|desastre)[\w-]+.*)", "{adv}{verb} {rest}", "fact", 4),
    _yo(r"(?P<verb>soy) (?P<rest>(?!muy|yo|el|la|tu|así|un|una|feliz|consciente|capaz|todo|solo)\w{4,}(?:a|o|e|or|ora|ista)\b.*)", "{adv}{verb} {rest}", "fact", 4, "detail"),
    _yo(r"(?P<verb>voy|vamos) (?P<rest>a \w+(?:ar|er|ir)(?:me|nos)?\b.+)", "{adv}{verb} {rest}", "plan", 3, "date"),
    _yo(rf"me (?!(?:{_PASSING_O})\b)(?P<open>\w{{3,}}(?<!nd)[éí])(?P<rest>\b.+)", "{adv}Se {open}{rest}", "event", 2, "detail", past=True),
    _yo(rf"(?!(?:{_PASSING_O})\b)(?P<open>\w{{3,}}[éí]) (?P<rest>.+)", "{adv}{open} {rest}", "event", 2, "detail", past=True),
    _yo(rf"me (?!(?:{_PASSING_O})\b)(?P<open>\w{{2,}}o) (?P<rest>.+)", "{adv}Se {open} {rest}", "fact"),
    _yo(rf"(?!(?:{_PASSING_O})\b)(?P<open>\w{{3,}}o) (?P<rest>.+)", "{adv}{open} {rest}", "fact"),
    _yo(r"me (?!(?:dijeron|preguntaron|hicieron|dieron|parecieron|gustaron|encantaron|contaron)\b)(?P<rest>\w{3,}(?:aron|ieron)\b .+)", "Le {rest}", "event", 3, past=True),
    Frame(re.compile(rf"mi (?P<rel>{RELATIVE}(?: (?-i:[A-ZÁÉ])\w+)?) y yo (?P<verb>acabamos de|vivimos|tenemos|vamos a|estamos|somos|llevamos|esperamos|compramos|adoptamos|"
          r"nos casamos|nos mudamos|hemos) (?P<rest>.+)$", re.I), "{verb} {rest}, con su {rel}", "event", 4),
    _mi(rf"(?!{_ACQUAINTANCE}\b)(?P<rest>{RELATIVE},? (?:(?-i:[A-ZÁÉ])\w+,? )?(?!(?:{_PASSING_OTHERS})\b)(?:es (?!muy|tan|el mejor|la mejor|gracios|simpátic|genial|buen|mal|así|lo)|está (?!\w+ndo\b|aquí|bien|mal|enfadad|cansad|triste|content|durmiendo|muy|tan)|(?:(?:se|le|me) )?(?:tuvo|estuvo|fue|hizo|\w{{2,}}(?:a|e|ó|en|an|ron))\b).+)", "{rest}", "relationship", 3),
)  # fmt: skip


_ER_IR = re.compile(
    r"(?:beb|com|corr|vend|aprend|comprend|le|cre|romp|met|tos|cos|barr|viv|escrib|abr|sub|recib|compart|asist|decid|part|sufr|añad|discut|un|permit|imprim)[oí]$"
)


def _third(verb: str) -> str:
    """Put any regular verb in -o, -é or -í in the third person; most in -o belong to those in -ar."""
    if verb.endswith("é"):
        return verb[:-1] + "ó"
    if verb.endswith("í"):
        return verb[:-1] + "ió"
    return verb[:-1] + ("e" if _ER_IR.search(verb) else "a")


def _normalise(text: str) -> str:
    text = re.sub(r"[’`´]", "'", text)
    text = re.sub(r"\bxq\b", "porque", re.sub(r"\btb\b", "también", text))
    return re.sub(r"\b(el|la|los|las|este) (\w+) tengo\b", r"\1 \2, tengo", text)


_ME = r"(?:yo|mi|mis|nuestr[oa]|me|tengo|soy|estoy|vivo|trabajo|estudio|toco|juego|odio|amo|voy|fui|no (?:me|tengo|soy|como|bebo|puedo)|nunca|quiero|hablo|he|compré|adopté|hago|nos|tenemos|ayer|mañana|a mí|llevo|nací|empecé|dejé|perdí|aprendo|colecciono|prefiero|tuve)\b"
_OTHERS = r"(?:él|ella|ellos|tú|usted|eso|esto|qué|cómo|cuál|puedes|sabes|tienes|crees|te|y tú|gracias)(?!\w)"

SPANISH = LanguagePack(
    language="es",
    frames=_FRAMES,
    verbs=_VERBS,
    boundary=re.compile(
        rf"\s*[;—–]\s*|\s+-+\s+|\.\.+\s*|…|,?\s+(?:pero|y|así que|entonces|aunque|además|luego)\s+(?={_ME})|,\s*(?={_ME}|{_OTHERS})"
        rf"|,?\s+(?:pero|y|así que)\s+(?={_OTHERS})|\s*[()¿¡]\s*|,?\s+(?:jaja+|pero)\s+",
        re.IGNORECASE,
    ),
    question=starts("qué", "que", "quién", "cuál(?:es)?", "cómo", "como", "por qué", "dónde", "cuándo", "cuánt[oa]s?", "puedes", "podrías", "tienes", "sabes", "crees",
                    "te", "has", "eres", "hay", "es", "y tú", "tú", "quieres", "me (?:puedes|ayudas|recomiendas|das|cuentas)", "debería", "conoces"),
    opening=starts(
        r"(?:a partir de ahora|desde ahora|no olvides que|fíjate que|imagínate que|che|tío|tía|bua|q fuerte|qué fuerte|recuerda que|acuérdate de que|ten en cuenta que|hola|buenas|buenos días|buenas tardes|buenas noches|bueno|pues|eh|ah|oh|sí|si,|no,|claro|vale|ok|oye|mira|la verdad|la verdad es que|en realidad|"
        r"por cierto|además|y|pero|jaja+|gracias|genial|uf|ay|sabes|sabes qué|¿?sabes qué\?|lo siento|por desgracia|por suerte|resulta que|es que|"
        r"porque|entonces|así que|también|nada|en fin|bien|perdona|personalmente|adivina qué|¿|¡)"
    ),
    closing=re.compile(r"(?:[\s,]+(?:jaja+|jeje+|también|la verdad|por cierto|gracias|sabes|por desgracia|por suerte|lol))+$", re.I),
    leading_time=starts(
        r"(?:el |este |el próximo )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?: que viene| pasado| próximo)?", "ayer", "mañana", "pasado mañana", "hoy", "anoche",
        r"(?:la semana|el mes|el año|el fin de semana) (?:que viene|pasad[oa]|próxim[oa])", r"(?:dentro de|en) \w+ (?:días?|semanas?|mes(?:es)?|años?)",
        r"hace \w+ (?:días?|semanas?|mes(?:es)?|años?)", r"en (?:19|20)\d\d", "este (?:fin de semana|finde)", "el finde", r"en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)",
        r"desde hace \w+ \w+", r"el \d+ de \w+", "de (?:pequeñ[oa]|niñ[oa]|joven)", "cuando era (?:pequeñ[oa]|niñ[oa]|joven)", "este (?:verano|año|mes|invierno)", r"la próxima semana", "el próximo (?:mes|año)",
    ),
    veto=rules(
        "si", "imagina", "imaginemos", "quizás?", "tal vez", "(?:mil|un millón de) cosas", "caballero", "a lo mejor", "tú", "tu", "tus", "te", "ti", "usted", "vosotros", "contigo", "ojalá", "creo que", "supongo",
        "probablemente", "es broma", "broma", "espada", "dragón", "castillo", "mazmorra", "poción", "mi personaje", "en el juego", "hubiera", "habría", "sería",
        "este chat", "esta conversación", "bot", "ia", "soñé", "casi", "demasiado (?:ayer|anoche)?$", "(?:bebí|comí|he bebido|he comido) demasiado", "(?:perdí|he perdido) (?:el|mi) (?:bus|tren|autobús|metro|móvil|llaves)", "(?:olvidé|dejé|he dejado) (?:el|mi|las|mis) (?:móvil|llaves|paraguas|cartera)", "no estoy segur[oa]", "tuyo", "tuya",
    ),
    vague=starts(
        r"(?:un[oa]?|dos|tres|cuatro|vari[oa]s)$","eso", "esto", "esta (?:idea|pregunta|respuesta)", "aquello", "lo que", "lo de", "cuando", "cómo", "que", "todo", "nada(?! (?:el|la|los|las) )", "algo", "mucho$", "más$", "la idea", "tanto$", "bien$", "mal$", "así", "ella", "él", "aquí", "allí", "uno", "una$", "la (?:verdad|respuesta|historia)", "de todo", "falta", "menos", "poco", "igual", "bastante$", "un montón$"),
    detail=re.compile(rf"(?<=\s)[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+|\bmis? {RELATIVE}\b"),
    today=rules("hoy", "esta (?:noche|tarde|mañana)", "ahora"),
    relatives=rules(RELATIVE),
    negation=re.compile(r"(?<!\w)(?:no|nunca|jamás|nada|sin|ningun[oa]?|ningún|tampoco|ni)(?!\w)", re.I),
    joiners=r"y|pero|y no|y también",
    normalise=_normalise,
    conjugate=_third,
    swap_person=swap((("mi", "su"), ("mis", "sus"), ("nuestr[oa]", "su"), ("nuestr[oa]s", "sus"), ("conmigo", "consigo"), ("nosotr[oa]s", "ellos"), ("mí", "sí"),
                      ("me", "le"), ("mudarme", "mudarse"), ("casarme", "casarse"), ("mudarnos", "mudarse"), ("casarnos", "casarse"), ("recuperándome", "recuperándose"))),
    rewriting=frozenset(["es", "está", "ha", "le", "les", "ellos", "con", "acaban", "se", "su", "sus", "sí", "consigo", "llama", "celebra", "a", "el", "la", "un", "una", "mudarse", "casarse", "recuperándose"]),
)  # fmt: skip
