"""The numbers of the catalogue as exact fractions, for counts that must not round."""

from __future__ import annotations

from fractions import Fraction

from data.catalogue.model import Figure

_FINEST = 10**6
"""A decimal of up to six places is itself, and 0.6666666666666667 is two thirds."""


def exact_share(figure: Figure) -> Fraction:
    """The nearest fraction to the figure with a denominator of a million at most."""
    return Fraction(figure.value).limit_denominator(_FINEST)
