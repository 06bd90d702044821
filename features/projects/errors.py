"""What cannot be done with a project."""

from __future__ import annotations

from base.errors import LintuError


class ProjectError(LintuError, ValueError):
    """The root of the errors of projects."""


class NoSuchProjectError(ProjectError, LookupError):
    template = "There is no such project any more. Open the list of projects again."


class ProjectChangedError(ProjectError):
    template = "Somebody else has changed “{name}” meanwhile. Look at it again, then repeat your step."


class EvidenceMissingError(ProjectError):
    template = "“{gate}” is not passed yet: {missing} is missing. Fill it in and save again."


class GateDayError(ProjectError):
    template = (
        "The day {day} cannot be: the gate before was passed on {before}, and no gate is passed in the "
        "future. Enter the day on which it was passed."
    )


class ShapeKindError(ProjectError):
    template = (
        "What was built is {given}, but what was decided is {wanted}. Choose the file of this project, or "
        "leave the field empty where it was built as drawn."
    )


class MoneyError(ProjectError):
    template = "{what} of {value} CNY cannot be. Enter an amount that is not below zero."


class NoGatePassedError(ProjectError):
    template = "“{name}” has not passed any gate that could be taken back."
