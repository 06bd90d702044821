"""`lintu export` as people and scripts use it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
import shapely
from click.testing import CliRunner, Result

from data.catalogue import load_catalogue
from entry.cli import main
from exports.formats import FORMATS
from features.options import option_store
from features.options.presets import preset_intervention
from tests.data.sample_scored import sample


@pytest.fixture(autouse=True)
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own, and a folder of its own to write to."""
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("LINTU_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


def two_options() -> list[str]:
    """The ids of options A and B of the sample, each with a garden."""
    catalogue = load_catalogue()
    spot = sample().community.public_spaces.geometry.iloc[3].representative_point()
    ids = []
    for name in ("先还路", "处处有座"):
        option = option_store.create_option("xuzhen", name, "test", 4548)
        garden = preset_intervention(
            catalogue, "micro_garden", shapely.box(*spot.buffer(6).bounds), f"{name}花园"
        )
        option_store.add_intervention(option.id, garden, "test")
        ids.append(option.id)
    return ids


def names_in(file: Path) -> set[str]:
    with zipfile.ZipFile(file) as archive:
        return set(archive.namelist())


def test_the_list_names_every_format() -> None:
    chinese = run("--list")
    assert chinese.exit_code == 0
    assert all(
        key in chinese.stdout and one.about.text("zh") in chinese.stdout for key, one in FORMATS.items()
    )
    english = run("--lang", "en", "--list").stdout
    assert FORMATS["dxf"].about.text("en") in english


@pytest.mark.slow
def test_all_options_without_a_choice_one_with_it_none_for_the_baseline(var: Path) -> None:
    first, _ = two_options()
    for arguments, letters in (((), {"A", "B"}), (("--option", first), {"A"}), (("--option", "b"), {"B"})):
        result = run("xuzhen", "geojson", *arguments)
        assert (result.exit_code, result.stderr) == (0, "")
        found = names_in(var / result.stdout.strip())
        assert {name[-9] for name in found if name.startswith("interventions")} == letters
    result = run("xuzhen", "geojson", "--baseline", "--out", "today.zip")
    assert result.stdout.strip() == "today.zip"
    assert "public_spaces.geojson" in names_in(var / "today.zip")
    assert not [name for name in names_in(var / "today.zip") if name.startswith("interventions")]


def test_a_document_in_the_language_asked_for_into_a_folder(var: Path) -> None:
    result = run("墟镇", "word", "--baseline", "--lang", "en", "--out", var)
    assert result.exit_code == 0
    document = docx.Document(io.BytesIO(Path(result.stdout.strip()).read_bytes()))
    assert document.paragraphs[0].text == "Public space of Xuzhen community (sample): assessment"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("xuzhen", "tif"), "tif"),
        (("xuzhen", "csv", "--option", "Z"), "Z"),
        (("atlantis", "csv"), "atlantis"),
        (("xuzhen", "map-pdf", "--baseline", "--scale", "500"), "1:500"),
        (("xuzhen", "atlas-interventions", "--baseline"), "0"),
        (("xuzhen", "csv", "--baseline", "--out", "no/such/folder.zip"), "no/such/folder.zip"),
    ],
)
def test_what_cannot_be_done_is_told_in_both_languages(arguments: tuple[str, ...], sentence: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    chinese, english = result.stderr.strip().split("\n")
    assert sentence in chinese
    assert sentence in english
    assert any("\u4e00" <= one <= "\u9fff" for one in chinese)


def test_a_map_as_its_options_say(var: Path) -> None:
    chosen = ("--paper", "A4", "--orientation", "portrait", "--title", "榕树下", "--number", "T-07")
    result = run("xuzhen", "map-pdf", "--baseline", *chosen, "--marking", "草案", "--out", "map.pdf")
    assert (result.exit_code, result.stderr) == (0, "")
    page = pypdf.PdfReader(var / "map.pdf").pages[0]
    assert [round(float(one) / 72 * 25.4) for one in page.mediabox.upper_right] == [210, 297]
    text = page.extract_text()
    assert all(words in text for words in ("榕树下", "T-07", "草案"))
    assert "内部讨论稿" not in text
