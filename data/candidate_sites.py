"""Candidate sites that capabilities propose for planning."""

from __future__ import annotations

from collections.abc import Callable

from base.family import Family

CandidateSites = Callable[[str], frozenset[str]]
"""Key of a community → ids in its layer of encroachments."""

CANDIDATE_SITES: Family[CandidateSites] = Family()


def candidate_sites(community: str) -> frozenset[str]:
    """The ids that any capability proposes."""
    return frozenset().union(*(sites(community) for sites in CANDIDATE_SITES))
