"""What a program asked for that is not there or makes no sense."""

from __future__ import annotations

from base.errors import LintuError


class NotFoundError(LintuError):
    template = "There is no “{name}” here. Known: {known}."


class UnknownParameterError(LintuError):
    template = "Parameter “{name}” is not known here. Known: {known}."


class BadParameterError(LintuError):
    template = "Parameter “{name}” is “{value}”; it must be {wanted}."
