"""Every persona's face: the uploaded picture when there is one, else a drawn one, so that it is never empty."""

import base64
import hashlib

from core.personas.avatars import data_uri, draw_avatar, draw_banner
from core.personas.pictures import shrink_picture
from core.personas.spec import PersonaSpec
from core.ports import Clock
from core.storage.db import Database
from core.storage.tables import Picture


class Portraits:
    """Keeps uploaded pictures and hands out faces as data URIs."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def avatar(self, spec: PersonaSpec) -> str:
        """Return the square face."""
        return self._uploaded(spec.avatar) or data_uri(draw_avatar(spec.name, spec.palette, spec.glyph))

    def banner(self, spec: PersonaSpec) -> str:
        """Return the wide face; an uploaded picture stands in the middle of the drawing."""
        return data_uri(draw_banner(spec.name, spec.palette, spec.glyph, portrait=self._uploaded(spec.avatar)))

    def keep(self, content: bytes) -> str:
        """Keep an uploaded picture; return its SHA-256. Raises InvalidInput when it is none."""
        portrait = shrink_picture(content)
        sha256 = hashlib.sha256(portrait.content).hexdigest()
        with self._database.write() as session:
            if session.get(Picture, sha256) is None:
                now = self._clock.now()
                session.add(Picture(sha256=sha256, mime=portrait.mime, content=portrait.content, created_at=now))
        return sha256

    def _uploaded(self, sha256: str) -> str:
        if not sha256:
            return ""
        with self._database.read() as session:
            picture = session.get(Picture, sha256)
        if picture is None:
            return ""
        return f"data:{picture.mime};base64,{base64.b64encode(picture.content).decode('ascii')}"
