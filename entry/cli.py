"""The command line: `lintu`."""

from __future__ import annotations

from pathlib import Path

import click

from base.errors import LintuError
from base.i18n import Translator
from base.terminal import Command, Option, fail, in_language
from base.words import Message
from data.assess import assess
from data.catalogue import load_catalogue
from data.community_catalogue import community_catalogue
from entry.commands.backup import backup, restore
from entry.commands.export import export
from entry.commands.terminal import open_named_community
from entry.start import start
from exports.distances_csv import write_distances
from exports.scorecard_json import scorecard_json
from features.capabilities import FEATURES
from ui.scorecard_text import scorecard_text


@click.group()
@click.version_option(package_name="lintu")
def main() -> None:
    """邻图 Lintu: participatory planning of a community's public space."""
    start()


@main.command(
    cls=Command,
    says=Message(
        "Score COMMUNITY: the sample (xuzhen), a folder, or an OpenStreetMap extract (.osm, .osm.pbf)."
    ),
)
@click.argument("community")
@click.option("--json", "as_json", cls=Option, is_flag=True, says=Message("Print the scorecard as JSON."))
@click.option(
    "--distances",
    type=click.Path(dir_okay=False, path_type=Path),
    cls=Option,
    says=Message("Also write every walking distance to this CSV file."),
)
@in_language
def score(community: str, as_json: bool, distances: Path | None, language: str) -> None:
    """Print the scorecard of a community."""
    tr = Translator(language)
    try:
        opened = open_named_community(community, load_catalogue(), language)
        assessment = assess(opened, community_catalogue(opened.key))
        if distances:
            write_distances(assessment, distances)
    except (LintuError, OSError) as error:
        fail(error, language)
    click.echo(scorecard_json(assessment) if as_json else scorecard_text(assessment, tr))


main.add_command(backup)
main.add_command(restore)
main.add_command(export)
for feature in FEATURES:
    for command in feature.commands:
        main.add_command(command)
