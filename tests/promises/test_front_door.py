"""What the README, CONTRIBUTING and CHANGELOG promise is what is there."""

from __future__ import annotations

import os
import re
import tomllib

import pytest

from base.guide import guide_pages
from base.translations import translation
from data.catalogue import load_catalogue
from entry.cli import main
from exports.distances_csv import COLUMNS
from exports.scorecard_json import scorecard
from tests.data.sample_scored import sample
from tests.promises.documents import (
    SUFFIXES,
    commands,
    first_column_names,
    guide,
    local_links,
    text_of,
)
from tests.promises.messages import all_said
from tests.promises.source_tree import READMES, ROOT, product_files

START = "pip install uv && uv run streamlit run app.py"
TEST = "pip install uv && uv run pytest"
DOCUMENTS = (
    *READMES,
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "SECURITY.zh-CN.md",
    *(guide(page, language) for page in guide_pages() for language in SUFFIXES),
)
MOST_LINES = 120
PRESSED_IN = ("sketch", "own-community")
PROJECT = tomllib.loads(text_of("pyproject.toml"))
in_both = pytest.mark.parametrize("readme", READMES)
in_each = pytest.mark.parametrize("language", SUFFIXES)


def ci_commands() -> list[str]:
    """The lines of `.ci/run` that are neither empty nor comments."""
    return [line for line in text_of(".ci/run").splitlines() if line and not line.startswith("#")]


@in_both
def test_two_commands_do_everything(readme: str) -> None:
    assert [line for line in commands(text_of(readme)) if "pip install" in line] == [START, TEST]
    assert (ROOT / "app.py").is_file()
    assert any(line.startswith("streamlit>") for line in PROJECT["project"]["dependencies"])
    assert any(line.startswith("pytest>") for line in PROJECT["dependency-groups"]["dev"])
    assert "default-groups" not in PROJECT["tool"]["uv"]  # so that `uv run` brings the group dev


@pytest.mark.parametrize(("readme", "language"), list(zip(READMES, SUFFIXES, strict=True)))
def test_readme_is_short_and_leads_to_every_page_of_the_guide(readme: str, language: str) -> None:
    text = text_of(readme)
    assert len(text.splitlines()) <= MOST_LINES
    assert [page for page in guide_pages() if f"]({guide(page, language)})" not in text] == []


def test_every_page_of_the_guide_is_there_in_both_languages() -> None:
    there = {file.name for file in (ROOT / "docs").glob("*.md")}
    assert there == {f"{page}{suffix}" for page in guide_pages() for suffix in SUFFIXES.values()}


@in_each
@pytest.mark.parametrize("page", PRESSED_IN)
def test_what_newcomers_are_told_to_press_is_what_the_program_says(page: str, language: str) -> None:
    """The slow ring presses it in both languages."""
    text = text_of(guide(page, language))
    pressed = {" ".join(bold.split()) for bold in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)}
    scenarios = [one.name.text(language) for one in load_catalogue().scenario_types.values()]
    sentences = [*(translation(english, language, context) for context, english in all_said()), *scenarios]
    assert len(pressed) > 5
    assert {one for one in pressed if not any(says(sentence, one) for sentence in sentences)} == set()


def says(sentence: str, words: str) -> bool:
    """Whether the words stand in the sentence, or are the sentence with names put in."""
    named = re.sub(r"\\{\w+\\}", ".+", re.escape(sentence))
    return words in sentence or re.fullmatch(named, words) is not None


@in_each
def test_every_dependency_is_named_with_its_licence(language: str) -> None:
    section = text_of(guide("components", language)).lower()
    names = [re.split(r"[^\w-]", line)[0] for line in PROJECT["project"]["dependencies"]]
    assert [name for name in names if name not in section] == []


def test_both_languages_give_the_same_commands() -> None:
    pairs = [READMES, *((guide(page, "en"), guide(page, "zh")) for page in guide_pages())]
    for one, other in pairs:
        assert commands(text_of(one)) == commands(text_of(other)), one


def test_ci_runs_the_same_test_command_and_then_the_slow_ring() -> None:
    install, test = TEST.split(" && ")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert any(line.endswith(install) for line in ci_commands())
    assert ci_commands()[-2:] == [test, f"{test} -m slow"]
    assert "export LINTU_BROWSER_REQUIRED=1" in ci_commands()


def test_ci_and_pre_commit_check_the_same() -> None:
    hooks = {
        " ".join(line.split()[1:5])
        for line in text_of(".pre-commit-config.yaml").splitlines()
        if "entry" in line
    }
    for tool in ("uv run ruff check", "uv run ruff format", "uv run mypy"):
        assert any(line.startswith(tool) for line in ci_commands())
        assert tool in hooks
        assert tool in text_of("CONTRIBUTING.md")


@in_each
def test_named_verbs_and_options_exist(language: str) -> None:
    lines = [line for page in guide_pages() for line in commands(text_of(guide(page, language)))]
    called = [line.split()[3:] for line in lines if line.startswith("uv run lintu ")]
    assert called
    for words in called:
        options = {name for parameter in main.commands[words[0]].params for name in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options
    assert {words[0] for words in called} == set(main.commands)
    assert "`--lang en`" in text_of(guide("command-line", language))


@in_each
def test_json_fields_are_all_explained(language: str) -> None:
    fields = scorecard(sample())
    assert sorted(first_column_names(text_of(guide("command-line", language)), "JSON")) == sorted(fields)


@in_each
def test_csv_columns_are_all_explained(language: str) -> None:
    assert first_column_names(text_of(guide("command-line", language)), "CSV") == list(COLUMNS)


@pytest.mark.parametrize(("language", "head"), [("en", "variable"), ("zh", "环境变量")])
def test_settings_are_all_explained(language: str, head: str) -> None:
    read = {
        name
        for file in product_files()
        for name in re.findall(r'"(LINTU_\w+)"', file.read_text(encoding="utf-8"))
    }
    assert set(first_column_names(text_of(guide("administration", language)), head)) == read


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    assert [str(file) for file in local_links(document) if not file.is_file()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_modules_to_run_exist(document: str) -> None:
    for module in re.findall(r"python -m ([\w.]+)", text_of(document)):
        path = ROOT.joinpath(*module.split("."))
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), module


def test_newest_version_of_the_changelog_is_ours() -> None:
    versions = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", text_of("CHANGELOG.md"), re.MULTILINE
    )
    assert versions[0] == PROJECT["project"]["version"]
    assert versions == sorted(versions, key=lambda v: tuple(map(int, v.split("."))), reverse=True)
