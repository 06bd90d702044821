"""The command line, as people and scripts use it."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from base.i18n import Translator
from base.words import Bilingual
from entry.cli import main
from exports.scorecard_json import scorecard
from tests.data.sample_scored import sample
from tests.data.towns import assess_town, nowhere, town, with_cell, with_layers
from ui.scorecard_text import scorecard_text

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"
EXTRACTS = {"cn_shanghai_fengxian.osm": False, "pyrosm_test.osm.pbf": True}
"""Whether anybody lives there: nobody mapped the houses of the first."""
CATEGORIES = sample().catalogue.facility_categories.values()


@pytest.fixture(autouse=True)
def _own_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that other tests reported or imported counts here."""
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "var"))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_score_as_json() -> None:
    result = run("score", "xuzhen", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == json.loads(json.dumps(scorecard(sample())))


def test_score_as_chinese_text() -> None:
    result = run("score", "xuzhen")
    assert (result.exit_code, result.stderr) == (0, "")
    for words in (
        "墟镇社区(示例)",
        "户数 1,530",
        f"最弱：{sample().worst_grid} 网格的儿童",
        "807 位老人中，有 662 位步行 100 米内没有“歇脚与无障碍”",
        "标准核对",
        "虚构",
    ):
        assert words in result.stdout
    assert all(category.name.zh in result.stdout for category in CATEGORIES)
    assert all(code in result.stdout for code in sample().by_grid)


def test_score_as_english_text() -> None:
    result = run("score", "xuzhen", "--lang", "en")
    assert (result.exit_code, result.stderr) == (0, "")
    assert not is_chinese(result.stdout)
    for words in (
        "Xuzhen community (sample)",
        "Households 1,530",
        "Worst off: children in grid " + sample().worst_grid,
    ):
        assert words in result.stdout
    assert all(category.name.en in result.stdout for category in CATEGORIES)
    assert "nan" not in result.stdout.lower().split()


def test_distances_are_written_beside_the_scorecard(tmp_path: Path) -> None:
    file = tmp_path / "walks.csv"
    result = run("score", "xuzhen", "--json", "--distances", file)
    assert result.exit_code == 0
    json.loads(result.stdout)
    with file.open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == 10 * len(sample().community.residences)


def both_languages(result: Result) -> tuple[str, str]:
    assert result.exit_code == 1
    assert result.stdout == ""
    chinese, english = result.stderr.strip().split("\n")
    assert is_chinese(chinese)
    assert not is_chinese(english)
    return chinese, english


def test_an_unknown_community_is_refused_in_both_languages() -> None:
    chinese, english = both_languages(run("score", "atlantis", "--json"))
    assert "“atlantis”" in chinese
    assert "“atlantis”" in english
    assert "xuzhen" in english


def test_the_chosen_language_comes_first() -> None:
    first, second = run("score", "atlantis", "--lang", "en").stderr.strip().split("\n")
    assert (is_chinese(first), is_chinese(second)) == (False, True)


def test_a_missing_file_is_refused_in_both_languages(tmp_path: Path) -> None:
    chinese, english = both_languages(run("score", tmp_path / "nowhere.osm"))
    assert "nowhere.osm" in chinese
    assert "nowhere.osm" in english


def test_a_folder_that_cannot_be_written_to_is_said_in_both_languages(tmp_path: Path) -> None:
    chinese, english = both_languages(run("score", "xuzhen", "--distances", tmp_path / "no" / "walks.csv"))
    assert "文件" in chinese
    assert "file" in english


def test_a_name_too_long_for_a_file_is_an_unknown_name() -> None:
    both_languages(run("score", "x" * 5000))


def test_a_broken_folder_lists_what_is_wrong(tmp_path: Path) -> None:
    folder = tmp_path / "town"
    shutil.copytree(ROOT / "data" / "sample" / "xuzhen", folder)
    paths = folder / "paths.geojson"
    paths.write_text(paths.read_text("utf-8").replace('"kind":"road"', '"kind":"rode"', 1), "utf-8")
    result = run("score", folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "类型（kind）“rode”应为" in result.stderr
    assert "(kind) “rode” should be one of" in result.stderr
    (folder / "community.toml").write_text("epsg = [", "utf-8")
    both_languages(run("score", folder))


def test_without_a_community_it_says_how_to_ask() -> None:
    result = run("score")
    assert result.exit_code == 2
    assert "COMMUNITY" in result.stderr
    assert "打分" in run("score", "--help").stdout


@pytest.mark.parametrize("name", EXTRACTS)
def test_a_real_extract_scores_or_says_what_is_missing(name: str) -> None:
    if not (SHARED / name).exists():
        pytest.skip(f"{name} is not here")
    result = run("score", SHARED / name, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    card = json.loads(result.stdout)
    assert card["assumptions"]
    if EXTRACTS[name]:
        assert card["households"] > 0
        assert 0 < card["index"]["all"] < 100
    else:
        assert card["warnings"]
        assert card["index"]["all"] is None
    text = run("score", SHARED / name, "--lang", "en")
    assert text.exit_code == 0
    assert all(note["en"] in text.stdout for note in card["warnings"] + card["assumptions"])


def test_as_a_command_of_its_own(tmp_path: Path) -> None:
    """The installed `lintu`, elsewhere, with a locale that knows no Chinese."""
    command = shutil.which("lintu", path=str(Path(sys.executable).parent))
    assert command, "the package is not installed beside this Python"
    environment = {**os.environ, "LC_ALL": "C", "LINTU_VAR": str(tmp_path / "var")}
    good = subprocess.run(
        [command, "score", "墟镇", "--json"], cwd=tmp_path, env=environment, capture_output=True
    )
    assert (good.returncode, good.stderr) == (0, b"")
    assert json.loads(good.stdout.decode("utf-8"))["name"]["zh"] == "墟镇社区(示例)"
    bad = subprocess.run([command, "score", "atlantis"], cwd=tmp_path, env=environment, capture_output=True)
    assert (bad.returncode, bad.stdout) == (1, b"")
    assert "找不到社区" in bad.stderr.decode("utf-8")
    assert "There is no community" in bad.stderr.decode("utf-8")


@pytest.mark.parametrize("language", ["zh", "en", "qps"])
def test_an_empty_community_has_a_text_too(language: str) -> None:
    text = scorecard_text(assess_town(nowhere()), Translator(language))
    assert "nan" not in text.lower()
    assert "–" in text


def test_a_need_that_a_group_does_not_have_is_a_dash() -> None:
    text = scorecard_text(sample(), Translator("en"))
    line = next(one for one in text.split("\n") if one.startswith("kindergarten"))
    assert line.split()[-3] == "–"  # elders
    assert line.split()[-1].endswith("%")


def test_names_from_people_cannot_steer_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\x9b31m镇"
    compounds = with_cell(town().compounds, "C1", "name_zh", evil)
    community = replace(with_layers(town(), compounds=compounds), name=Bilingual(evil, evil))
    for language in ("zh", "en"):
        text = scorecard_text(assess_town(community), Translator(language))
        assert "镇" in text
        assert not any(unicodedata.category(c) == "Cc" for c in text.replace("\n", ""))
