"""How the commands of a community end: with what they did, with a question, or refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

import click

from base.errors import LintuError
from base.terminal import fail
from base.words import Message, Text

if TYPE_CHECKING:
    from features.own_community.community_versions import OwnCommunity

DONE, ASKS, REFUSED = 0, 1, 2
"""Exit codes."""


class CommandOutcome(Protocol):
    """What a command did, or would do."""

    @property
    def after(self) -> OwnCommunity | None:
        """The community as it was stored; None where nothing was."""
        ...

    def values(self, language: str) -> Mapping[str, Any]:
        """For JSON, without what was stored."""
        ...

    def lines(self) -> Iterable[Text]:
        """For a person."""
        ...


def print_outcome(outcome: CommandOutcome, as_json: bool, language: str) -> None:
    """Print it, with the community where it was stored."""
    after = outcome.after
    if as_json:
        taken = None if after is None else {"community": after.key, "version": after.version}
        print_json({**outcome.values(language), "taken": taken})
        return
    for words in outcome.lines():
        click.echo(words.text(language))
    if after is not None:
        click.echo(Message("Imported into {community}.", community=after.key).text(language))


def refuse(error: LintuError | OSError, as_json: bool, language: str) -> NoReturn:
    """Say that nothing was taken, and why; end with REFUSED."""
    if as_json:
        text = error.message(language) if isinstance(error, LintuError) else str(error)
        print_json({"refused": {"kind": type(error).__name__, "text": text}, "taken": None})
    fail(error, language, REFUSED)


def print_json(values: Mapping[str, Any]) -> None:
    """Print values as JSON that people can read, too."""
    click.echo(json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False))
