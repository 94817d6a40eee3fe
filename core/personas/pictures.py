"""Turns an uploaded file into a small safe picture: checked, cut square, drawn anew without its metadata."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from core.errors import InvalidInput

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 40_000_000  # a phone's photograph; more is an attempt to fill the memory
SIDE = 384  # pixels; an avatar is shown at 192 at most, on a screen of double density
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
HINT = "Choose a PNG, JPEG, WebP or GIF of up to 5 MB."


@dataclass(frozen=True)
class Portrait:
    """A picture ready to be kept."""

    content: bytes
    mime: str = "image/webp"


def shrink_picture(content: bytes) -> Portrait:
    """Return the picture's first frame, cut to a square; raises InvalidInput for the field `avatar`."""
    if len(content) > MAX_BYTES:
        raise _refusal("This picture is larger than 5 MB.")
    try:
        return Portrait(_draw_anew(content))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as exc:
        raise _refusal("This picture has too many pixels.") from exc
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as exc:
        raise _refusal("This file is not a picture that can be read.") from exc


def _draw_anew(content: bytes) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise Image.DecompressionBombError
            picture.draft("RGB", (SIDE * 2, SIDE * 2))
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    square = ImageOps.fit(upright, (SIDE, SIDE), Image.Resampling.LANCZOS)
    drawn = io.BytesIO()
    square.save(drawn, "WEBP", quality=86, exif=b"", xmp=b"", icc_profile=None)
    return drawn.getvalue()


def _refusal(message: str) -> InvalidInput:
    return InvalidInput(message, field="avatar", hint=HINT)
