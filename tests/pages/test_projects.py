"""The page of projects: from a decision to a gate that is passed and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.communities import SAMPLE
from data.store.open_store import the_store
from data.store.writer import the_writer
from features.options import option_store
from features.projects.project_store import projects_of
from tests.features.projects.test_projects import a_seat
from tests.pages.acting import press, press_beginning
from tests.pages.reading import open_page, visible_text


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    yield
    the_writer().stop()
    the_store().close()


def test_an_option_decided_otherwise_becomes_a_project_that_passes_a_gate() -> None:
    option = option_store.create_option(SAMPLE, "榕树下", "李规划", epsg=4548)
    option_store.add_intervention(option.id, a_seat(), "李规划")
    page = open_page("projects", community=SAMPLE)
    next(one for one in page.text_input if one.key == "project-by").set_value("居民委员会").run()
    press(page, "project-make-each-otherwise")
    (project,) = projects_of(SAMPLE)
    assert (project.decision.by, project.promise.cost_cny) == ("居民委员会", 36_000)
    press(page, f"project-open-{project.id}")
    assert "下一道关口：立项" in visible_text(page)
    next(one for one in page.text_input if str(one.key).startswith("project-document-")).set_value("3 号")
    next(one for one in page.button if one.label == "已通过：立项").click().run()
    assert projects_of(SAMPLE)[0].gate == "approved"
    press_beginning(page, "project-undo-")
    assert projects_of(SAMPLE)[0].gate == "decided"


def test_a_gate_without_its_document_says_so() -> None:
    option = option_store.create_option(SAMPLE, "榕树下", "李规划", epsg=4548)
    option_store.add_intervention(option.id, a_seat(), "李规划")
    page = open_page("projects", community=SAMPLE)
    next(one for one in page.text_input if one.key == "project-by").set_value("居民委员会").run()
    press(page, "project-make-each-otherwise")
    press(page, f"project-open-{projects_of(SAMPLE)[0].id}")
    next(one for one in page.button if one.label == "已通过：立项").click().run()
    assert "缺少文号" in visible_text(page)
    assert projects_of(SAMPLE)[0].gate == "decided"
