"""Which community of one's own a command is about, and who is said to have changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from base.terminal import Option
from base.words import Message, join_texts
from features.own_community.errors import NoSuchCommunityError

if TYPE_CHECKING:
    from data.store.connections import Connections
    from features.own_community.community_versions import OwnCommunity
    from features.own_community.edit import Edit

ACTOR = "lintu"
"""Stands in the history where nobody is named."""


by_whom = click.option(
    "--by", "actor", cls=Option, default=ACTOR, says=Message("Who does it, for the history.")
)


def own_named(store: Connections, name: str) -> OwnCommunity:
    """The community with this key, or the only one of this name. Raises NoSuchCommunityError."""
    from features.own_community.community_versions import own, own_communities

    listed = own_communities(store)
    if name in listed:
        return own(store, name)
    found = [key for key in listed if name in (own(store, key).state.name.zh, own(store, key).state.name.en)]
    if len(found) != 1:
        raise NoSuchCommunityError(name=name, known=join_texts(tuple(listed)) if listed else "–")
    return own(store, found[0])


def edit_by(store: Connections, known: OwnCommunity, actor: str) -> Edit:
    """A change to this community by that person."""
    from data.catalogue import load_catalogue
    from features.own_community.edit import Edit

    return Edit(store, known, load_catalogue(), actor)
