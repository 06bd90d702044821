"""`lintu sample`: the story of the bundled sample, made or made anew."""

from __future__ import annotations

import click

from base.errors import LintuError
from base.i18n import Translator
from base.terminal import Command, Option, fail, in_language
from base.words import Message


@click.command(
    cls=Command,
    says=Message(
        "Make the story of the sample (options, votes, reports) if it has none; all of it is invented."
    ),
)
@click.option(
    "--reset",
    "is_reset",
    cls=Option,
    is_flag=True,
    says=Message("Remove all that was done in the sample, yours too, and make its story anew."),
)
@click.option("--yes", "is_sure", cls=Option, is_flag=True, says=Message("Do not ask before removing."))
@in_language
def sample(is_reset: bool, is_sure: bool, language: str) -> None:
    """Make the sample's story, or make it anew."""
    from features.sample_story import story_store
    from features.sample_story.sample_words import made_text, removal_text, removed_text

    tr = Translator(language)
    try:
        if is_reset:
            if not is_sure:
                click.confirm(tr.name(removal_text(story_store.sample_state().work)), abort=True)
            click.echo(tr.name(removed_text(story_store.reset_sample("lintu"))))
        else:
            story_store.add_story("lintu")
        click.echo(tr.name(made_text(story_store.sample_state().work)))
    except (LintuError, OSError) as error:
        fail(error, language)
