"""Copy a bundle into a layout option, and say in the option where it came from and whether it was changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from base.text_limits import NAME_MAX
from base.words import Message
from data.option_origins import OptionOrigin
from features.options import option_store
from features.options.layout_option import LayoutOption
from features.suggestions.suggestion_event import OptionCopy
from features.suggestions.suggestion_store import copy_of, fingerprint, record_copy

if TYPE_CHECKING:
    from features.suggestions.bundle import SuggestedBundle

SUGGEST_PAGE = Path(__file__).parent / "staff" / "pages" / "suggest.py"
SUGGEST = "suggest"
RUN = "suggestion"
"""The name of the value in the page's address that names a run."""


def copy_to_option(bundle: SuggestedBundle, run: str, number: int, name: str, actor: str) -> LayoutOption:
    """A new option with the bundle's interventions, which the history of suggestions links to the run.

    Raises OptionError and StoreError.
    """
    community = bundle.comparison.before.community
    option = option_store.create_option(community.key, name[:NAME_MAX], actor, community.crs.to_epsg() or 0)
    for one in bundle.interventions:
        option_store.add_intervention(option.id, replace(one, version=1), actor)
    record_copy(community.key, option.id, run, number, bundle.interventions, actor)
    return option_store.option(option.id)


def is_changed_since(copy: OptionCopy, option: LayoutOption) -> bool:
    """Whether anything that is built, repaired or paid in the option differs from what was copied."""
    return fingerprint(option.interventions) != copy.fingerprint


def option_origin(community: str, option: str) -> OptionOrigin | None:
    """The bundle that the option was copied from, if it was. Raises StoreError."""
    copy = copy_of(community, option)
    if copy is None:
        return None
    run, number = copy.run[:6], copy.bundle + 1
    text = Message("From suggestion {run}, bundle {number}: as suggested", run=run, number=number)
    if is_changed_since(copy, option_store.option(option)):
        text = Message("From suggestion {run}, bundle {number}: changed since", run=run, number=number)
    return OptionOrigin(text, SUGGEST_PAGE, SUGGEST, {RUN: copy.run})
