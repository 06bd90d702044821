"""Options of a ballot between which there is nothing to choose: they change the same, or read the same."""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

import shapely

from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.options.option_values import intervention_fields
from features.voting.box.terms import VoteTerms

_NOT_BUILT = ("name", "note", "confirmed")
"""What is said of an intervention beside what is done."""
_GRID_M = 0.01

Alike = tuple[tuple[str, ...], ...]
"""Groups of ids, each of two and more."""


def same_changes(terms: VoteTerms, options: Iterable[LayoutOption]) -> Alike:
    """Options on the ballot that build the same, however it is called and in whatever order."""
    contents: dict[str, Hashable] = {}
    for option in options:
        contents[option.id] = tuple(sorted(map(_content, option.interventions)))
        contents |= {one.id: (_content(one),) for one in option.interventions}
    return _groups({key: contents[key] for key in terms.settings.options if key in contents})


def same_names(terms: VoteTerms, options: Iterable[LayoutOption]) -> Alike:
    """Options on the ballot that people called the same; the letter that is put before a name tells nothing,
    and options without a name have their letter alone."""
    whole = {option.id: option.name for option in options}
    names = {key: _plain(whole.get(key, terms.slate.name(key).zh)) for key in terms.settings.options}
    return _groups({key: name for key, name in names.items() if name})


def _groups(of: Mapping[str, Hashable]) -> Alike:
    found: dict[Hashable, list[str]] = defaultdict(list)
    for key, value in of.items():
        found[value].append(key)
    return tuple(tuple(keys) for keys in found.values() if len(keys) > 1)


def _content(one: Intervention) -> str:
    fields = intervention_fields(one)
    shape = shapely.set_precision(one.shape, _GRID_M).normalize()
    kept = {key: value for key, value in fields.items() if key not in _NOT_BUILT}
    for several in ("provides", "functions"):
        kept[several] = sorted(getattr(one, several))
    return json.dumps({**kept, "shape": shape.wkt}, sort_keys=True, default=str)


def _plain(name: str) -> str:
    """A name as people compare it: without spaces, width and case."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
