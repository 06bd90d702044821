"""Errors of the command line's arguments."""

from __future__ import annotations

from base.errors import LintuError


class UnknownFormatError(LintuError, LookupError):
    template = "There is no format “{format}”. Known: {known}; lintu export --list describes them."


class UnknownLetterError(LintuError, LookupError):
    template = (
        "The community has no option “{option}”. Known: {known}. Without --option all of them are exported."
    )
