"""Documents show a stored text that is known in two languages in that of their reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from base.known_texts import KNOWN_TEXTS
from base.words import Bilingual
from exports.request import ExportRequest
from features.options.order import option_name
from tests.data.towns import assess_town, town, with_layers
from tests.exports.requests import interventions, option_of

BOTH = {f"{zh} {en}": Bilingual(zh, en) for zh, en in (("路", "Path"), ("菜地", "Plots"), ("接上", "Joins"))}


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KNOWN_TEXTS, "members", (lambda: BOTH,))


def order(language: str) -> ExportRequest:
    reports = town().encroachments.copy()
    reports["note"] = ["菜地 Plots", *reports["note"].tolist()[1:]]
    baseline = assess_town(with_layers(town(), encroachments=reports))
    ones = tuple(replace(one, name="路 Path", note="接上 Joins") for one in interventions()[:1])
    option = option_of(baseline, "A", ones, name="路 Path", description="自家写的 own words")
    return ExportRequest(baseline, language=language, options=(option,))


@pytest.mark.parametrize(
    ("language", "path", "joins", "plots"), [("zh", "路", "接上", "菜地"), ("en", "Path", "Joins", "Plots")]
)
def test_each_language_has_its_own(language: str, path: str, joins: str, plots: str) -> None:
    request = order(language)
    (sketch,) = request.options
    (one,) = sketch.counted
    assert (one.name, one.note) == (path, joins)
    assert sketch.option.interventions == sketch.counted
    assert option_name(sketch.option).text(language).endswith(path)
    for assessment in (request.baseline, sketch.assessment):
        assert assessment.community.encroachments["note"].tolist()[0] == plots


def test_what_an_option_builds_is_named_in_both() -> None:
    spaces = order("zh").options[0].assessment.community.public_spaces
    assert [
        names for names in zip(spaces["name_zh"], spaces["name_en"], strict=True) if "路" in names[0]
    ] == [("路", "Path")]


def test_what_people_wrote_stays_as_they_wrote_it() -> None:
    assert order("en").options[0].option.description == "自家写的 own words"
