"""Faces: drawn ones are never empty and never carry what was typed; uploaded ones are checked and drawn anew."""

import io
import xml.etree.ElementTree as ET
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core.errors import InvalidInput
from core.personas.avatars import PALETTES, choose_palette, draw_avatar, draw_banner, initials
from core.personas.glyphs import GLYPHS
from core.personas.pictures import MAX_BYTES, SIDE
from core.personas.spec import Glyph, Palette, PersonaSpec, parse_spec
from core.storage.tables import Picture


def picture(size=(600, 400), kind="PNG", **options) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", size, "teal").save(drawn, kind, **options)
    return drawn.getvalue()


@given(st.text(min_size=1, max_size=60))
def test_any_name_gives_well_formed_drawings_that_are_the_same_each_time(typed):
    spec = parse_spec({"name": typed + "x"})
    for draw in (draw_avatar, draw_banner):
        drawing = draw(spec.name)
        assert ET.fromstring(drawing).tag.endswith("svg")
        draw.cache_clear()
        assert draw(spec.name) == drawing


def test_markup_in_a_name_stays_out_of_the_drawing():
    assert "<script" not in draw_avatar('"><script>alert(1)</script>')
    assert initials("<b> &") == ""


@pytest.mark.parametrize(
    ("name", "letters"), [("Ada Lovelace", "AL"), ("luna", "L"), ("Anna Banana Abel", "A"), ("愛", "愛"), ("!?", "")]
)
def test_initials_are_the_first_letters_of_first_and_last_word(name, letters):
    assert initials(name) == letters


def test_every_palette_and_symbol_on_offer_can_be_drawn():
    assert {"", *PALETTES} == set(get_args(Palette))
    assert {"", *GLYPHS} == set(get_args(Glyph))
    assert choose_palette("Luna") in PALETTES


def test_without_an_upload_the_face_is_drawn(personas):
    assert personas.avatar(PersonaSpec(name="Luna")).startswith("data:image/svg+xml;base64,")
    assert personas.avatar(PersonaSpec(name="Luna", avatar="0" * 64)).startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_an_uploaded_picture_is_cut_square_and_drawn_anew(personas, ada, database, kind):
    sha256 = personas.upload_avatar(ada, picture(kind=kind))
    assert personas.upload_avatar(ada, picture(kind=kind)) == sha256
    with database.read() as session:
        kept = session.get_one(Picture, sha256)
    shown = Image.open(io.BytesIO(kept.content))
    assert (shown.format, shown.size) == ("WEBP", (SIDE, SIDE))
    spec = PersonaSpec(name="Luna", avatar=sha256)
    assert personas.avatar(spec).startswith("data:image/webp;base64,")
    assert personas.banner(spec).startswith("data:image/svg+xml;base64,")


def test_metadata_such_as_the_place_of_a_photograph_is_taken_out(personas, ada, database):
    exif = Image.Exif()
    exif[0x010E] = "taken at home in Lyon"
    sha256 = personas.upload_avatar(ada, picture(kind="JPEG", exif=exif))
    with database.read() as session:
        assert b"Lyon" not in session.get_one(Picture, sha256).content


def huge_picture() -> bytes:
    drawn = io.BytesIO()
    Image.new("1", (8000, 8000)).save(drawn, "PNG")
    return drawn.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not a picture"),
        (b"<svg onload=alert(1)>", "not a picture"),
        (picture()[:90], "not a picture"),
        (b"\x89PNG" + bytes(MAX_BYTES), "larger than 5 MB"),
        (huge_picture(), "too many pixels"),
        (picture(kind="BMP"), "not a picture"),
    ],
    ids=["nothing", "markup", "cut off", "too large", "too many pixels", "another kind"],
)
def test_what_is_no_safe_picture_is_refused_for_the_field_avatar(personas, ada, content, sentence):
    with pytest.raises(InvalidInput, match=sentence) as refusal:
        personas.upload_avatar(ada, content)
    assert refusal.value.field == "avatar"


def test_a_picture_goes_with_the_last_persona_that_uses_it(personas, ada, database):
    def is_kept() -> bool:
        with database.read() as session:
            return session.get(Picture, sha256) is not None

    sha256 = personas.upload_avatar(ada, picture())
    first = personas.create(ada, PersonaSpec(name="Luna", avatar=sha256))
    second = personas.begin(ada)
    personas.save_draft(ada, second.id, {"name": "Draft", "avatar": sha256})
    personas.delete(ada, first.id)
    assert is_kept()
    personas.save_draft(ada, second.id, {"name": "Draft", "avatar": ""})
    assert not is_kept()
