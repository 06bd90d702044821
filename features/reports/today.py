"""What staff have verified, in every community that is opened."""

from __future__ import annotations

from data.assess import Assessment
from data.opened import Adjustment
from features.options.whatif import what_if
from features.reports.overlay import with_reports
from features.reports.report_lookup import latest_change, reports_of


def as_reported(in_file: Assessment) -> Assessment:
    """The assessment with the reports that staff have verified, as it is now. Raises StoreError."""
    community = in_file.community
    now = with_reports(community, in_file.catalogue, reports_of(community.key))
    return in_file if now is community else what_if(in_file, now)


REPORTED = Adjustment(version=latest_change, apply=as_reported)
