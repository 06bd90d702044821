"""Errors of pass codes. Those that keep the app from starting are printed in both languages."""

from __future__ import annotations

from base.errors import LintuError


class DoorError(LintuError):
    """The doors cannot be set up as they were asked to be."""


class OpenWithoutPasscodeError(DoorError):
    template = (
        "Lintu did not start: it was to listen on “{address}”, where other devices of the network can "
        "open it, and no staff pass code is set. Set one by the environment variable LINTU_PASSCODE (at "
        "least {least} characters); to use it on this machine only, leave that address out or make it "
        "127.0.0.1."
    )


class PasscodeShortError(DoorError):
    template = (
        "Lintu did not start: the pass code in {variable} is too short, it has {length} characters. Set "
        "one of at least {least}."
    )


class PasscodePlainError(DoorError):
    template = (
        "Lintu did not start: the pass code in {variable} is too easy to guess, it has {kinds} "
        "different characters or is a sequence. Choose one with at least {least} different characters and "
        "no pattern."
    )


class PasscodeSameError(DoorError):
    template = (
        "Lintu did not start: the secretary's pass code in {variable} is that of all staff. Choose another "
        "one, or set none."
    )


class PasscodeFileError(DoorError):
    template = (
        "Lintu did not start: the pass code file “{file}” cannot be read ({reason}). Check "
        "{variable} and the file's permissions."
    )


class PasscodeFileOpenError(DoorError):
    template = (
        "Lintu did not start: the pass code file “{file}” has mode {mode}, so other users of this "
        "machine can read or change it. Tighten it with chmod 600."
    )


class SecretaryPasscodeError(LintuError):
    template = "This is not the secretary's pass code."


class SecretaryWaitError(LintuError):
    template = "Too many tries. Try again in {minutes} minutes."
