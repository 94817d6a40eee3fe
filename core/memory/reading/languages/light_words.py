"""Words that say next to nothing: a statement made of these alone is not worth keeping ("Has a lot of fun")."""

from collections.abc import Mapping
from typing import Final

from core.memory.reading.languages.pack import Language

_ENGLISH = """
a an the and or but of to in on at for with by from as is are am was were be been being has have had do does did will would
can could may not no never isn't hasn't doesn't don't can't didn't wasn't aren't haven't their them they themself theirs my our me us i we it its this that
these those who which what when where how why there here so very really quite too also just still even only much many
more most less some any all every each few lot lots bit kind sort kinds sorts type types different various several other
others another own same similar certain whole such about into over under up down out off again then than because since
while if though although together well back around away along through during after before always usually often sometimes
mostly rarely finally recently currently now today tonight yesterday tomorrow ago soon later once twice lately
good great nice cool fun funny amazing awesome wonderful fantastic big small little huge new old best better bad worse worst
hard easy interesting exciting special important favourite favorite incredible beautiful lovely unexpected crazy weird
strange rewarding real first second last next long short tough positive proud happy glad sure able right wrong fine ok okay
perfect super pretty true certain close serious busy free ready
thing things stuff something anything everything nothing one ones time times day days week weeks month months year years
afternoon weekend moment moments experience experiences way ways part parts place places people
person someone everyone somebody anybody nobody idea ideas question questions story stories interest interests option
options variety opportunity opportunities chance progress event events incident project projects side thought thoughts
feeling feelings energy connection sense reason reasons problem problems deal point news result results effort efforts
challenge challenges situation situations memories memory blast ton tons bunch couple hours hour minutes stuff
thanks support love loves like likes liking enjoy enjoys hate hates miss misses want wants hope hopes plan plans dream dreams
get gets getting got make makes making made take takes taking took go goes going went come comes coming came keep keeps
keeping try tries trying tried work works working worked study studies studied studying practice practices play plays
playing played live lives lived learn learns learned learnt learning start starts started starting begin began finish
finished decide decided help helps helping helped let lets give gives gave giving find finds found finding feel feels felt
think thinks thinking know knows see sees saw seeing look looks looking use uses using spend spends spent spending happen
happened having doing talk talking say says said tell told hear heard joined join had moved met meet won lost up
started been into loved liked hoping planning considering future able become becoming pass passed
skill skills bond attitude setback issue issues surge struggles emotions difficulties ambitions strong regular
each other's team difference power skills talents turnout people's lives one two three four five six seven eight nine ten ever
hang relax chill explore exploring share sharing enjoying trying change changes
"""
_FRENCH = """
accro a ai as est suis es un une des le la les l de du d au aux et ou mais en dans pour avec sur par que qui ne n pas plus jamais
très trop bien beaucoup peu tout tous toute toutes chose choses truc trucs temps moment moments fois jour jours semaine mois
an ans année soirée bon bonne bons belle beau super génial géniale nouveau nouvelle grand grande petit petite son sa ses
leur leurs se s y ça autre autres même toujours encore aussi aime adore déteste préfère fait faire va vais gens personne
question idée histoire chance aujourd hui hier demain matin soir week end passé passée prochain prochaine dernier dernière
progrès fini commencé trouvé appris décidé eu été joue travaille étudie apprend vit hui quelque quelques plein
"""
_SPANISH = """
es soy está estoy ha he tiene tengo un una unos unas el la los las de del al a y o pero en con por para que no nunca muy
mucho mucha muchos muchas poco bien mal todo todos toda todas cosa cosas tiempo momento vez veces día días semana mes año
años rato bueno buena buenos gran grande nuevo nueva su sus se le les lo otro otra otros mismo siempre también gusta gustan
encanta encantan odia ama prefiere hace hacer va voy gente persona pregunta idea historia suerte hoy ayer mañana noche
tarde pasado pasada próximo próxima empezó encontró aprendió decidió terminó trabaja estudia aprende vive juega algo
progreso progresos interesante divertido especial increíble más tan ir ser estar
"""
_GERMAN = """
ist bin hat habe ein eine einen einem einer der die das den dem des und oder aber in im am an auf mit für zu zum zur von
vom bei nicht kein keine keinen nie sehr viel viele mehr gut gute guten schön schöne schönen toll tolle neu neue neuen
groß große großen klein kleine alles etwas nichts ding dinge sache sachen zeit moment mal tag tage woche wochen monat
monate jahr jahre abend morgen heute gestern letzte letzten nächste nächsten sich sein seine ihr ihre es auch schon noch
immer oft gern gerne mag liebt hasst macht machen geht gehen kommt spaß idee frage geschichte leute person glück
angefangen gefunden gelernt gemacht entschieden bekommen beendet arbeitet studiert lernt lebt spielt viel ganz so wieder
fortschritt fortschritte interessant besonders erlebnis erlebt gehabt wirklich total
"""
LIGHT_WORDS: Final[Mapping[Language, frozenset[str]]] = {
    "en": frozenset(_ENGLISH.casefold().split()),
    "fr": frozenset(_FRENCH.casefold().split()),
    "es": frozenset(_SPANISH.casefold().split()),
    "de": frozenset(_GERMAN.casefold().split()),
}
