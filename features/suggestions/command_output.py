"""What `lintu suggest` prints: the search, and its bundles as text or JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from base.i18n import Translator
from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.communities import community_keys, names_a_path, open_path
from data.community_catalogue import community_catalogue
from data.open_communities import open_assessment, open_current_assessment
from data.store.address import is_store_missing
from features.options.intervention import Intervention
from features.suggestions.bundle import SuggestedBundle
from features.suggestions.bundle_json import bundle_record
from features.suggestions.bundles import one_bundle, three_bundles
from features.suggestions.drawn import drawn_interventions
from features.suggestions.objective import Objective
from features.suggestions.problem import suggestion_problem
from features.suggestions.request import SuggestionRequest
from features.suggestions.suggestion_text import suggestion_text


def suggested_bundles(
    name: str, request: SuggestionRequest, objective: Objective | None
) -> tuple[Assessment, Sequence[SuggestedBundle]]:
    """The community called `name`, and one bundle best by `objective`, or three.

    Raises LintuErrors and OSError.
    """
    baseline, drawn = _opened_place(name)
    with _quiet_solver():
        problem = suggestion_problem(baseline, drawn)
        if objective is None:
            return baseline, three_bundles(problem, request)
        return baseline, (one_bundle(problem, request, objective),)


def bundles_as_text(baseline: Assessment, bundles: Sequence[SuggestedBundle], language: str) -> str:
    """For people at the terminal."""
    return suggestion_text(baseline.catalogue, bundles, Translator(language))


def bundles_as_json(baseline: Assessment, bundles: Sequence[SuggestedBundle]) -> str:
    """For programs."""
    found = {"community": baseline.community.key, "digest": baseline.community.digest}
    records = [bundle_record(one) for one in bundles]
    return json.dumps(found | {"bundles": records}, ensure_ascii=False, indent=2, allow_nan=False)


def _opened_place(name: str) -> tuple[Assessment, tuple[Intervention, ...]]:
    """The community as it is today, and what planners drew in its open options."""
    if name not in community_keys() and names_a_path(name):
        place = open_path(Path(name), load_catalogue())
        return assess(place, community_catalogue(place.key)), ()
    if is_store_missing():
        return open_assessment(name), ()  # asking for options would make a database
    baseline = open_current_assessment(name)
    return baseline, drawn_interventions(baseline.community.key)


@contextmanager
def _quiet_solver() -> Iterator[None]:
    """Meanwhile standard output of the whole process goes nowhere: for commands only.

    HiGHS (as SciPy brings it) prints some lines past its own settings and past Python.
    """
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
