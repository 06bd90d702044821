"""The elements in one data block of an .osm.pbf file.

GDAL's reader tells no node of a way, and a library that does (pyosmium) would bring a second reader of the
whole format; what is needed is a few fields, decoded here for a whole block at a time.
Field numbers: https://github.com/openstreetmap/OSM-binary/blob/master/osmpbf/osmformat.proto
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from data.importers.osm_elements import AREA_TYPES, AreaRelation, Int64s, OsmElements, ten_millionths
from data.importers.osm_tables import Tags
from data.importers.protobuf import DamagedMessage, fields, running_sums, signed, varints, zigzag

_GRANULARITY = 100
"""Nanodegrees of one step where the block says nothing."""
_WAY_MEMBER = 1
_PACKED = 2, 3, 8
"""Fields of a way: keys and values as numbers of texts, nodes as steps."""


@dataclass(frozen=True, eq=False)
class BlockElements:
    """The elements of one block: as in OsmElements, but tags as numbers of the block's texts."""

    texts: Sequence[bytes]
    node_ids: Int64s
    node_places: Int64s
    way_ids: list[int]
    way_sizes: Int64s
    references: Int64s
    is_highway: Sequence[bool]
    keys: Sequence[bytes]
    values: Sequence[bytes]
    areas: tuple[AreaRelation, ...]


def block_elements(block: bytes) -> BlockElements:
    """The elements of a data block.

    Raises DamagedMessage, LookupError, TypeError or OverflowError for nonsense.
    """
    found = list(fields(block))
    last = dict(found)
    texts = [_bytes(text) for number, text in fields(_bytes(last.get(1, b""))) if number == 1]
    groups = [part for number, group in found if number == 2 for part in fields(_bytes(group))]
    steps = _nodes(groups)
    offset = np.array([_signed(last.get(20, 0)), _signed(last.get(19, 0))])
    nano = steps[:, 1:] * _number(last.get(17, _GRANULARITY)) + offset
    ways = [_way(_bytes(way)) for number, way in groups if number == 3]
    sizes, references, is_highway = _ways(ways, texts)
    return BlockElements(
        texts,
        steps[:, 0],
        ten_millionths(nano * 1e-9),
        [id_ for id_, _ in ways],
        sizes,
        references,
        is_highway,
        [packed[2] for _, packed in ways],
        [packed[3] for _, packed in ways],
        tuple(_areas((_bytes(one) for number, one in groups if number == 4), texts)),
    )


def joined_elements(blocks: Sequence[BlockElements]) -> OsmElements:
    """The elements of all blocks of a file."""
    sizes = np.concatenate([block.way_sizes for block in blocks])
    rows = [(block, row) for block in blocks for row in range(len(block.way_ids))]

    def tags_of(way: int) -> Tags:
        block, row = rows[way]
        return _tags(block.keys[row], block.values[row], block.texts)

    return OsmElements(
        np.concatenate([block.node_ids for block in blocks]),
        np.concatenate([block.node_places for block in blocks]),
        np.array([id_ for block in blocks for id_ in block.way_ids], dtype=np.int64),
        np.cumsum(sizes),
        np.concatenate([block.references for block in blocks]),
        np.array([one for block in blocks for one in block.is_highway], dtype=bool),
        tags_of,
        tuple(area for block in blocks for area in block.areas),
    )


def _nodes(groups: Sequence[tuple[int, int | bytes]]) -> Int64s:
    """(n, 3) id, longitude and latitude of nodes, in steps of the block."""
    rows = [np.empty((0, 3), dtype=np.int64)]
    for number, part in groups:
        if number == 1:
            node = dict(fields(_bytes(part)))
            one = zigzag(np.array([_number(node[field]) for field in (1, 9, 8)], dtype=np.uint64))
            rows.append(one.reshape(1, 3))
        elif number == 2:
            dense = dict(fields(_bytes(part)))
            columns = [varints([_bytes(dense.get(field, b""))])[0] for field in (1, 9, 8)]
            if len({len(column) for column in columns}) > 1:
                raise DamagedMessage
            rows.append(np.column_stack([np.cumsum(zigzag(column)) for column in columns]))
    return np.concatenate(rows)


def _way(message: bytes) -> tuple[int, dict[int, bytes]]:
    """Its id and its packed fields."""
    id_, packed = 0, dict.fromkeys(_PACKED, b"")
    for number, value in fields(message):
        if number == 1:
            id_ = _signed(value)
        elif number in packed:
            packed[number] = _bytes(value)
    return id_, packed


def _ways(
    ways: Sequence[tuple[int, dict[int, bytes]]], texts: Sequence[bytes]
) -> tuple[Int64s, Int64s, list[bool]]:
    """(W,) how many nodes each way has, all nodes, and (W,) whether it is a highway."""
    steps, ends = varints([packed[8] for _, packed in ways])
    keys, key_ends = varints([packed[2] for _, packed in ways])
    highway = [number for number, text in enumerate(texts) if text == b"highway"]
    named = np.append(0, np.cumsum(np.isin(keys, np.array(highway, dtype=np.uint64))))
    is_highway = np.diff(named[key_ends], prepend=0) > 0
    return np.diff(ends, prepend=0), running_sums(zigzag(steps), ends), is_highway.tolist()


def _areas(relations: Iterator[bytes], texts: Sequence[bytes]) -> Iterator[AreaRelation]:
    for message in relations:
        found = dict(fields(message))
        tags = _tags(_bytes(found.get(2, b"")), _bytes(found.get(3, b"")), texts)
        if tags.get("type") not in AREA_TYPES:
            continue
        members = np.cumsum(zigzag(varints([_bytes(found.get(9, b""))])[0]))
        kinds = varints([_bytes(found.get(10, b""))])[0]
        if len(members) != len(kinds):
            raise DamagedMessage
        ways = tuple(members[kinds == _WAY_MEMBER].tolist())
        yield AreaRelation(_signed(found.get(1, 0)), tags, ways)


def _tags(keys: bytes, values: bytes, texts: Sequence[bytes]) -> Tags:
    pairs = zip(varints([keys])[0].tolist(), varints([values])[0].tolist(), strict=False)
    return {
        texts[key].decode("utf-8", "replace"): texts[value].decode("utf-8", "replace") for key, value in pairs
    }


def _bytes(value: int | bytes) -> bytes:
    if not isinstance(value, bytes):
        raise DamagedMessage
    return value


def _number(value: int | bytes) -> int:
    if not isinstance(value, int):
        raise DamagedMessage
    return value


def _signed(value: int | bytes) -> int:
    return signed(_number(value))
