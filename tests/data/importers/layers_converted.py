"""Layers as a person who changes no guess would get them."""

from __future__ import annotations

from dataclasses import replace

import shapely

from data.catalogue import load_catalogue
from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.convert_layer import ConvertedLayer, convert_layer
from data.importers.mapping.recipe import first_recipe
from tests.data.importers.test_mapping import OURS, SITE, nothing

CATALOGUE = load_catalogue()


def converted(raw: RawLayer, target: str, **more: object) -> ConvertedLayer:
    """With the guesses, as a person who changes nothing would have it."""
    recipe = replace(first_recipe(raw, target), system=OURS.system, **more)  # type: ignore[arg-type]
    return convert_layer(raw, recipe, nothing(), CATALOGUE, SITE)


def said(layer: ConvertedLayer) -> str:
    return " ".join(words.text("en") for words in (*layer.messages, *(note.text for note in layer.assumed)))


def points(count: int) -> list[shapely.Point]:
    return [shapely.Point(SITE.x + n, SITE.y) for n in range(count)]


def lines(count: int) -> list[shapely.LineString]:
    return [shapely.LineString([(SITE.x + n, SITE.y), (SITE.x + n, SITE.y + 9)]) for n in range(count)]
