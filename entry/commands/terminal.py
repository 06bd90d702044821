"""Shared by commands: opening a community, showing progress, printing errors."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from base.words import Progress, Text
from data.catalogue import Catalogue
from data.communities import community_keys, names_a_path, open_community, open_path
from data.model import Community
from data.store.address import is_store_missing


def open_named_community(name: str, catalogue: Catalogue, language: str) -> Community:
    """The community that is known by this name, with the reports that staff have verified, or that lies at
    this path."""
    if name not in community_keys() and names_a_path(name):
        return open_path(Path(name), catalogue, progress(language))
    return _as_reported(open_community(name, catalogue, progress(language)), catalogue)


def _as_reported(community: Community, catalogue: Catalogue) -> Community:
    if is_store_missing():
        return community  # nothing was ever reported here, and asking would make a database
    # Imported here: the store's library takes its time to load.
    from features.reports.overlay import with_reports
    from features.reports.report_lookup import reports_of

    return with_reports(community, catalogue, reports_of(community.key))


def progress(language: str) -> Progress:
    """Says what is being done on a terminal, and nothing when the output goes elsewhere."""

    def say(share: float, what: Text) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{share:4.0%} {what.text(language)}\x1b[K", err=True, nl=share >= 1.0)

    return say
