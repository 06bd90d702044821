"""`lintu suggest`: where the next intervention should go, at the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import click

from base.errors import LintuError
from base.i18n import Translator
from base.terminal import Command, Option, fail, in_language
from base.words import Message
from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.communities import community_keys, names_a_path, open_path
from data.community_catalogue import community_catalogue
from data.open_communities import open_assessment, open_current_assessment
from data.store.address import is_store_missing
from features.options.intervention import Intervention
from features.suggestions.bundle_json import bundle_record
from features.suggestions.bundles import one_bundle, three_bundles
from features.suggestions.objective import OBJECTIVES, Objective
from features.suggestions.problem import suggestion_problem
from features.suggestions.quiet_solver import quiet_solver
from features.suggestions.request import SuggestionRequest
from features.suggestions.suggestion_text import suggestion_text


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
    "--objective", type=click.Choice(list(OBJECTIVES)), cls=Option, says=Message("One bundle, best by this.")
)
@click.option("--upkeep", type=float, cls=Option, says=Message("Yuan a year for upkeep at most."))
@click.option("--pin", multiple=True, cls=Option, says=Message("Key of an item that must be in it."))
@click.option("--veto", multiple=True, cls=Option, says=Message("Key of an item or a ground to leave out."))
@click.option(
    "--limit",
    "limit_s",
    type=float,
    default=30.0,
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
    request = SuggestionRequest(
        budget,
        items,
        upkeep_cny=float("inf") if upkeep is None else upkeep,
        pins=pin,
        vetoes=veto,
        limit_s=limit_s,
    )
    try:
        baseline, drawn = _opened_place(community)
        with quiet_solver():
            problem = suggestion_problem(baseline, drawn)
            bundles = (
                three_bundles(problem, request)
                if objective is None
                else (one_bundle(problem, request, objective),)
            )
    except (LintuError, OSError) as error:
        fail(error, language)
    if as_json:
        found = {"community": baseline.community.key, "digest": baseline.community.digest}
        records = [bundle_record(one) for one in bundles]
        text = json.dumps(found | {"bundles": records}, ensure_ascii=False, indent=2, allow_nan=False)
    else:
        text = suggestion_text(baseline.catalogue, bundles, Translator(language))
    click.echo(text)


def _opened_place(name: str) -> tuple[Assessment, tuple[Intervention, ...]]:
    """The community as it is today, and what planners drew in its open options."""
    if name not in community_keys() and names_a_path(name):
        place = open_path(Path(name), load_catalogue())
        return assess(place, community_catalogue(place.key)), ()
    if is_store_missing():
        return open_assessment(name), ()  # asking for options would make a database
    from features.suggestions.drawn import drawn_interventions

    baseline = open_current_assessment(name)
    return baseline, drawn_interventions(baseline.community.key)
