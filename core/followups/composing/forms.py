"""The sentences in which a memory is spoken of without a model: by language, by purpose and by sort of thing.

`{thing}`, `{clause}`, `{aim}` and `{quote}` come from the memory, `{when}` from the calendar, `{closer}` from the
persona, `{scene}` from its last words in a story. `{is}`, `{was}`, `{it}` and the like agree with the thing. A form
is used only where everything it names is there; the first fitting row is taken, in its seeded order.
"""
# ruff: noqa: E501  (sentences)

from collections.abc import Mapping

from core.followups.candidate import Intent
from core.followups.composing.phrase import Sort
from core.memory.reading.languages.pack import Language

Forms = Mapping[tuple[Intent, Sort | None], tuple[str, ...]]
"""By purpose and sort; None is for every sort that has no row of its own, and for what its row does not fit."""
_GO, _WELL, _SHARE, _OFFER, _ON = Intent.CHECK_IN, Intent.WISH_WELL, Intent.SHARE, Intent.OFFER, Intent.CONTINUE

_ENGLISH: Forms = {
    (_GO, "coming"): ("How did {thing} go?", "How {was} {thing}, in the end?", "{thing} should be behind you now. How {was} {it}?"),
    (_GO, "doing"): ("How did {thing} go?", "How did it go in the end, {thing}?"),
    (_GO, "plan"): ("You wanted to {aim}. Did it come off?", "Did you get to {aim} after all?"),
    (_GO, "person"): ("You told me {clause}, and the day has come and gone. How was it?",),
    (_GO, None): ("You told me {clause}, and the day has come and gone. How was it?", "You told me: “{quote}”. How did it go?"),
    (_WELL, "coming"): ("{thing} {is} {when}. Is there one thing I can help you get ready?", "So, {when}: {thing}. Shall we get one thing ready together?", "{thing} {is} {when}. What would you like to think through once more?"),
    (_WELL, "doing"): ("So, {when}: {thing}. Is there one thing I can help you get ready?", "{thing}, and that is {when}. Which part shall we think through once more?"),
    (_WELL, "plan"): ("You want to {aim}, and that is {when}. Is there one thing I can help you get ready?",),
    (_WELL, None): ("You told me {clause}, and that is {when}. Anything I can help you get ready?", "You told me: “{quote}”. Anything I can help you get ready?"),
    (_OFFER, "coming"): ("{thing} {is} {when}. Anything you would like to think through before then?", "What are you looking forward to most, with {thing} {when}?"),
    (_OFFER, "plan"): ("You want to {aim}. Shall we find the first small step together?", "Still on your mind, to {aim}? I could think through the next step with you."),
    (_OFFER, "doing"): ("How is {thing} coming along? I could think through the next step with you.",),
    (_OFFER, "person"): ("You told me {clause}. How is that coming along?",),
    (_OFFER, "liking"): ("Shall we find one new thing for you to try, when it comes to {thing}?", "I could think up one small thing around {thing}. {closer}"),
    (_OFFER, "pastime"): ("Shall we think up one new way of {thing}?", "I could think up one small thing around {thing}. {closer}"),
    (_OFFER, "made"): ("Shall we plan the one after {thing} together?",),
    (_OFFER, None): ("You told me {clause}. Want to look at the next step together?", "You told me: “{quote}”. Want to look at the next step together?"),
    (_SHARE, "coming"): ("How is it going with {thing}?", "I came back to {thing} just now, and I have an idea for {them}. {closer}"),
    (_SHARE, "done"): ("I was just thinking about {thing}. What is the news there?", "I came back to {thing} just now, and I have an idea to go with {them}. {closer}"),
    (_SHARE, "got"): ("I was just thinking about {thing}. How {is} {it} treating you so far?", "I came back to {thing} just now, and I have an idea to go with {them}. {closer}"),
    (_SHARE, "given"): ("I was just thinking about {thing}. What has become of {them} since?", "I came back to {thing} just now, and I have an idea for {them}. {closer}"),
    (_SHARE, "found"): ("I was just thinking about {thing}. Found anything else good there since?", "I was just thinking about {thing}. Any other treasures from there since?"),
    (_SHARE, "made"): ("I was just thinking about {thing}. Is the next one already on your mind?", "I came back to {thing} just now, and I have an idea for the next one. {closer}"),
    (_SHARE, "doing"): ("How is {thing} going these days?", "How is it going, {thing}? Tell me the newest bit."),
    (_SHARE, "plan"): ("You want to {aim}. Shall we find the first small step together?",),
    (_SHARE, "liking"): ("Any new favourite lately when it comes to {thing}?", "I was just thinking about {thing}. Come across anything good lately?"),
    (_SHARE, "pastime"): ("Had a moment for {thing} lately?", "I was just thinking about {thing}. When did you last have time for it?"),
    (_SHARE, "past"): ("You told me {clause}, and I never asked: what do you like best to remember?",),
    (_SHARE, "person"): ("You told me {clause}. What is the news there?", "What is new with {thing}?"),
    (_SHARE, "life"): ("What is {thing} like these days?",),
    (_SHARE, "fact"): ("You told me {clause}. How is that going these days?", "You told me {clause}, and I have an idea to go with it. {closer}"),
    (_SHARE, None): ("You told me {clause}, and I have an idea to go with it. {closer}", "You told me: “{quote}”. Want one small idea that fits?"),
    (_ON, "fact"): ("The story so far: {clause}, and now {scene}. Will you return to it?", "{clause}, and now {scene}. Will you come back and face it?"),
    (_ON, None): ("{clause}, and nothing has moved since. Do you go on from there?", "Where we left off: {clause}. What do you do next?", "“{quote}” were your last words here. What do you do next?"),
}  # fmt: skip
_FRENCH: Forms = {
    (_GO, "coming"): ("Alors, {thing}, comment ça s’est passé ?", "{thing}, c’est fait : alors, c’était comment ?", "Raconte un peu : {thing}, ça s’est bien passé ?"),
    (_GO, None): ("Tu me disais : {clause}. Alors, comment ça s’est passé ?", "Tu m’avais dit : « {quote} ». Alors, comment ça s’est passé ?"),
    (_WELL, "coming"): ("Petit compte à rebours : {thing}, {is} {when}. De quoi aurais-tu encore besoin ?", "Alors, {when}, c’est {thing} ! Je peux t’aider à préparer quelque chose ?", "{thing}, {is} {when} : on règle ensemble un dernier détail, pour que tu aies l’esprit libre ?"),
    (_WELL, None): ("{clause}, et c’est {when} : on règle ensemble un dernier détail ?", "Tu m’avais dit : « {quote} ». On prépare ça ensemble ?"),
    (_OFFER, "coming"): ("{thing}, ça avance comme tu veux ? On regarde la prochaine étape ensemble, si ça t’aide.",),
    (_OFFER, None): ("{clause}, si je me souviens bien. On cherche ensemble le premier petit pas ?", "Tu m’avais dit : « {quote} ». On cherche ensemble le premier petit pas ?"),
    (_SHARE, "coming"): ("Et {thing}, ça donne quoi ?", "J’ai une petite idée pour {thing}. Tu veux l’entendre ?"),
    (_SHARE, "doing"): ("{clause} : quel a été ton meilleur moment, ces jours-ci ?", "{clause}, si je me souviens bien. Qu’est-ce qui te plaît le plus en ce moment ?"),
    (_SHARE, "liking"): ("Je repensais à ton goût pour {thing}. Une belle découverte, ces derniers temps ?", "{thing}, ça m’a donné une petite idée pour toi. Tu veux l’entendre ?"),
    (_SHARE, "person"): ("Et {thing}, quelles nouvelles ?", "Tu me disais : {clause}. Tu me racontes la suite ?"),
    (_SHARE, None): ("{clause}, si je me souviens bien. Tu veux une petite idée là-dessus ?", "Tu m’avais dit : « {quote} ». Tu veux une petite idée là-dessus ?"),
    (_ON, "fact"): ("{clause}. Et maintenant, {scene} : que fais-tu ?",),
    (_ON, None): ("{clause}, et rien n’a bougé depuis. On reprend à partir de là ?", "Tu disais : « {quote} ». On reprend à partir de là ?"),
}  # fmt: skip
_SPANISH: Forms = {
    (_GO, "coming"): ("¿Qué tal te fue con {thing}?", "Cuéntame: ¿cómo te fue con {thing}?"),
    (_GO, None): ("Me contaste que {clause}. ¿Qué tal te fue?", "Me dijiste: «{quote}». ¿Qué tal te fue?"),
    (_WELL, "coming"): ("Cuenta atrás: {thing} {is} {when}. ¿Qué te falta todavía?", "Así que {when} {is} {thing}. ¿Te ayudo a preparar algo?", "{thing} {is} {when}. ¿Dejamos listo un último detalle, para que vayas con calma?"),
    (_WELL, None): ("Me contaste que {clause}, y es {when}. ¿Dejamos listo un último detalle?", "Me dijiste: «{quote}». ¿Lo preparamos juntos?"),
    (_OFFER, "coming"): ("¿Cómo va todo con {thing}? Si quieres, miramos juntos el siguiente paso.",),
    (_OFFER, None): ("Me contaste que {clause}. ¿Buscamos juntos el primer pasito?", "Me dijiste: «{quote}». ¿Buscamos juntos el primer pasito?"),
    (_SHARE, "coming"): ("¿Qué tal va todo con {thing}?", "Tengo una pequeña idea para {thing}. ¿Te la cuento?"),
    (_SHARE, "done"): ("Me acordé de {thing}. ¿Qué novedades hay?", "Tengo una pequeña idea para {thing}. ¿Te la cuento?"),
    (_SHARE, "liking"): ("Me acordé de que {clause}. ¿Algún descubrimiento nuevo?", "Como {clause}, tengo una pequeña idea para ti. ¿Te la cuento?"),
    (_SHARE, "doing"): ("Me contaste que {clause}. ¿Qué es lo que más disfrutas ahora?", "Me contaste que {clause}. ¿Cómo va eso?"),
    (_SHARE, "person"): ("¿Qué hay de nuevo con {thing}?", "Me contaste que {clause}. ¿Cómo va eso?"),
    (_SHARE, None): ("Me contaste que {clause}. ¿Quieres una pequeña idea para eso?", "Me dijiste: «{quote}». ¿Quieres una pequeña idea para eso?"),
    (_ON, "fact"): ("{clause}. Y ahora, {scene}: ¿qué haces?",),
    (_ON, None): ("Me contaste que {clause}. ¿Seguimos desde ahí?", "Decías: «{quote}». ¿Seguimos desde ahí?"),
}  # fmt: skip
_GERMAN: Forms = {
    (_GO, "coming"): ("Wie {was} {thing}?", "{thing} {is} geschafft, oder? Erzähl."),
    (_GO, None): ("Du hast mir erzählt, {clause}. Wie ist es gelaufen?", "Du hast mir erzählt: „{quote}“. Wie ist es gelaufen?"),
    (_WELL, "coming"): ("{thing} {is} {when}. Wollen wir noch eine Kleinigkeit zusammen vorbereiten?", "So, {when} also: {thing}. Was würde dir jetzt noch helfen?", "Bald ist es so weit: {thing}, {when}. Welchen Teil wollen wir noch einmal durchgehen?"),
    (_WELL, None): ("Du hast mir erzählt, {clause}, und das ist {when}. Wollen wir noch etwas vorbereiten?", "Du hast mir erzählt: „{quote}“. Wollen wir es zusammen vorbereiten?"),
    (_OFFER, "coming"): ("Wie steht es um {thing}? Wenn du magst, sehen wir uns den nächsten Schritt zusammen an.",),
    (_OFFER, None): ("Du hast mir erzählt, {clause}. Wollen wir den ersten kleinen Schritt zusammen finden?", "Du hast mir erzählt: „{quote}“. Wollen wir den ersten kleinen Schritt zusammen finden?"),
    (_SHARE, "coming"): ("{thing} {went} mir durch den Kopf. Was gibt es Neues?",),
    (_SHARE, "done"): ("{thing} {went} mir durch den Kopf. Wie lebt ihr zwei euch ein?", "{thing} {went} mir durch den Kopf. Was ist daraus geworden?"),
    (_SHARE, "liking"): ("Du und {thing}: schon etwas Neues ausprobiert?",),
    (_SHARE, "doing"): ("Du hast mir erzählt, {clause}. Was war daran zuletzt das Schönste?", "Du hast mir erzählt, {clause}. Wie läuft es damit?"),
    (_SHARE, "person"): ("{thing} {went} mir durch den Kopf. Was gibt es Neues?", "Du hast mir erzählt, {clause}. Wie geht es damit?"),
    (_SHARE, None): ("Du hast mir erzählt, {clause}. Magst du eine kleine Idee dazu?", "Du hast mir erzählt: „{quote}“. Magst du eine kleine Idee dazu?"),
    (_ON, "fact"): ("{clause}. Und jetzt: {scene}. Was tust du?",),
    (_ON, None): ("{clause}, so weit waren wir. Wollen wir da weitermachen?", "Du sagtest: „{quote}“. Wollen wir da weitermachen?"),
}  # fmt: skip
FORMS: Mapping[Language, Forms] = {"en": _ENGLISH, "fr": _FRENCH, "es": _SPANISH, "de": _GERMAN}
