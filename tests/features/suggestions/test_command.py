"""`lintu suggest` at the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from entry.cli import main
from tests.data.sample_scored import sample


def suggest(*words: str) -> Result:
    return CliRunner().invoke(main, ["suggest", "xuzhen", *words])


@pytest.mark.slow
def test_three_bundles_as_json(store_file: Path) -> None:
    """Within the budget; items of the first help most people of the three, the last costs least."""
    result = suggest("--budget", "100000", "--items", "2", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["community"] == "xuzhen"
    assert found["digest"] == sample().community.digest
    most, fair, cheap = found["bundles"]
    assert [one["objective"] for one in (most, fair, cheap)] == ["people", "worst_group", "people"]
    assert all(one["proved"] for one in found["bundles"])
    assert all(one["cost_cny"] <= 100_000 and len(one["items"]) <= 2 for one in found["bundles"])
    assert most["people_by_need"] >= fair["people_by_need"]
    assert min(fair["needs_met_after"].values()) >= min(most["needs_met_after"].values())
    assert cheap["cost_cny"] <= most["cost_cny"]
    assert cheap["people_by_need"] >= 0.95 * most["people_by_need"] - 1e-9
    assert not store_file.exists()  # asking makes no database


@pytest.mark.parametrize(("language", "words"), [("en", "proved: optimal"), ("zh", "已证明最优")])
def test_one_bundle_in_words(language: str, words: str, store_file: Path) -> None:
    result = suggest("--budget", "20000", "--items", "1", "--objective", "people", "--lang", language)
    assert result.exit_code == 0, result.output
    assert words in result.stdout


def test_a_budget_that_is_too_small_ends_with_a_sentence(store_file: Path) -> None:
    result = suggest("--budget", "10", "--lang", "en")
    assert result.exit_code == 1
    assert "is below the cheapest item" in result.stderr
