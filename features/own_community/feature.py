"""A community of one's own: imported, repaired, edited."""

from __future__ import annotations

from features.feature import Feature
from features.own_community.commands.check import check
from features.own_community.commands.import_file import import_file
from features.own_community.commands.new import new
from features.own_community.known_files import KNOWN
from features.own_community.schema import COMMUNITY, COMMUNITY_STEP, CONTENT, IMPORT_RECIPE
from features.own_community.source import OWN

OWN_COMMUNITY = Feature(
    key="own_community",
    tables=(CONTENT, COMMUNITY, COMMUNITY_STEP, IMPORT_RECIPE),
    session_keys=("own", "step", "problem"),
    communities=OWN,
    known_files=KNOWN,
    commands=(new, import_file, check),
)
