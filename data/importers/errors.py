"""Errors for files that cannot be imported. Nothing of a refused file is stored."""

from __future__ import annotations

from base.errors import LintuError


class ImportRefused(LintuError, ValueError):  # noqa: N818  (a refusal is no fault of ours)
    """A file that cannot become a community. Every message names the file, the trouble and the remedy."""


class FileMissing(ImportRefused):
    template = "There is no file “{file}”. Check the path, or choose the file again."


class NotAFile(ImportRefused):
    template = "“{file}” is a folder or a device, not a file. Choose a file inside it."


class FileUnreadable(ImportRefused):
    template = (
        "The file “{file}” cannot be opened (no permission, or in use). Check its permissions and retry."
    )


class FileTooBig(ImportRefused):
    template = (
        "The file “{file}” has {size_mb:.1f} MB, more than the limit of {limit_mb:.0f} MB. Export a "
        "smaller area around the community."
    )


class FileEmpty(ImportRefused):
    template = "The file “{file}” is empty. Download or export it again."


class NotOsm(ImportRefused):
    template = "The file “{file}” is not OpenStreetMap data but {kind}. Export it as .osm (XML) or .osm.pbf."


class CompressedFile(ImportRefused):
    template = (
        "The file “{file}” is compressed ({kind}). Unpack it and import the .osm or .osm.pbf file inside."
    )


class FileTruncated(ImportRefused):
    template = (
        "The file “{file}” is incomplete: its end is missing. The download may have been "
        "interrupted; download it again."
    )


class WrongEncoding(ImportRefused):
    template = (
        "The file “{file}” is in {encoding}, not UTF-8. Save it as UTF-8 in a text editor or export it again."
    )


class NoEncodingFits(ImportRefused):
    template = (
        "The text of “{file}” is in none of the encodings tried: {tried}. Save it as UTF-8 in the program "
        "that made it, or choose its encoding."
    )


class EncodingUnknown(ImportRefused):
    template = "There is no encoding “{encoding}” to read “{file}” in. Use utf-8, gbk, gb18030 or big5."


class NotInEncoding(ImportRefused):
    template = "The text of “{file}” is not in {encoding}. Try another encoding, or leave the option out."


class EncodingUnused(ImportRefused):
    template = (
        "The text of “{file}” ({kind}) has its encoding by its format. Leave the option --encoding out."
    )


class NulBytes(ImportRefused):
    template = (
        "The file “{file}” contains NUL bytes (at byte {byte}): it is damaged. Download or export it again."
    )


class XmlEntities(ImportRefused):
    template = (
        "The file “{file}” declares XML entities or a DOCTYPE and is not read, for safety. Export it "
        "again without them."
    )


class MalformedXml(ImportRefused):
    template = "The XML of the file “{file}” is malformed at line {line}. Export it again, or fix that line."


class DamagedPbf(ImportRefused):
    template = "A PBF data block of the file “{file}” is damaged (near byte {byte}). Download it again."


class NoNodes(ImportRefused):
    template = (
        "The file “{file}” has no nodes (coordinates). Export them too (Overpass: “out body; >; out skel;”)."
    )


class NoWays(ImportRefused):
    template = "The file “{file}” has no complete road, building or area. Export all data of the area."


class CoordinatesOutOfRange(ImportRefused):
    template = (
        "The file “{file}” has coordinates outside the globe (latitude {latitude}, longitude "
        "{longitude}). Check whether the two are swapped or in metres; they must be WGS 84 degrees."
    )


class AcrossDateLine(ImportRefused):
    template = (
        "The data of “{file}” lie across the 180° meridian, where longitude jumps from 180 to −180; they "
        "cannot be measured as one. Export the part on one side of it."
    )


class FileTooHeavy(ImportRefused):
    template = (
        "Reading the file “{file}” takes more time or memory than allowed ({wall_s:g} s, "
        "{memory_mb:.0f} MB). Export a smaller area."
    )


class TooDetailed(ImportRefused):
    template = (
        "The file “{file}” has {count} vertices in all, more than the limit of {limit}. Export a "
        "smaller area, or simplify the shape."
    )


class FeatureTooDetailed(TooDetailed):
    template = (
        "The file “{file}” has {count} vertices {where}, more than the limit of {limit}. Export a "
        "smaller area, or simplify the shape."
    )


class FileUnusable(ImportRefused):
    template = "The file “{file}” cannot be read as OpenStreetMap data ({reason}). Export it again and retry."


class KindUnknown(ImportRefused):
    template = (
        "The file “{file}” is not supported: it is {kind}. Use GeoPackage, GeoJSON, a Shapefile in "
        "a zip, KML, DXF, CSV or Excel."
    )


class BelongsElsewhere(KindUnknown):
    template = "“{file}” does not belong here. It is {kind}. {where}"


class OtherThanOsm(NotOsm):
    template = "The file “{file}” is not OpenStreetMap data. It is {kind}. {where}"


class ArchiveUnsafe(ImportRefused):
    template = (
        "“{member}” in the archive “{file}” {trouble}; the archive was not read. Pack it again "
        "with only the files that are needed."
    )


class ArchiveTooBig(ImportRefused):
    template = (
        "The archive “{file}” {trouble}, more than the limit of {limit}. Pack only the files that are needed."
    )


class ArchiveDamaged(ImportRefused):
    template = (
        "The archive “{file}” is damaged or encrypted and cannot be unpacked. Pack it again without a "
        "password."
    )


class PartMissing(ImportRefused):
    template = (
        "The archive “{file}” lacks “{part}”. A Shapefile needs at least .shp, .shx and .dbf of the same "
        "name; pack them together."
    )


class NotATable(ImportRefused):
    template = (
        "The layer “{layer}” of “{file}” is a view or virtual table and was not read. Save it as a "
        "plain layer first."
    )


class TooManyItems(ImportRefused):
    template = (
        "“{file}” has {count} {what}{where}, more than the limit of {limit}. Delete what is not needed first."
    )


class TextTooLong(ImportRefused):
    template = (
        "Row {row} of the layer “{layer}” of “{file}” has {count} characters in “{column}”, more than "
        "the limit of {limit}. Shorten that text."
    )


class NumbersUnusable(ImportRefused):
    template = (
        "In the layer “{layer}” of “{file}” the coordinates of {features} are not usable numbers "
        "(missing, infinite or far too large). Fix or delete those features."
    )


class NothingInside(ImportRefused):
    template = (
        "The file “{file}” has no usable shapes or rows{why}. Check that the exported layers have content."
    )


class DrawingEmpty(ImportRefused):
    template = (
        "The drawing “{file}” has no shapes that can be read. Do as follows, then export it again. {reasons}"
    )


class VectorUnusable(ImportRefused):
    template = "The file “{file}” cannot be read as {kind}: {reason}. Export it again and retry."


class ReadingFailed(ImportRefused):
    template = (
        "The file “{file}” could not be read{where} because of an unforeseen error ({reason}). Nothing was "
        "stored. Please send the file and the number {number}, which the log explains, to those who "
        "maintain Lintu."
    )


REFUSALS = {
    refusal.__name__: refusal for refusal in (*ImportRefused.__subclasses__(), *TooDetailed.__subclasses__())
}
"""By name, for the reader process to say which it was. It can name no other class."""


def printable_name(name: str) -> str:
    """A file name fit for one line of a message: no control characters, at most 80 characters."""
    printable = "".join(char if char.isprintable() else "�" for char in name)
    return printable if len(printable) <= 80 else printable[:60] + "…" + printable[-19:]
