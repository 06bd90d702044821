"""What keeps a program, or the key for one, out."""

from __future__ import annotations

from base.errors import LintuError


class NoProgramNameError(LintuError):
    template = "The key has no name. Write which program it is for, so that it can be taken back later."


class NoScopeError(LintuError):
    template = "The key is good for nothing yet. Tick at least one thing that the program may do."


class KeyNeededError(LintuError):
    template = (
        "This address is for staff and for programs with a key. Send the key as “Authorization: Bearer KEY”, "
        "as “X-API-Key: KEY”, or as the password of HTTP Basic; staff make keys on the page “Programs”."
    )


class KeyRefusedError(LintuError):
    template = "This key is not known here, or it was taken back. Ask the staff for a new one."


class ScopeMissingError(LintuError):
    template = "The key of “{name}” is not good for this: {scope}. Ask the staff for one that is."
