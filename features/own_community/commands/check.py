"""`lintu check`: the problems of a community, and their repairs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from base.errors import LintuError
from base.terminal import Command, Option, in_language
from base.words import Message, join_texts
from features.own_community.commands.communities import by_whom, edit_by, own_named
from features.own_community.commands.outcome import ASKS, DONE, print_json, refuse
from features.own_community.errors import UnknownAnswerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.repair.repair import LayerProblem
    from features.own_community.community_versions import OwnCommunity

_ALL = "all"


@click.command(
    cls=Command,
    says=Message(
        "List the problems of COMMUNITY and what would fix them.\n\nEnds with 0 when none is left, with 1 "
        "when some are, with 2 when it cannot be checked."
    ),
)
@click.argument("community")
@click.option(
    "--fix",
    "fixes",
    multiple=True,
    cls=Option,
    says=Message("Fix the problem with this key; “all” fixes every one that can be fixed."),
)
@click.option("--json", "as_json", cls=Option, is_flag=True, says=Message("Print the problems as JSON."))
@by_whom
@in_language
def check(community: str, fixes: tuple[str, ...], as_json: bool, actor: str, language: str) -> None:
    """List problems."""
    from data.store.open_store import the_store
    from features.own_community.importing import missing_layers

    try:
        known = _fixed(own_named(the_store(), community), fixes, actor)
        lacking = missing_layers(the_store(), known)
        problems = _problems(known)
    except (LintuError, OSError) as error:
        refuse(error, as_json, language)
    if as_json:
        print_json(_values(known, lacking, problems, language))
    else:
        _print_lines(lacking, problems, language)
    sys.exit(ASKS if problems or lacking else DONE)


def _problems(known: OwnCommunity) -> tuple[LayerProblem, ...]:
    from data.catalogue import load_catalogue
    from data.store.open_store import the_store
    from features.own_community.importing import open_problems

    return open_problems(the_store(), known, load_catalogue()) if known.state.epsg else ()


def _fixed(known: OwnCommunity, fixes: Sequence[str], actor: str) -> OwnCommunity:
    """The community after these repairs, each a step of its own. Raises UnknownAnswerError."""
    from data.store.open_store import the_store
    from features.own_community.importing import repair

    there = {problem.key for problem in _problems(known) if problem.remedy is not None}
    for wanted in fixes:
        if wanted != _ALL and wanted not in there:
            raise UnknownAnswerError(answer=wanted, known=join_texts(sorted(there)) if there else "–")
    wanted_keys = there if _ALL in fixes else set(fixes)
    while found := [problem for problem in _problems(known) if problem.key in wanted_keys]:
        wanted_keys.discard(found[0].key)
        known = repair(edit_by(the_store(), known, actor), found[0])
    return known


def _values(
    known: OwnCommunity, lacking: Sequence[str], problems: Sequence[LayerProblem], language: str
) -> dict[str, Any]:
    return {
        "community": known.key,
        "missing_layers": list(lacking),
        "ignored": list(known.state.left),
        "problems": [
            {
                "key": problem.key,
                "layer": problem.layer,
                "count": problem.count,
                "ids": list(problem.ids),
                "text": problem.text.text(language),
                "repair": None if problem.remedy is None else problem.remedy.text(language),
            }
            for problem in problems
        ],
    }


def _print_lines(lacking: Sequence[str], problems: Sequence[LayerProblem], language: str) -> None:
    from data.layer_words import LAYERS

    if lacking:
        names = join_texts(tuple(LAYERS[layer] for layer in lacking))
        click.echo(Message("Required for scoring: {layers}.", layers=names).text(language))
    for problem in problems:
        click.echo(f"· {problem.key}: {problem.text.text(language)}")
        if problem.remedy is not None:
            click.echo(f"  → {problem.remedy.text(language)}")
    if not problems and not lacking:
        click.echo(Message("No problems found.").text(language))
