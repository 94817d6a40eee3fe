"""The forms of English statements, in the order in which they are tried: what is known by its words, then any verb."""

from core.memory.reading.languages.english_being import BEING
from core.memory.reading.languages.english_doing import DOING
from core.memory.reading.languages.english_left_out import LEFT_OUT
from core.memory.reading.languages.english_open_frames import OPEN_FRAMES
from core.memory.reading.languages.english_people import PEOPLE

FRAMES = BEING + DOING + PEOPLE + LEFT_OUT + OPEN_FRAMES
