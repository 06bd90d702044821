"""Classes of other people's files: what they are here, what they are not, and what must be asked.

The words stand in the key lists of OpenStreetMap's wiki, Geofabrik's table of fclass values, the POI types of
Amap, Baidu and Tencent, CJJ 37 and JTG B01; what each is was decided by reading, not by running the program.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from data.catalogue import load_catalogue
from data.importers.mapping.matching import find_whole_key
from data.importers.mapping.their_names import best_match, find_key, value_names

WORDS = tomllib.loads(Path(__file__).with_name("class_words.toml").read_text("utf-8"))
CATALOGUE = load_catalogue()
CATEGORY = value_names("category", CATALOGUE)
KIND = value_names("kind", CATALOGUE)
FUNCTIONS = value_names("functions", CATALOGUE)
CONDITION = value_names("condition", CATALOGUE)


@pytest.mark.parametrize(
    ("word", "key"), [(word, key) for key, words in WORDS["category"]["ours"].items() for word in words]
)
def test_classes_that_are_ours(word: str, key: str) -> None:
    assert best_match(word, CATEGORY) == key


@pytest.mark.parametrize("word", WORDS["category"]["none"])
def test_classes_that_are_known_to_be_none_of_ours(word: str) -> None:
    assert find_key(word, CATEGORY) == ""


@pytest.mark.parametrize("word", WORDS["category"]["asked"])
def test_words_that_nobody_explained_are_asked(word: str) -> None:
    assert find_key(word, CATEGORY) is None
    assert best_match(word, CATEGORY) == ""


def test_the_catalogues_own_names_and_tags_stay_known() -> None:
    for key, category in CATALOGUE.facility_categories.items():
        includes = category.includes
        listed = [*includes.zh.split("、"), *includes.en.split(", ")] if includes else []
        tags = [f"{rule.key}={value}" for rule in category.osm for value in rule.values if value != "*"]
        for name in (key, category.name.zh, category.name.en, *listed, *tags):
            assert best_match(name, CATEGORY) == key, name
    for key, function in CATALOGUE.space_functions.items():
        for name in (key, function.name.zh, function.name.en):
            assert best_match(name, FUNCTIONS) == key, name


@pytest.mark.parametrize(
    ("word", "kind"), [(word, kind) for kind, words in WORDS["kind"]["ours"].items() for word in words]
)
def test_ways_that_are_walked(word: str, kind: str) -> None:
    assert find_whole_key(word, KIND) == kind


@pytest.mark.parametrize("word", WORDS["kind"]["none"])
def test_ways_that_nobody_walks(word: str) -> None:
    assert find_whole_key(word, KIND) == ""


@pytest.mark.parametrize("word", WORDS["kind"]["asked"])
def test_kinds_of_ways_that_are_asked(word: str) -> None:
    assert find_whole_key(word, KIND) is None


@pytest.mark.parametrize(
    ("word", "key"),
    [("完好", "good"), ("基本完好", "good"), ("不完好", "broken"), ("不正常", "broken"), ("正常", "good"),
     ("严重损坏", "broken"), ("一般损坏", "worn"), ("不好说", ""), ("新村", ""),
     ("broken", "broken"), ("renewed", "")],
)  # fmt: skip
def test_conditions_are_whole_words(word: str, key: str) -> None:
    assert best_match(word, CONDITION) == key


@pytest.mark.parametrize(
    ("word", "key"),
    [("没有", False), ("有", True), ("没有坡道", None), ("不清楚", None), ("limited", None), ("no", False),
     ("unknown", None), ("北", None)],
)  # fmt: skip
def test_truth_is_a_whole_word(word: str, key: bool | None) -> None:
    known = value_names("truth", CATALOGUE)
    assert {"true": True, "false": False}.get(best_match(word, known)) is key


@pytest.mark.parametrize(
    ("word", "key"),
    [("广场", "square"), ("文化广场", "square"), ("社区公园", "garden"), ("小游园", "garden"),
     ("篮球场", "sports"),
     ("儿童活动场地", "play"), ("健身场地", "fitness"), ("停车场", "parking"), ("空地", "idle"),
     ("晒谷场", "drying"),
     ("industrial_park", ""), ("residential", ""), ("playground", "play"), ("parking", "parking"),
     ("park", "garden"),
     ("工业园", ""), ("car dealership", ""), ("restaurant", "")],
)  # fmt: skip
def test_functions_of_spaces(word: str, key: str) -> None:
    assert best_match(word, FUNCTIONS) == key
