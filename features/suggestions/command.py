"""`lintu suggest`: where the next intervention should go, at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from base.errors import LintuError
from base.terminal import Command, Option, fail, in_language
from base.words import Message
from features.suggestions.request import LIMIT_S, Fair, Gain, SuggestionRequest

if TYPE_CHECKING:
    from features.suggestions.objective import Objective


@click.command(
    cls=Command,
    says=Message(
        "Suggest where to build or repair in COMMUNITY: the sample (xuzhen), one of your own, or a folder or "
        "OpenStreetMap extract. Without --objective, three bundles side by side."
    ),
)
@click.argument("community")
@click.option("--budget", type=float, required=True, cls=Option, says=Message("Yuan to spend."))
@click.option(
    "--items", type=int, default=3, show_default=True, cls=Option, says=Message("How many items at most.")
)
@click.option(
    "--objective",
    type=click.Choice([*get_args(Gain), *get_args(Fair)]),
    cls=Option,
    says=Message("One bundle, best by this."),
)
@click.option("--upkeep", type=float, cls=Option, says=Message("Yuan a year for upkeep at most."))
@click.option("--pin", multiple=True, cls=Option, says=Message("Key of an item that must be in it."))
@click.option("--veto", multiple=True, cls=Option, says=Message("Key of an item or a ground to leave out."))
@click.option(
    "--limit",
    "limit_s",
    type=float,
    default=LIMIT_S,
    show_default=True,
    cls=Option,
    says=Message("Seconds after which the search stops and says how good the result is."),
)
@click.option("--json", "as_json", cls=Option, is_flag=True, says=Message("Print JSON."))
@in_language
def suggest(
    community: str,
    budget: float,
    items: int,
    objective: Objective | None,
    upkeep: float | None,
    pin: tuple[str, ...],
    veto: tuple[str, ...],
    limit_s: float,
    as_json: bool,
    language: str,
) -> None:
    """Print bundles of items within a budget, each with its reasons."""
    ceiling = float("inf") if upkeep is None else upkeep
    request = SuggestionRequest(budget, items, upkeep_cny=ceiling, pins=pin, vetoes=veto, limit_s=limit_s)
    # The engine is some sixty files and SciPy, which no start of the server should wait for.
    from features.suggestions.command_output import bundles_as_json, bundles_as_text, suggested_bundles

    try:
        baseline, bundles = suggested_bundles(community, request, objective)
    except (LintuError, OSError) as error:
        fail(error, language)
    click.echo(
        bundles_as_json(baseline, bundles) if as_json else bundles_as_text(baseline, bundles, language)
    )
