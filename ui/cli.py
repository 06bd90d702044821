"""The command line: `lintu`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from data.assess import assess
from data.catalogue import Catalogue, load_catalogue
from data.communities import Progress, kept_communities, names_a_path, open_community, open_path
from data.model import Community
from data.store.address import is_file, store_address
from data.words import Bilingual
from exports.distances_csv import write_distances
from exports.scorecard_json import scorecard_json
from spatial.errors import LintuError
from ui.commands.tally import tally
from ui.commands.terminal import fail, in_language
from ui.i18n import Words
from ui.scorecard_text import scorecard_text
from workshop.reports.overlay import with_reports
from workshop.reports.reading import reports_of


@click.group()
@click.version_option(package_name="lintu")
def main() -> None:
    """邻图 Lintu: participatory planning of a community's public space."""


@main.command()
@click.argument("community")
@click.option("--json", "as_json", is_flag=True, help="Print the scorecard as JSON. 以 JSON 输出。")
@click.option(
    "--distances",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write every walking distance to this CSV file. 另存全部步行距离。",
)
@in_language
def score(community: str, as_json: bool, distances: Path | None, language: str) -> None:
    """Score COMMUNITY: the sample (xuzhen), a folder, or an OpenStreetMap extract (.osm, .osm.pbf).

    给社区打分：示例社区 xuzhen、社区文件夹，或 OpenStreetMap 文件。
    """
    tr = Words(language)
    try:
        catalogue = load_catalogue()
        assessment = assess(_as_reported(_opened(community, catalogue, language), catalogue), catalogue)
        if distances:
            write_distances(assessment, distances)
    except (LintuError, OSError) as error:
        fail(error, language)
    click.echo(scorecard_json(assessment) if as_json else scorecard_text(assessment, tr))


def _opened(name: str, catalogue: Catalogue, language: str) -> Community:
    if name not in kept_communities() and names_a_path(name):
        return open_path(Path(name), catalogue, _progress(language))
    return open_community(name, catalogue, _progress(language))


def _as_reported(community: Community, catalogue: Catalogue) -> Community:
    """With the reports that staff have verified, where the app has kept any here."""
    if is_file(store_address()) and not Path(str(store_address().database)).exists():
        return community
    return with_reports(community, catalogue, reports_of(community.key))


def _progress(language: str) -> Progress:
    """Says what is being done on a terminal, and nothing when the output goes elsewhere."""

    def say(share: float, what: Bilingual) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{share:4.0%} {what.text(language)}\x1b[K", err=True, nl=share >= 1.0)

    return say


main.add_command(tally)
