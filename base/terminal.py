"""What commands share: help in every language, the language chosen, and saying what went wrong."""

from __future__ import annotations

import logging
import sys
from typing import Any, NoReturn

import click

from base.errors import LintuError
from base.translations import DEFAULT, ENGLISH, languages
from base.words import Message


class Command(click.Command):
    """A command with its help in every language, since the reader has chosen none."""

    def __init__(self, *args: Any, says: Message, **facts: Any) -> None:
        super().__init__(*args, **(facts | {"help": says.english}))
        self.says = says

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help, a paragraph each language."""
        self.help = "\n\n".join(_in_every_language(self.says))
        super().format_help_text(ctx, formatter)


class Option(click.Option):
    """An option with its help in every language."""

    def __init__(self, *args: Any, says: Message, **facts: Any) -> None:
        super().__init__(*args, **(facts | {"help": says.english}))
        self.says = says

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help, one language after the other."""
        self.help = " ".join(_in_every_language(self.says))
        return super().get_help_record(ctx)


def _in_every_language(words: Message) -> list[str]:
    others = [language for language in languages() if language != ENGLISH]
    return [words.text(language) for language in (ENGLISH, *others)]


in_language = click.option(
    "--lang",
    "language",
    cls=Option,
    type=click.Choice(list(languages())),
    default=DEFAULT,
    show_default=True,
    says=Message("Language."),
)


def fail(error: LintuError | OSError, language: str, status: int = 1) -> NoReturn:
    """Say it in both languages, for who reads a log may not be who chose the language; end with `status`."""
    logging.getLogger("lintu").debug("failed", exc_info=error)
    other = next(key for key in languages() if key != language)
    for each in (language, other):
        click.echo(_error_text(error, each), err=True)
    sys.exit(status)


def _error_text(error: LintuError | OSError, language: str) -> str:
    if isinstance(error, LintuError):
        return error.message(language)
    trouble = Message("A file could not be read or written: {error}", error=error)
    return trouble.text(language)
