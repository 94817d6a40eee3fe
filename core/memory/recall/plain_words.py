"""Words that count for nothing in a search, words of mere small talk, and words that turn or date a statement."""

EMPTY_WORDS = """
a about am an and any are as at be been but by can could did do does for from had has have he her him his how i if in is
it its i'm i've i'd i'll it's me my no not of on or our she should so some than that that's the their them then there
they this to too up us user user's was we were what what's when where which who why will with would you your you're
au aux ce c'est ces dans de des du elle en est et il ils j'ai je la le les ma mais mes moi mon ne nous on ou par pas
pour que qui sa se ses son sur ta te tu un une vous
el ella ellos es esta este los las lo mi mis muy nos o para pero por se su sus un una y yo
aber als am an auch auf aus bei bin bist das dein dem den der die du ein eine einen er es für hat habe ich ihr im in ist
ja kein mein meine mich mir mit nicht noch nur sich sie sind so und uns von war was wir wo zu
"""

SMALL_TALK = """
hi hello hey hiya yo good morning afternoon evening night thanks thank you very much ok okay yes no yeah yep nope lol
haha bye goodbye cool nice great there again
bonjour bonsoir salut merci coucou oui non
hola buenos buenas días dias tardes noches gracias adiós adios sí si
hallo guten tag morgen abend danke tschüss ja nein servus moin
"""

NEGATIONS = """
no not never don't doesn't didn't isn't wasn't aren't can't cannot won't hasn't haven't without stopped quit
hate hates dislike dislikes loathes detests avoids
ne pas jamais plus déteste sin nunca odia nicht kein keine nie hasst
"""

TIMES = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december today tomorrow yesterday used formerly previously former ex once
"""

NUMBERS = """
one two three four five six seven eight nine ten eleven twelve half both several many few
deux trois quatre cinq sept huit neuf dix dos tres cuatro cinco seis siete ocho nueve diez
zwei drei vier fünf sechs sieben acht neun zehn
"""

WORDS_FOR_NUMBERS = """
1 one|2 two deux dos zwei|3 three trois tres drei|4 four quatre cuatro vier|5 five cinq cinco fünf|6 six seis sechs
7 seven sept siete sieben|8 eight huit ocho acht|9 nine nueve neun|10 ten dix diez zehn|11 eleven|12 twelve
"""
"""Without those that are something else as well: "neuf" is new, "once" is not only eleven."""

TIME_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
november december today tonight tomorrow yesterday ago last next since day week weekend month year recently
lundi mardi mercredi jeudi vendredi samedi dimanche janvier février avril juin juillet août septembre octobre novembre
décembre hier demain aujourd'hui depuis jour semaine mois année dernier dernière prochain prochaine
lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre
noviembre diciembre ayer mañana hoy desde día semana mes año pasado pasada próximo próxima
montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli oktober dezember gestern heute
seit tag woche monat jahr letzte letzten letztes nächste nächsten
"""

FIRST_PERSON = """
i i'm i've i'd i'll me my mine myself
je j'ai j'avais j'étais j'aime moi mon ma mes
yo mi mis mí conmigo
ich mich mir mein meine meinen meinem meiner
"""

SECOND_PERSON = """
you you're you've you'd you'll your yours yourself
tu t'as t'es toi ton ta tes vous votre vos
tú ti tus contigo usted
du dich dir dein deine deinen deinem deiner
"""
