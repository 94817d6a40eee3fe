"""The sentences in which a memory is spoken of without a model: by language, by purpose and by sort of thing.

`{thing}`, `{clause}`, `{aim}` and `{quote}` come from the memory, `{when}` from the calendar, `{closer}` from the
persona. A form is used only where everything it names is there; the first fitting row is taken, in its seeded order.
"""
# ruff: noqa: E501  (sentences)

from collections.abc import Mapping

from core.followups.candidate import Intent
from core.followups.phrase import Sort
from core.memory.languages.pack import Language

Forms = Mapping[tuple[Intent, Sort | None], tuple[str, ...]]
"""By purpose and sort; None is for every sort that has no row of its own, and for what its row does not fit."""
_GO, _WELL, _SHARE, _OFFER, _ON = Intent.CHECK_IN, Intent.WISH_WELL, Intent.SHARE, Intent.OFFER, Intent.CONTINUE

_ENGLISH: Forms = {
    (_GO, "coming"): ("How did {thing} go?", "How was {thing}, in the end?", "{thing} should be behind you now. How was it?"),
    (_GO, "doing"): ("How did {thing} go?", "How did it go in the end, {thing}?"),
    (_GO, "plan"): ("You wanted to {aim}. Did it come off?", "Did you get to {aim} after all?"),
    (_GO, "person"): ("You told me {clause}, and the day has come and gone. How was it?",),
    (_GO, None): ("You told me {clause}, and the day has come and gone. How was it?", "You told me: “{quote}”. How did it go?"),
    (_WELL, "coming"): ("{thing} is {when}. Is there one thing I can help you get ready?", "So, {when}: {thing}. Shall we get one thing ready together?", "{thing} is {when}. Which part of it shall we run through once?"),
    (_WELL, "doing"): ("So, {when}: {thing}. Is there one thing I can help you get ready?", "{thing}, and that is {when}. Which part shall we think through once more?"),
    (_WELL, "plan"): ("You want to {aim}, and that is {when}. Is there one thing I can help you get ready?",),
    (_WELL, None): ("You told me {clause}, and that is {when}. Anything I can help you get ready?", "You told me: “{quote}”. Anything I can help you get ready?"),
    (_OFFER, "coming"): ("{thing} is {when}. Want a hand with the next step?", "How is it coming along, {thing}? I could think through the next step with you."),
    (_OFFER, "plan"): ("You want to {aim}. Shall we find the first small step together?", "Still on your mind, to {aim}? I could think through the next step with you."),
    (_OFFER, "doing"): ("How is {thing} coming along? I could think through the next step with you.",),
    (_OFFER, "person"): ("You told me {clause}. How is that coming along?",),
    (_OFFER, None): ("You told me {clause}. Want to look at the next step together?", "You told me: “{quote}”. Want to look at the next step together?"),
    (_SHARE, "coming"): ("How is it going with {thing}?", "I came back to {thing} just now, and I have an idea for it. {closer}"),
    (_SHARE, "done"): ("I was just thinking about {thing}. What came of it?", "I came back to {thing} just now, and I have an idea to go with it. {closer}"),
    (_SHARE, "doing"): ("How far have you come with {thing}?", "How is it going, {thing}? Tell me the newest bit."),
    (_SHARE, "plan"): ("You want to {aim}. Shall we find the first small step together?",),
    (_SHARE, "liking"): ("Any new favourite lately when it comes to {thing}?", "I was just thinking about {thing}. Come across anything good lately?"),
    (_SHARE, "person"): ("You told me {clause}. What is the news there?", "What is new with {thing}?"),
    (_SHARE, "life"): ("What is {thing} like these days?",),
    (_SHARE, "fact"): ("You told me {clause}, and I never asked: what is the best part of that?", "You told me {clause}, and I have an idea to go with it. {closer}"),
    (_SHARE, None): ("You told me {clause}, and I have an idea to go with it. {closer}", "You told me: “{quote}”. Want one small idea that fits?"),
    (_ON, None): ("{clause}, and nothing has moved since. Do you go on from there?", "When we left off: {clause}. What do you do next?", "“{quote}” were your last words here. What do you do next?"),
}  # fmt: skip
_FRENCH: Forms = {
    (_GO, "coming"): ("Alors, {thing}, comment ça s’est passé ?", "{thing}, c’est fait : alors, c’était comment ?"),
    (_GO, None): ("Tu me disais : {clause}. Alors, comment ça s’est passé ?", "Tu m’avais dit : « {quote} ». Alors, comment ça s’est passé ?"),
    (_WELL, "coming"): ("{thing}, c’est {when} : on prépare un dernier détail ensemble ?", "Alors, {when}, c’est {thing} ! Je peux t’aider à préparer quelque chose ?"),
    (_WELL, None): ("{clause}, et c’est {when} : on prépare un dernier détail ensemble ?", "Tu m’avais dit : « {quote} ». On prépare ça ensemble ?"),
    (_OFFER, "coming"): ("Ça avance comment, {thing} ? On regarde la prochaine étape ensemble ?",),
    (_OFFER, None): ("{clause}, si je me souviens bien. On regarde la prochaine étape ensemble ?", "Tu m’avais dit : « {quote} ». On regarde la prochaine étape ensemble ?"),
    (_SHARE, "coming"): ("Et {thing}, ça donne quoi ?",),
    (_SHARE, "doing"): ("{clause} : ça avance bien en ce moment ?", "{clause}, si je me souviens bien. Ça avance ?"),
    (_SHARE, "liking"): ("Je repensais à ton goût pour {thing}. Une belle découverte, ces derniers temps ?",),
    (_SHARE, "person"): ("Et {thing}, quelles nouvelles ?", "Tu me disais : {clause}. C’est toujours aussi bien ?"),
    (_SHARE, None): ("{clause}, si je me souviens bien. Tu veux une petite idée là-dessus ?", "Tu m’avais dit : « {quote} ». Tu veux une petite idée là-dessus ?"),
    (_ON, None): ("{clause}, et rien n’a bougé depuis. On reprend à partir de là ?", "Tu disais : « {quote} ». On reprend à partir de là ?"),
}  # fmt: skip
_SPANISH: Forms = {
    (_GO, "coming"): ("¿Qué tal te fue con {thing}?", "{thing} ya pasó: ¿qué tal te fue?"),
    (_GO, None): ("Me contaste que {clause}. ¿Qué tal te fue?", "Me dijiste: «{quote}». ¿Qué tal te fue?"),
    (_WELL, "coming"): ("{thing} es {when}. ¿Preparamos juntos algún detalle?", "Así que {when} llega {thing}. ¿Te ayudo a preparar algo?"),
    (_WELL, None): ("Me contaste que {clause}, y es {when}. ¿Preparamos juntos algún detalle?", "Me dijiste: «{quote}». ¿Lo preparamos juntos?"),
    (_OFFER, "coming"): ("¿Cómo va {thing}? Podemos mirar juntos el siguiente paso.",),
    (_OFFER, None): ("Me contaste que {clause}. ¿Miramos juntos el siguiente paso?", "Me dijiste: «{quote}». ¿Miramos juntos el siguiente paso?"),
    (_SHARE, "coming"): ("¿Qué tal va {thing}?",),
    (_SHARE, "done"): ("Me acordé de {thing}. ¿Qué tal va eso?",),
    (_SHARE, "liking"): ("Me acordé de que {clause}. ¿Algún descubrimiento nuevo?",),
    (_SHARE, "doing"): ("Me contaste que {clause}. ¿Cómo va eso?",),
    (_SHARE, "person"): ("¿Qué hay de nuevo con {thing}?", "Me contaste que {clause}. ¿Cómo va eso?"),
    (_SHARE, None): ("Me contaste que {clause}. ¿Quieres una pequeña idea para eso?", "Me dijiste: «{quote}». ¿Quieres una pequeña idea para eso?"),
    (_ON, None): ("Me contaste que {clause}. ¿Seguimos desde ahí?", "Decías: «{quote}». ¿Seguimos desde ahí?"),
}  # fmt: skip
_GERMAN: Forms = {
    (_GO, "coming"): ("Wie war {thing}?", "{thing} ist geschafft, oder? Erzähl."),
    (_GO, None): ("Du hast mir erzählt, {clause}. Wie ist es gelaufen?", "Du hast mir erzählt: „{quote}“. Wie ist es gelaufen?"),
    (_WELL, "coming"): ("{thing} ist {when}. Wollen wir noch eine Kleinigkeit zusammen vorbereiten?", "So, {when} also: {thing}. Kann ich dir noch bei etwas helfen?"),
    (_WELL, None): ("Du hast mir erzählt, {clause}, und das ist {when}. Wollen wir noch etwas vorbereiten?", "Du hast mir erzählt: „{quote}“. Wollen wir es zusammen vorbereiten?"),
    (_OFFER, "coming"): ("Wie weit ist es mit {thing}? Wollen wir den nächsten Schritt zusammen ansehen?",),
    (_OFFER, None): ("Du hast mir erzählt, {clause}. Wollen wir den nächsten Schritt zusammen ansehen?", "Du hast mir erzählt: „{quote}“. Wollen wir den nächsten Schritt zusammen ansehen?"),
    (_SHARE, "coming"): ("Was macht {thing}?",),
    (_SHARE, "done"): ("Was macht {thing}?", "{thing} ging mir durch den Kopf. Was ist daraus geworden?"),
    (_SHARE, "liking"): ("Du und {thing}: schon etwas Neues ausprobiert?",),
    (_SHARE, "doing"): ("Du hast mir erzählt, {clause}. Wie läuft es damit?",),
    (_SHARE, "person"): ("{thing} ging mir durch den Kopf. Was gibt es Neues?", "Du hast mir erzählt, {clause}. Wie geht es damit?"),
    (_SHARE, None): ("Du hast mir erzählt, {clause}. Magst du eine kleine Idee dazu?", "Du hast mir erzählt: „{quote}“. Magst du eine kleine Idee dazu?"),
    (_ON, None): ("{clause}, so weit waren wir. Wollen wir da weitermachen?", "Du sagtest: „{quote}“. Wollen wir da weitermachen?"),
}  # fmt: skip
FORMS: Mapping[Language, Forms] = {"en": _ENGLISH, "fr": _FRENCH, "es": _SPANISH, "de": _GERMAN}
