"""Kinds of entities of AutoCAD that are no shapes on the ground; unknown kinds are of other programs."""

from __future__ import annotations

TEXTS = frozenset({"TEXT", "MTEXT", "ATTRIB"})
_SURFACES = {f"{kind}SURFACE" for kind in ("", "PLANE", "EXTRUDED", "LOFTED", "REVOLVED", "SWEPT", "NURB")}
SOLIDS = frozenset({"3DSOLID", "BODY", "MESH", "REGION", *_SURFACES})
"""Closed in a form of another company (ACIS), or faces in space."""
_DIMENSIONS = {"DIMENSION", "ARC_DIMENSION", "LARGE_RADIAL_DIMENSION", "LEADER", "MULTILEADER", "MLEADER"}
_PICTURES = {"IMAGE", "WIPEOUT", "OLEFRAME", "OLE2FRAME", "PDFUNDERLAY", "DWFUNDERLAY", "DGNUNDERLAY"}
_MARKS = {
    "ATTDEF",
    "TOLERANCE",
    "VIEWPORT",
    "SHAPE",
    "RAY",
    "XLINE",
    "ACAD_TABLE",
    "LIGHT",
    "SECTION",
}
_MARKS |= {"HELIX", "GEOPOSITIONMARKER", "POINTCLOUD", "POINTCLOUDEX"}
ANNOTATIONS = frozenset(_DIMENSIONS | _PICTURES | _MARKS)
