"""Options of a ballot between which there is nothing to choose: they change the same, or read the same."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

from features.options.intervention_content import built_content
from features.options.layout_option import LayoutOption
from features.voting.box.terms import VoteTerms

Alike = tuple[tuple[str, ...], ...]
"""Groups of ids, each of two and more."""


def same_changes(terms: VoteTerms, options: Iterable[LayoutOption]) -> Alike:
    """Options on the ballot that build the same, however it is called and in whatever order."""
    contents: dict[str, Hashable] = {}
    for option in options:
        contents[option.id] = tuple(sorted(map(built_content, option.interventions)))
        contents |= {one.id: (built_content(one),) for one in option.interventions}
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


def _plain(name: str) -> str:
    """A name as people compare it: without spaces, width and case."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
