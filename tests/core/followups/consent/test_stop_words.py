"""When a message means "do not write to me any more": a table in four languages, and what only looks like it."""

import pytest

from core.followups.consent.stop_words import LONGEST, means_stop

ANYWHERE = """
unsubscribe
Unsubscribe me
unsubscribe me from these messages, please
opt out
Please stop writing to me
please stop writing to me.
Stop messaging me!
STOP TEXTING ME
stop contacting me
Luna, stop writing to me
Stop writing to me, Luna, please
can you stop messaging me?
Could you please stop sending me messages
stop sending me things
Stop writing to me first
don't message me again
Don’t message me again!
dont text me anymore
Do not write to me ever again
never contact me again
Please don't send me any more messages
I don't want you to write to me any more
I don't want any more messages from you
no more messages from you
Sorry. Please stop writing to me. I am busy these days.
I want you to stop writing to me
arrête de m'écrire
Arrête de m’écrire s’il te plaît
Arrêtez de m'écrire
arrête de m'envoyer des messages
Cesse de me contacter
ne m'écris plus
Ne m'écrivez plus, merci
Ne me contacte plus
m'écris plus stp
je ne veux plus que tu m'écrives
Je ne veux plus recevoir de messages
désabonne-moi
Désinscription
no me escribas más
No me escribas más, por favor
No me escribas nunca más
deja de escribirme
¡Deja de escribirme!
Deja de enviarme mensajes
para de mandarme mensajes
no me mandes más mensajes
no me contactes más
No quiero que me escribas más
no quiero recibir más mensajes
dame de baja
hör auf mir zu schreiben
Hör auf, mir zu schreiben!
hör bitte auf, mir zu schreiben
Hör auf mir Nachrichten zu schicken
Hören Sie auf, mir zu schreiben
Schreib mir nicht mehr
Bitte schreib mir nicht mehr
Schreib mir nie wieder
schick mir keine Nachrichten mehr
Kontaktiere mich nicht mehr
Ich will keine Nachrichten mehr von dir
ich möchte nicht mehr, dass du mir schreibst
abmelden
Meld mich ab
"""

AS_AN_ANSWER = """
stop
STOP
Stop.
stop!!!
STOP please
please stop
Stop it.
stop it please
Stop, Luna
Luna stop
ok stop
Please. Stop.
Stop now, thanks
stop stop stop
Stop 🙏
no more
No more messages
that's enough
leave me alone
go away
not interested
cancel
quit
stop messages
stop writing
stop messaging, I'm not interested
Stop writing to me, I have a new job
don't write
arrête
Arrête ça
Arrêtez, s'il vous plaît
stop svp
ça suffit
laisse-moi tranquille
plus de messages
para
Para ya, por favor
basta
¡Basta ya!
déjame en paz
no más mensajes
stopp
Stopp bitte
Hör auf
hör auf damit
Es reicht
Schluss jetzt
lass mich in Ruhe
keine Nachrichten mehr
"""

NEVER = """
I can't stop laughing
don't stop
Don't stop writing to me
please don't stop
never stop writing to me
non-stop
I had to stop at the shop
We stopped for coffee
Stop, I'm dying of laughter
stop it, you're too funny
Where is the bus stop?
the bus stop
one-stop shop
How do I stop smoking?
How can I stop biting my nails?
I should stop writing to my ex
My ex won't stop texting me
My boss keeps emailing me
Tell him to stop writing to me
I told her: stop writing to me
I told her, please don't text me again, and she laughed
She said "stop writing to me" and left
My ex wrote. "Stop texting me." I cried.
Er sagte: „Schreib mir nicht mehr“.
Will you stop by tomorrow?
should I stop messaging him?
I stopped writing
I unsubscribed from that newsletter
Should I unsubscribe from Netflix?
how do I opt out of the survey at work?
Do you want me to stop?
stop worrying about me
Stop being so nice
Stop asking about my sister
no more homework this week
No more messages from Tom, finally
don't write that down
I don't want to stop
I don't want any more cake
He doesn't want me to write to him
enough about me, how are you?
I have had enough coffee
leave the door open
halt the experiment
Arrête de me parler de politique
No quiero más café
No quiero más
deja de escribirme poemas
Schreib mir nichts Trauriges
write to me tomorrow
Do message me again
Ne t'arrête pas
je n'arrête pas de rire
Arrête de fumer, c'est mon but
Je dois arrêter de lui écrire
il m'écrit plus souvent
Plus de messages de ma sœur, et c'est triste
écris-moi demain
plus tard
No puedo parar de reír
no pares
Mi hermano deja de fumar
tengo que dejar de escribirle
Escríbeme mañana
para mi hermana
Para ti
basta con un café
hör nicht auf
Ich kann nicht aufhören zu lachen
Mein Ex hört nicht auf, mir zu schreiben
Schreib mir morgen
Schreib mir bald wieder
schreib mir mehr davon
Schreib mir bitte wieder
Die Haltestelle ist weit
Ich halte an
genug davon gegessen
Schluss war um zehn
thanks
ok
please
no
No, thanks for asking, I am fine
nein danke, ich habe schon gegessen
🙂
...
"""


def lines(table: str) -> list[str]:
    return [line for line in table.strip().splitlines() if line]


@pytest.mark.parametrize("text", lines(ANYWHERE))
@pytest.mark.parametrize("is_answer", [True, False])
def test_what_says_it_whole_stops_wherever_it_is_said(text: str, is_answer: bool) -> None:
    assert means_stop(text, is_answer=is_answer, name="Luna")


@pytest.mark.parametrize("text", lines(AS_AN_ANSWER))
def test_a_bare_stop_stops_only_as_an_answer_to_what_the_persona_wrote_first(text: str) -> None:
    assert means_stop(text, is_answer=True, name="Luna")
    assert not means_stop(text, is_answer=False, name="Luna")


@pytest.mark.parametrize("text", lines(NEVER))
@pytest.mark.parametrize("is_answer", [True, False])
def test_what_only_looks_like_it_stops_nothing(text: str, is_answer: bool) -> None:
    assert not means_stop(text, is_answer=is_answer, name="Luna")


def test_a_long_message_is_talk_even_where_it_says_stop() -> None:
    assert not means_stop("stop writing to me. " + "And so the story went on. " * 10, is_answer=True)
    assert means_stop("stop writing to me".ljust(LONGEST), is_answer=True)
    assert not means_stop("stop writing to me".ljust(LONGEST + 1), is_answer=True)


@pytest.mark.parametrize("name", ["Luna", "Captain Luna (the 2nd)", "*", "", "[a-z", "(?:"])
def test_a_persona_of_any_name_can_be_told_to_stop(name: str) -> None:
    assert means_stop("Please stop writing to me", is_answer=False, name=name)


def test_the_persona_may_be_addressed_by_its_name() -> None:
    assert means_stop("Don't write to me again, Captain Luna!", is_answer=False, name="Captain Luna")
    assert not means_stop("Don't write to me again, Marco!", is_answer=False, name="Captain Luna")
