"""The languages that are read, by their code."""

from collections.abc import Mapping

from core.memory.reading.languages.english import ENGLISH
from core.memory.reading.languages.french import FRENCH
from core.memory.reading.languages.german import GERMAN
from core.memory.reading.languages.pack import Language, LanguagePack
from core.memory.reading.languages.spanish import SPANISH

PACKS: Mapping[Language, LanguagePack] = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH, "de": GERMAN}
