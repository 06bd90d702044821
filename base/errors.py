"""The root of the error classes. Every error says what is wrong, where, and what to do."""

from __future__ import annotations

from typing import ClassVar

from base.words import sentence


class LintuError(Exception):
    """Something a person can put right.

    A subclass gives the sentence as a template in English; the facts given when it is raised fill it.
    """

    template: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message("en"))

    def message(self, language: str) -> str:
        """The sentence in `language`."""
        return sentence(self.template, self.facts, language)


class NotMetricError(LintuError, ValueError):
    template = (
        "Layer “{what}” is in {crs}, which cannot be measured in metres. Project it to a metric CRS first."
    )


class NoCrsError(LintuError, ValueError):
    template = "Layer “{what}” has no coordinate system. Give its EPSG code."


class FitError(LintuError, ValueError):
    """Pairs of points that lay no plan on a map."""


class TooFewPairsError(FitError):
    template = (
        "There are {count} pairs of points; give at least 2. Choose one more place on the plan and the map."
    )


class SamePointError(FitError):
    template = (
        "Pairs {first} and {second} are almost at the same place, so no direction can be computed. "
        "Choose points farther apart."
    )
