"""Every setting is documented, with the words and the default that the code has."""

from core.config import ROOT, Settings
from core.settings_text import build_env_example, build_settings_table, replace_settings

VARIABLES = [f"STUDIO_{name.upper()}" for name in Settings.model_fields]


def test_every_setting_says_what_it_means() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_the_readme_documents_every_setting_as_it_is() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in VARIABLES if f"`{name}`" not in readme] == []
    assert replace_settings(readme) == readme, "run: make docs"


def test_the_example_environment_names_every_setting_with_its_default() -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    assert [name for name in VARIABLES if f"# {name}=" not in example] == []
    assert example == build_env_example(), "run: make docs"


def test_the_table_has_a_row_a_setting() -> None:
    assert len(build_settings_table().splitlines()) == len(VARIABLES) + 2
