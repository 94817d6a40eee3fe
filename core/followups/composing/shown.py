"""Shows a model how this persona writes first: its own beginnings, about what somebody else told, with an idea. Pure."""
# ruff: noqa: E501  (sentences)

from collections.abc import Iterator
from dataclasses import dataclass

from core.followups.candidate import Intent
from core.followups.composing.voice import begin, find_exclamation, find_frames
from core.followups.gate.fiction import is_fiction
from core.followups.gate.words import LANGUAGES
from core.memory.reading.languages.pack import Language
from core.personas.spec import PersonaSpec


@dataclass(frozen=True)
class Shown:
    """What somebody else told, and what was written to them: plainly, or after the persona's own beginning about `thing`."""

    intent: Intent
    told: str
    thing: str
    plain: str
    idea: str


_SHARED: dict[Language, Shown] = {
    "en": Shown(Intent.SHARE, "I planted a cherry tree last week", "the cherry tree you planted", "I was just thinking about the cherry tree you planted.", "A saucer of water next to it, and the blackbirds will be on its side. Which corner did it get?"),
    "fr": Shown(Intent.SHARE, "J’ai planté un cerisier", "le cerisier que tu as planté", "Je repensais au cerisier que tu as planté.", "Une soucoupe d’eau à côté, et les merles seront de son côté. Dans quel coin est-il ?"),
    "es": Shown(Intent.SHARE, "Planté un cerezo", "el cerezo que plantaste", "Me acordé del cerezo que plantaste.", "Un platito de agua al lado, y los mirlos estarán de su parte. ¿En qué rincón está?"),
    "de": Shown(Intent.SHARE, "Ich habe einen Kirschbaum gepflanzt", "der Kirschbaum, den du gepflanzt hast,", "Der Kirschbaum, den du gepflanzt hast, ging mir durch den Kopf.", "Ein Schälchen Wasser daneben, und die Amseln sind auf seiner Seite. Welche Ecke hat er bekommen?"),
}  # fmt: skip
_TIMED: dict[Language, tuple[Shown, ...]] = {
    "en": (
        Shown(Intent.WISH_WELL, "I'm running my first 10k on Sunday", "", "Your first 10k is tomorrow.", "Pick the song for the last kilometre tonight: which one is it?"),
        Shown(Intent.CHECK_IN, "I have my driving test on Monday", "", "Your driving test was yesterday.", "Did the roundabouts behave?"),
    ),
    "fr": (
        Shown(Intent.WISH_WELL, "Je cours mon premier 10 km dimanche", "", "Ton premier 10 km, c’est demain.", "Choisis ce soir la chanson du dernier kilomètre : ce sera laquelle ?"),
        Shown(Intent.CHECK_IN, "J’ai mon examen de conduite lundi", "", "Ton examen de conduite, c’était hier.", "Les ronds-points ont été gentils ?"),
    ),
    "es": (
        Shown(Intent.WISH_WELL, "El domingo corro mis primeros 10 km", "", "Tus primeros 10 km son mañana.", "Elige esta noche la canción del último kilómetro: ¿cuál será?"),
        Shown(Intent.CHECK_IN, "El lunes tengo el examen de conducir", "", "Tu examen de conducir fue ayer.", "¿Se portaron bien las rotondas?"),
    ),
    "de": (
        Shown(Intent.WISH_WELL, "Am Sonntag laufe ich meine ersten 10 km", "", "Deine ersten 10 km sind morgen.", "Such dir heute Abend das Lied für den letzten Kilometer aus: welches wird es?"),
        Shown(Intent.CHECK_IN, "Am Montag habe ich Fahrprüfung", "", "Deine Fahrprüfung war gestern.", "Waren die Kreisverkehre gnädig?"),
    ),
}  # fmt: skip
_STORY = Shown(Intent.CONTINUE, "I knock at the harbour gate", "", "You knock at the harbour gate.", "It has opened by a hand's width, and on the other side somebody is counting. Do you go in, or answer the count?")  # fmt: skip


def show(spec: PersonaSpec) -> Iterator[tuple[Shown, str]]:
    """Yield what somebody told and what this persona wrote to them; in English for a language of which we know none."""
    language = LANGUAGES.get(spec.language.lower(), "en")
    if is_fiction(spec) and language == "en":
        yield _STORY, begin(find_exclamation(spec), f"{_STORY.plain} {_STORY.idea}")
    shared = _SHARED[language]
    frame = next((one for one in find_frames(spec) if one.is_open and not one.asks_how_it_went), None)
    beginning = frame.opening.fill(shared.thing) if frame else begin(find_exclamation(spec), shared.plain)
    yield shared, f"{beginning} {shared.idea}"
    for timed in _TIMED[language]:
        yield timed, begin(find_exclamation(spec), f"{timed.plain} {timed.idea}")
