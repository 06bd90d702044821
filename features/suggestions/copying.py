"""Copy a bundle into a layout option, and tell whether that was changed since."""

from __future__ import annotations

from dataclasses import replace

from base.text_limits import NAME_MAX
from features.options import option_store
from features.options.layout_option import LayoutOption
from features.suggestions.bundle import SuggestedBundle
from features.suggestions.suggestion_event import OptionCopy
from features.suggestions.suggestion_store import fingerprint, record_copy


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
