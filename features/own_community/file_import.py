"""Import a file without a page: how it is read, what would come in, what a person must decide first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from base.words import Bilingual, Message, Text, join_texts
from data.catalogue import load_catalogue
from data.catalogue.model import Catalogue
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import SourceFile
from data.importers.mapping.guessing import likely_target, our_columns
from data.importers.mapping.positions import form_messages, is_by_address
from data.importers.mapping.read_classes import CLASSED
from data.importers.mapping.recipe import Pair, Recipe
from data.importers.mapping.table_coordinates import coordinate_trouble
from data.layer_words import LAYERS, values_of
from data.store.connections import Connections
from features.own_community.community_area import BOUNDARY, outline_of, outlines_of
from features.own_community.community_versions import OwnCommunity
from features.own_community.errors import UnknownAnswerError
from features.own_community.importing import (
    LayerFile,
    LayerPreview,
    preview_layer,
    recipe_for_layer,
    systems_for,
)
from features.own_community.people_table import PEOPLE_TABLE_HINT, is_people_table
from features.own_community.state import CommunityState
from features.own_community.stated_system import fits_community, stated_system
from spatial.offset import Offset
from spatial.systems import CoordinateSystem

LAYERS_BY_FILE = ("residences", "facilities", "public_spaces", "paths", "entrances", "grids", "compounds")
"""Layers of ours that a file can fill."""


@dataclass(frozen=True)
class ImportAnswers:
    """What a person decided beforehand; empty where the file or the guesses decide.

    source_layer: of the file. system: of its coordinates; or point `pairs`, for a plan with an origin of its
    own. columns: ours (also "x" and "y") → theirs, "" for none. constants: ours → the value of all rows.
    values: our column → their value → our key, "" to leave such rows out.
    """

    source_layer: str = ""
    system: CoordinateSystem | None = None
    pairs: tuple[Pair, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    without_mended: bool = False
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportQuestion:
    """What a person must decide. about: the option that answers it. options: what may be answered."""

    about: str
    text: Text
    options: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class ImportProposal:
    """file, preview: None as long as a question stands before them."""

    source: SourceFile
    questions: tuple[ImportQuestion, ...] = ()
    file: LayerFile | None = None
    preview: LayerPreview | None = None


def propose_import(
    store: Connections,
    known: OwnCommunity,
    source: SourceFile,
    raw: bytes,
    target: str,
    answers: ImportAnswers,
    catalogue: Catalogue,
) -> ImportProposal:
    """What the file would bring into the layer `target`; nothing is stored.

    Raises UnknownAnswerError for an answer that the file has no place for, and as `preview_layer` does.
    """
    layer = layer_of_file(source, target, answers.source_layer)
    if layer is None:
        return ImportProposal(source, (which_layer(source),))
    recipe = answered_recipe(store, known, layer, target, answers)
    file = LayerFile(source, raw, layer, recipe)
    if not _has_place(layer, recipe):
        return ImportProposal(source, (which_system(known, layer, recipe),), file)
    preview = preview_layer(store, known, layer, recipe, catalogue, answers.without_mended)
    is_doubtful = preview.offset is not None and answers.system is None and not answers.pairs
    questions = (_shifted(preview.offset),) if is_doubtful and preview.offset else ()
    return ImportProposal(source, questions, file, preview)


def ground_file(
    store: Connections, source: SourceFile, raw: bytes, answers: ImportAnswers
) -> tuple[LayerFile | None, ImportQuestion | None]:
    """The layer of the file that is the ground of a new community, or what must be decided first.

    Raises NoOutlineError for a file without outlines, and UnknownAnswerError.
    """
    outlines = replace(source, layers=outlines_of(source.layers, source.name))
    layer = layer_of_file(outlines, "compounds", answers.source_layer)
    if layer is None:
        return None, which_layer(outlines)
    nowhere = OwnCommunity("", CommunityState(Bilingual("", "")), 0, False, False)
    recipe = answered_recipe(store, nowhere, layer, BOUNDARY, answers)
    if not _has_place(layer, recipe):
        return None, which_system(nowhere, layer, recipe)
    return LayerFile(source, raw, layer, recipe), None


def require_outline(file: LayerFile, catalogue: Catalogue) -> None:
    """Raise what `outline_of` raises for a file that can be no ground."""
    outline_of(file.layer, file.recipe, CommunityState(Bilingual("", "")), None, catalogue)


def layer_of_file(source: SourceFile, target: str, name: str = "") -> RawLayer | None:
    """The layer of the file with this name; without one the only layer, or the only one that looks like
    `target`; None where a person must say. Raises UnknownAnswerError for a name that it has not."""
    layers = source.layers
    if name:
        found = [one for one in layers if name in (one.name, one.name.partition(" (")[0])]
        if len(found) != 1:
            raise UnknownAnswerError(answer=name, known=join_texts(tuple(one.name for one in layers)))
        return found[0]
    if len(layers) > 1:
        layers = tuple(one for one in layers if likely_target(one) == target)
    return layers[0] if len(layers) == 1 else None


def answered_recipe(
    store: Connections, known: OwnCommunity, layer: RawLayer, target: str, answers: ImportAnswers
) -> Recipe:
    """The recipe of the last such file or the guesses, with the answers in their place."""
    require_columns(layer, target, answers.columns)
    _require_values(target, answers.values)
    recipe, is_known = recipe_for_layer(store, layer, target)
    chosen = {**recipe.columns, **answers.columns}
    recipe = replace(
        recipe,
        x=chosen.pop("x", recipe.x),
        y=chosen.pop("y", recipe.y),
        columns={ours: theirs for ours, theirs in chosen.items() if theirs},
        constants={**recipe.constants, **answers.constants},
        sums={ours: theirs for ours, theirs in recipe.sums.items() if ours not in answers.columns},
        values={
            ours: {**recipe.values.get(ours, {}), **answers.values.get(ours, {})}
            for ours in {*recipe.values, *answers.values}
        },
    )
    if answers.pairs:
        return replace(recipe, system=None, pairs=answers.pairs)
    if answers.system is not None:
        return replace(recipe, system=answers.system, pairs=())
    if is_known and fits_community(known.state, layer, recipe):
        return recipe
    return replace(recipe, system=stated_system(layer, recipe))


def require_columns(layer: RawLayer, target: str, columns: Mapping[str, str]) -> None:
    """Raise UnknownAnswerError for a column that we, or the file, do not have."""
    for answer, allowed in (
        *((ours, (*our_columns(target), "x", "y")) for ours in columns),
        *((theirs, ("", *layer.columns)) for theirs in columns.values()),
    ):
        if answer not in allowed:
            raise UnknownAnswerError(answer=answer, known=join_texts(tuple(one for one in allowed if one)))


def _require_values(target: str, values: Mapping[str, Mapping[str, str]]) -> None:
    catalogue = load_catalogue()
    for ours, answered in values.items():
        if ours not in CLASSED or ours not in our_columns(target):
            raise UnknownAnswerError(answer=ours, known=join_texts(_classed_columns(target)))
        allowed = tuple(values_of(target, ours, catalogue))
        for key in filter(None, answered.values()):
            if not set(key.split(";")) <= set(allowed):
                raise UnknownAnswerError(answer=key, known=join_texts(allowed))


def _classed_columns(target: str) -> tuple[str, ...]:
    return tuple(name for name in our_columns(target) if name in CLASSED)


def _has_place(layer: RawLayer, recipe: Recipe) -> bool:
    """Whether it is known where the rows lie: by a system, by point pairs, or by the compound they name."""
    by_address = layer.kind == "table" and is_by_address(recipe)
    return recipe.system is not None or bool(recipe.pairs) or by_address


def which_layer(source: SourceFile) -> ImportQuestion:
    """Which layer of the file is meant."""
    names = tuple(layer.name for layer in source.layers)
    return ImportQuestion(
        "from-layer", Message("The file has {count} layers. Which one is meant?", count=len(names)), names
    )


def which_system(known: OwnCommunity, layer: RawLayer, recipe: Recipe) -> ImportQuestion:
    """Ask for the coordinate system of a layer; of a table without coordinates for their columns."""
    if layer.kind == "table" and (trouble := coordinate_trouble(layer, recipe.x, recipe.y)):
        text = Message("{trouble} {hint}", trouble=trouble, hint=PEOPLE_TABLE_HINT)
        return ImportQuestion("columns", text if is_people_table(layer) else trouble, tuple(layer.columns))
    found = systems_for(layer, recipe, known.state)
    asked = Message("Which coordinate system are the numbers in? The likeliest come first.")
    return ImportQuestion(
        "crs",
        join_texts([asked, *form_messages(layer, recipe)], " "),
        tuple(_option_of(one.system) for one in found if one.system is not None),
    )


def _option_of(system: CoordinateSystem) -> str:
    return f"{system.name} --north-first" if system.swapped else system.name


def _shifted(offset: Offset) -> ImportQuestion:
    """The rows lie beside what is there: a person must look, as the page makes them."""
    text = Message(
        "These shapes are offset {metres:.0f} m from the existing layers. Is the coordinate system right? "
        "Say it to go on.",
        metres=(offset.east_m**2 + offset.north_m**2) ** 0.5,
    )
    return ImportQuestion("crs", text, (offset.looks_like,) if offset.looks_like else ())


def target_of(name: str, allowed: Sequence[str]) -> str:
    """The layer of ours with this key or name in any language. Raises UnknownAnswerError."""
    for key in allowed:
        if name in (key, LAYERS[key].text("zh"), LAYERS[key].text("en")):
            return key
    raise UnknownAnswerError(answer=name, known=join_texts(tuple(allowed)))
