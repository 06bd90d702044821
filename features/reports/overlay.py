"""Reports as rows of a community's layer of encroachments, so that they are drawn and scored as those are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import shapely

from base.late_modules import geopandas as gpd
from base.late_modules import pandas as pd
from base.words import Bilingual, Message, Note
from data.assess import Assessment
from data.catalogue.model import Catalogue
from data.frames import frame_of
from data.model import Community
from data.open_communities import Adjustment
from data.timed_assessment import ScoringTooLongError
from data.work_calendar import CHINA
from features.options.whatif import what_if
from features.reports.flow import is_public
from features.reports.places import epsg_of
from features.reports.report import Report
from features.reports.report_lookup import latest_change, reports_of

LAYER = "encroachments"


def with_reports(community: Community, catalogue: Catalogue, reports: Iterable[Report]) -> Community:
    """The community as everyone may see it: with the reports that staff have verified.

    A row of the file that was taken over gives way to its report, and goes where that is not public.
    `reports` are the live ones (`reading.reports_of`); rows of the file among them change nothing.
    """
    live = _live(community, reports)
    return _overlaid(community, catalogue, live, [one for one in live if is_public(catalogue, one.state)])


def with_all_reports(community: Community, catalogue: Catalogue, reports: Iterable[Report]) -> Community:
    """The community as staff see it: with all reports, verified or not. Never for public pages."""
    live = _live(community, reports)
    return _overlaid(community, catalogue, live, live)


def as_reported(in_file: Assessment) -> Assessment:
    """The assessment with the reports that staff have verified, as it is now. Raises StoreError.

    Where they take too long to score they are left out, with a warning: staff must come to the page where a
    report's outline is drawn again.
    """
    community = in_file.community
    now = with_reports(community, in_file.catalogue, reports_of(community.key))
    if now is community:
        return in_file
    try:
        return what_if(in_file, now)
    except ScoringTooLongError as error:
        why = Bilingual(error.message("zh"), error.message("en"))
        warning = Note(
            "reports-left-out",
            Message("Reported encroachments are left out of the map and the score. {why}", why=why),
        )
        return replace(in_file, community=replace(community, warnings=(*community.warnings, warning)))


REPORTED = Adjustment(version=latest_change, apply=as_reported)


def _live(community: Community, reports: Iterable[Report]) -> list[Report]:
    """Ordered by id: the order of their coming must not change a score or a digest."""
    found = (one for one in reports if one.community == community.key and one.version > 0)
    return sorted(found, key=lambda one: one.id)


def _overlaid(
    community: Community, catalogue: Catalogue, live: Sequence[Report], shown: Sequence[Report]
) -> Community:
    if not live:
        return community
    frame = community.encroachments
    taken_over = {one.source_id for one in live if one.source_id}
    kept = frame[~frame["id"].isin(taken_over)]
    added = _rows(community, catalogue, shown)
    layer = pd.concat([kept, added], ignore_index=True) if len(added) else kept.reset_index(drop=True)
    return replace(
        community,
        encroachments=gpd.GeoDataFrame(layer, geometry="geometry", crs=community.crs),
        digest=_digest(community, taken_over, added),
    )


def _rows(community: Community, catalogue: Catalogue, reports: Sequence[Report]) -> gpd.GeoDataFrame:
    """What the sender wrote stays with staff until it is verified; so does a reference that is gone."""
    spaces, paths = set(community.public_spaces["id"]), set(community.paths["id"])
    grids = set(community.grids["code"])
    table = pd.DataFrame(
        [
            {
                "id": one.layer_id,
                "category": one.category,
                "status": one.state,
                "reported_on": one.sent_at.astimezone(CHINA).date().isoformat() if one.sent_at else "",
                "note": one.sentence if is_public(catalogue, one.state) else "",
                "space": one.space if one.space in spaces else "",
                "path": one.path if one.path in paths else "",
                "grid": one.grid if one.grid in grids else "",
            }
            for one in reports
        ]
    )
    return frame_of(LAYER, table, _shapes(community, reports), community.crs)


def _shapes(community: Community, reports: Sequence[Report]) -> list[shapely.Geometry]:
    """The shapes in the community's CRS, also where that was another one when the report was sent."""
    epsg = epsg_of(community)
    shapes = np.array([one.shape for one in reports], dtype=object)
    for old in {one.epsg for one in reports} - {epsg, 0}:
        rows = [row for row, one in enumerate(reports) if one.epsg == old]
        moved = gpd.GeoSeries(shapes[rows], crs=f"EPSG:{old}").to_crs(community.crs)
        shapes[rows] = moved.to_numpy()
    return list(shapes)


def _digest(community: Community, taken_over: Iterable[str], added: gpd.GeoDataFrame) -> str:
    """Of what the overlay changes: with the same rows, what was derived from them is found again."""
    digest = hashlib.sha256(community.digest.encode())
    digest.update(repr(sorted(taken_over)).encode())
    digest.update(repr(added.drop(columns="geometry").to_numpy().tolist()).encode())
    for shape in shapely.to_wkb(added.geometry.to_numpy()) if len(added) else ():
        digest.update(shape)
    return digest.hexdigest()
