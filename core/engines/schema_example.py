"""Builds the smallest object that fits a JSON schema, for an engine that answers without a model; pure."""

from typing import Any


def build_example(schema: dict[str, Any]) -> Any:
    """Return a value that fits; the text parts say that they are scripted. `$ref` and the bounds are honoured."""
    return _build(schema, schema)


def _build(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    if "$ref" in schema:
        return _build(_follow(schema["$ref"], root), root)
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return _build(schema[choice][0], root)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    return _build_typed(schema, root)


def _build_typed(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    match schema.get("type"):
        case "object":
            properties = schema.get("properties", {})
            return {name: _build(properties.get(name, {}), root) for name in schema.get("required", ())}
        case "array":
            return [_build(schema.get("items", {}), root) for _ in range(schema.get("minItems", 0))]
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return False
        case "null":
            return None
        case _:
            return "scripted".ljust(schema.get("minLength", 0), ".")[: schema.get("maxLength")]


def _follow(reference: str, root: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = root
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found
