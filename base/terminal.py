"""What commands share: the language, and saying what went wrong."""

from __future__ import annotations

import logging
import sys
from typing import NoReturn

import click

from base.errors import LintuError
from base.translations import DEFAULT, languages
from base.words import Message

in_language = click.option(
    "--lang",
    "language",
    type=click.Choice(list(languages())),
    default=DEFAULT,
    show_default=True,
    help="Language. 语言。",
)


def fail(error: LintuError | OSError, language: str) -> NoReturn:
    """Both languages: the one who reads a log may not be the one who chose the language."""
    logging.getLogger("lintu").debug("failed", exc_info=error)
    other = next(key for key in languages() if key != language)
    for each in (language, other):
        click.echo(_said(error, each), err=True)
    sys.exit(1)


def _said(error: LintuError | OSError, language: str) -> str:
    if isinstance(error, LintuError):
        return error.message(language)
    trouble = Message("A file could not be read or written: {error}", error=error)
    return trouble.text(language)
