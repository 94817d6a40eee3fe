"""The languages that are read, by their code."""

from collections.abc import Mapping

from core.memory.languages.english import ENGLISH
from core.memory.languages.french import FRENCH
from core.memory.languages.german import GERMAN
from core.memory.languages.pack import Language, LanguagePack
from core.memory.languages.spanish import SPANISH

PACKS: Mapping[Language, LanguagePack] = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH, "de": GERMAN}
