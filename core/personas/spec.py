"""What a persona is: its fields, their limits, and the one place that says in words which of them does not fit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from core.errors import InvalidInput
from core.text import clean_line, clean_lines, clean_text


@dataclass(frozen=True)
class Limits:
    """How much fits into each field: characters for texts, entries for `max_*`."""

    name: int = 60
    tagline: int = 120
    personality: int = 2000
    style: int = 1000
    backstory: int = 4000
    topic: int = 80
    greeting: int = 1000
    opener: int = 140
    example_user: int = 400
    example_reply: int = 800
    follow_up_example: int = 240
    language: int = 40
    model: int = 200
    temperature: float = 1.5
    max_topics: int = 24
    max_openers: int = 6
    max_examples: int = 8
    max_follow_up_examples: int = 5


LIMITS = Limits()

Palette = Literal["", "violet", "amber", "emerald", "ocean", "rose", "midnight", "sunset", "forest", "coral", "slate"]
Glyph = Literal[
    "", "music", "chef", "sofa", "mic", "tree", "speech", "dumbbell", "book", "telescope", "compass", "flower", "spark"
]


def _drop_empty_examples(values: Any) -> Any:
    if isinstance(values, str | Mapping) or not isinstance(values, Iterable):
        return values
    return tuple(value for value in values if not _is_empty_example(value))


def _is_empty_example(value: Any) -> bool:
    return isinstance(value, Mapping) and not any(clean_text(part) for part in value.values())


ONE_LINE = BeforeValidator(clean_line)
TEXT = BeforeValidator(clean_text)
LINES = BeforeValidator(clean_lines)
Topic = Annotated[str, Field(max_length=LIMITS.topic)]
Opener = Annotated[str, Field(max_length=LIMITS.opener)]
FollowUpExample = Annotated[str, Field(max_length=LIMITS.follow_up_example)]


class Example(BaseModel):
    """One exchange that shows how the persona talks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    user: Annotated[str, Field(min_length=1, max_length=LIMITS.example_user), TEXT]
    reply: Annotated[str, Field(min_length=1, max_length=LIMITS.example_reply), TEXT]


class PersonaSpec(BaseModel):
    """Everything that makes a persona. An empty `model`, `palette` or `glyph` leaves the choice to the studio.

    `follow_up_examples` show how the persona writes first; `avatar` is the SHA-256 of an uploaded picture.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=LIMITS.name), ONE_LINE]
    tagline: Annotated[str, Field(max_length=LIMITS.tagline), ONE_LINE] = ""
    personality: Annotated[str, Field(max_length=LIMITS.personality), TEXT] = ""
    style: Annotated[str, Field(max_length=LIMITS.style), TEXT] = ""
    backstory: Annotated[str, Field(max_length=LIMITS.backstory), TEXT] = ""
    topics: Annotated[tuple[Topic, ...], Field(max_length=LIMITS.max_topics), LINES] = ()
    avoid: Annotated[tuple[Topic, ...], Field(max_length=LIMITS.max_topics), LINES] = ()
    greeting: Annotated[str, Field(max_length=LIMITS.greeting), TEXT] = ""
    openers: Annotated[tuple[Opener, ...], Field(max_length=LIMITS.max_openers), LINES] = ()
    examples: Annotated[
        tuple[Example, ...], Field(max_length=LIMITS.max_examples), BeforeValidator(_drop_empty_examples)
    ] = ()
    language: Annotated[str, Field(min_length=1, max_length=LIMITS.language), ONE_LINE] = "English"
    model: Annotated[str, Field(max_length=LIMITS.model), ONE_LINE] = ""
    temperature: Annotated[float, Field(ge=0, le=LIMITS.temperature, allow_inf_nan=False)] = 0.7
    follow_up_examples: Annotated[
        tuple[FollowUpExample, ...], Field(max_length=LIMITS.max_follow_up_examples), LINES
    ] = ()
    avatar: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    palette: Palette = ""
    glyph: Glyph = ""


LABELS: Mapping[str, str] = {
    "name": "The name",
    "tagline": "The tagline",
    "personality": "The personality",
    "style": "The speaking style",
    "backstory": "The backstory",
    "topics": "The topics to talk about",
    "avoid": "The topics to avoid",
    "greeting": "The greeting",
    "openers": "The suggested openers",
    "examples": "The example dialogues",
    "language": "The language",
    "model": "The model's name",
    "temperature": "The temperature",
    "follow_up_examples": "The example follow-ups",
    "avatar": "The avatar",
    "palette": "The colours",
    "glyph": "The symbol",
}


def parse_spec(fields: Mapping[str, Any]) -> PersonaSpec:
    """Return the persona that these fields describe; raises InvalidInput naming the first that does not fit."""
    try:
        return PersonaSpec.model_validate(dict(fields))
    except ValidationError as exc:
        field, message = next(iter(_problems(exc).items()))
        raise InvalidInput(message, field=field, hint="Nothing is lost: change it and save again.") from exc


def find_problems(fields: Mapping[str, Any]) -> dict[str, str]:
    """Return one sentence for each field that does not fit, in the order of the fields."""
    try:
        PersonaSpec.model_validate(dict(fields))
    except ValidationError as exc:
        return _problems(exc)
    return {}


def rough_spec(fields: Mapping[str, Any], *, unnamed: str = "Untitled persona") -> PersonaSpec:
    """Return the persona as far as the fields fit, for showing a draft: what does not fit is left out."""
    wrong = find_problems(fields)
    fitting = {key: value for key, value in fields.items() if key not in wrong}
    return PersonaSpec.model_validate({"name": unnamed} | fitting)


def spec_fields(spec: PersonaSpec) -> dict[str, Any]:
    """Return the fields as plain JSON values."""
    return spec.model_dump(mode="json")


def _problems(error: ValidationError) -> dict[str, str]:
    found: dict[str, str] = {}
    for detail in error.errors(include_url=False):
        found.setdefault(str(detail["loc"][0]) if detail["loc"] else "", _sentence(detail))
    order = list(PersonaSpec.model_fields)
    return dict(sorted(found.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order)))


def _sentence(detail: ErrorDetails) -> str:
    subject, context, given = _subject(detail["loc"]), detail.get("ctx", {}), detail["input"]
    match detail["type"]:
        case "missing" | "string_too_short":
            return f"{subject} is missing."
        case "string_too_long":
            return f"{subject} may have {context['max_length']} characters; this has {len(clean_text(given))}."
        case "too_long":
            return f"{subject} may be {context['max_length']} at most; these are {context['actual_length']}."
        case "greater_than_equal" | "less_than_equal" | "finite_number" | "float_type" | "float_parsing":
            return f"{subject} is a number from 0 to {LIMITS.temperature:g}."
        case "extra_forbidden":
            return f"A persona has no field called “{str(detail['loc'][-1])[:40]}”."
    return f"{subject} cannot be read."


def _subject(place: tuple[int | str, ...]) -> str:
    """Name the field, and which entry of it: `("examples", 1, "reply")` is “Reply in example 2”."""
    match place:
        case ("examples", int(index), str(part)):
            return f"{'Your line' if part == 'user' else 'The reply'} in example {index + 1}"
        case (str(field), int(index), *_):
            entry = {"openers": "Opener", "follow_up_examples": "Follow-up line", "examples": "Example"}
            return f"{entry.get(field, 'Topic')} {index + 1}"
        case (str(field), *_):
            return LABELS.get(field, field)
    return "The persona"
