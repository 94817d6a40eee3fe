"""How the past of a fact is told, in the four languages that readers write."""

from typing import Final

from core.memory.merging.slot_words import Language

PAST: Final[dict[tuple[str, Language], str]] = {
    ("name", "en"): "Was called {value} {until}",
    ("home", "en"): "Lived in {value} {until}",
    ("work", "en"): "Worked at {value} {until}",
    ("job", "en"): "Worked as {value} {until}",
    ("school", "en"): "Studied at {value} {until}",
    ("diet", "en"): "Was {value} {until}",
    ("status", "en"): "Was {value} {until}",
    ("favourite", "en"): "Favourite {of} was {value} {until}",
    ("name", "fr"): "S'appelait {value} {until}",
    ("home", "fr"): "A habité à {value} {until}",
    ("work", "fr"): "A travaillé chez {value} {until}",
    ("job", "fr"): "A travaillé comme {value} {until}",
    ("diet", "fr"): "Était {value} {until}",
    ("status", "fr"): "Était {value} {until}",
    ("favourite", "fr"): "{of} préféré(e) : {value} {until}",
    ("name", "es"): "Se llamaba {value} {until}",
    ("home", "es"): "Vivió en {value} {until}",
    ("work", "es"): "Trabajó en {value} {until}",
    ("job", "es"): "Trabajó como {value} {until}",
    ("diet", "es"): "Era {value} {until}",
    ("status", "es"): "Estaba {value} {until}",
    ("favourite", "es"): "{of} preferido/a: {value} {until}",
    ("name", "de"): "Hieß {until} {value}",
    ("home", "de"): "Wohnte {until} in {value}",
    ("work", "de"): "Arbeitete {until} bei {value}",
    ("job", "de"): "Arbeitete {until} als {value}",
    ("diet", "de"): "War {until} {value}",
    ("status", "de"): "War {until} {value}",
    ("favourite", "de"): "Lieblings{of} war {until} {value}",
}
UNTIL: Final[dict[Language, str]] = {"en": "until {}", "fr": "jusqu'en {}", "es": "hasta {}", "de": "bis {}"}
THEN: Final[dict[Language, str]] = {"en": "then", "fr": "puis", "es": "luego", "de": "dann"}
NOW: Final[dict[Language, str]] = {"en": "now", "fr": "maintenant", "es": "ahora", "de": "jetzt"}
UNTIL_THEN: Final[dict[Language, str]] = {
    "en": "Until {until}: {before}; now: {now}",
    "fr": "Jusqu'en {until} : {before} ; maintenant : {now}",
    "es": "Hasta {until}: {before}; ahora: {now}",
    "de": "Bis {until}: {before}; jetzt: {now}",
}
MONTHS: Final[dict[Language, str]] = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
