"""The command line says what there is; a wrong setting is told in words, and what was written stays unsaid."""

import pytest
from pydantic import ValidationError

from core.__main__ import COMMANDS, build_parser, explain
from core.config import Settings


def test_each_wrong_setting_is_named_as_one_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDIO_RECALL_LIMIT", "many")
    monkeypatch.setenv("STUDIO_CHROMA_URL", "my-secret-host")
    with pytest.raises(ValidationError) as caught:
        Settings(_env_file=None)
    words = explain(caught.value)
    assert "STUDIO_RECALL_LIMIT: Input should be a valid integer" in words
    assert "STUDIO_CHROMA_URL" in words
    assert "my-secret-host" not in words


def test_settings_that_only_go_together_say_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDIO_SMTP_HOST", "mail.example.org")
    monkeypatch.setenv("STUDIO_SMTP_FROM", "")
    with pytest.raises(ValidationError) as caught:
        Settings(_env_file=None)
    assert "\n  STUDIO_SMTP_FROM: mails need an address" in explain(caught.value)


def test_every_command_says_what_it_does() -> None:
    said = build_parser().format_help()
    for command in COMMANDS.values():
        assert command.__doc__
        assert command.__doc__.split()[0] in said
