"""What must hold of the words of a packet before anything is done with them. Its layers are read, too."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError

from base.words import Message, Text
from data.communities import SAMPLE
from data.model import SCHEMAS
from data.store.damaged_rows import DAMAGE
from features.own_community.errors import NotAPacketError
from features.own_community.layer_text import layer_from
from features.own_community.merging.layer_rows import rows_by_key
from features.own_community.state import state_from

STEPS_MAX = 10_000
"""Ten years of three changes a day; each one is looked at, so more would only keep the machine busy."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_WORDS = {"community": str, "number": int, "at": str, "actor": str, "what": list, "state": dict}
_OF_COMMUNITY = {"key": str, "name_zh": str, "name_en": str, "created_at": str, "step": int}


class _WrongError(ValueError):
    """What is wrong, for the sentence of NotAPacketError."""

    def __init__(self, reason: Text) -> None:
        self.reason = reason
        super().__init__(reason.text("en"))


def packet_error(file: str, reason: Text) -> NotAPacketError:
    """The error for this packet."""
    return NotAPacketError(file=file, reason=reason)


def require_sound(about: Mapping[str, Any], contents: Mapping[str, bytes], file: str) -> None:
    """Raise NotAPacketError unless steps follow each other, states can be read, contents are what their
    digests say, and the layers that hold now have rows with keys of their own."""
    try:
        for digest, content in contents.items():
            if hashlib.sha256(content).hexdigest() != digest:
                raise _WrongError(Message("a file does not match its checksum"))
        community, steps = about["community"], about["steps"]
        _require_sample_apart(about)
        if community is None:
            _require(not steps)
            return
        _require_community(community, about["key"], len(steps))
        for number, step in enumerate(steps, 1):
            _require_step(step, number, about["key"], contents)
        _require_layers(steps[community["step"] - 1]["state"], contents)
    except _WrongError as error:
        raise packet_error(file, error.reason) from error
    except (*DAMAGE, CRSError) as error:
        raise packet_error(file, Message("its contents contradict each other")) from error


def _require_sample_apart(about: Mapping[str, Any]) -> None:
    """Invented rows come into the sample alone, and no community of one's own takes its key.

    Packets of older versions do not say whether they are of the sample; its key does.
    """
    is_sample = about["key"] == SAMPLE
    if about.get("sample", is_sample) is not is_sample or (is_sample and about["community"] is not None):
        raise _WrongError(Message("it mixes the invented sample with a community of one's own"))


def _require(holds: bool) -> None:
    if not holds:
        raise _WrongError(Message("its contents contradict each other"))


def _require_typed(row: Any, words: Mapping[str, type]) -> None:
    _require(isinstance(row, dict))
    for name, kind in words.items():
        _require(isinstance(row[name], kind) and not isinstance(row[name], bool))


def _require_community(community: Any, key: str, steps: int) -> None:
    if steps > STEPS_MAX:
        raise _WrongError(Message("it has more than {steps_max} steps", steps_max=STEPS_MAX))
    _require_typed(community, _OF_COMMUNITY)
    _require(set(community) == set(_OF_COMMUNITY) and community["key"] == key)
    _require(1 <= community["step"] <= steps)


def _require_step(step: Any, number: int, key: str, contents: Mapping[str, bytes]) -> None:
    _require_typed(step, _WORDS)
    _require(set(step) <= {*_WORDS, "merged"} and (step["community"], step["number"]) == (key, number))
    _require(len(step["what"]) == 2 and all(isinstance(one, str) for one in step["what"]))
    _require_state(step["state"], contents)
    merged = step.get("merged")
    if merged is None:
        return
    _require_typed(merged, {"head": str, "state": dict, "shared": int, "knows": list, "renamed": list})
    _require(number > 1 and 0 <= merged["shared"] < number)
    _require(all(_DIGEST.fullmatch(one) for one in (merged["head"], *merged["knows"])))
    for side, layer, old, new in merged["renamed"]:
        _require(side in ("here", "there") and layer in SCHEMAS)
        _require(isinstance(old, str) and isinstance(new, str))
    _require_state(merged["state"], contents)


def _require_state(stored: Mapping[str, Any], contents: Mapping[str, bytes]) -> None:
    state = state_from(stored)
    _require(isinstance(stored["epsg"], int) and isinstance(state.boundary, dict))
    _require(all(isinstance(one, str) for one in (state.name.zh, state.name.en, *state.left)))
    _require(set(state.layers) <= set(SCHEMAS) and (bool(state.epsg) or not state.layers))
    for digest in digests(stored):
        if digest not in contents:
            raise _WrongError(Message("a layer is missing"))


def _require_layers(stored: Mapping[str, Any], contents: Mapping[str, bytes]) -> None:
    """Of the state that holds: what comes before was not looked at when it was written either."""
    if stored["boundary"]:
        shapely.geometry.shape(stored["boundary"])
    if stored["epsg"]:
        crs = CRS.from_epsg(stored["epsg"])
        for layer, digest in stored["layers"].items():
            rows_by_key(contents[digest], layer)
            layer_from(contents[digest], layer, crs)


def digests(state: Mapping[str, Any]) -> set[str]:
    """Of the layers and files of a state."""
    return {*state["layers"].values(), *(one[0] for one in state["files"])}


def digests_of(step: Mapping[str, Any]) -> set[str]:
    """Of all that a step needs, the state that it merged included."""
    merged = step.get("merged")
    return digests(step["state"]) | (digests(merged["state"]) if merged else set())
