"""Read the parts of a file one by one, so that a bad one never costs the good ones beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from base.message_json import error_text
from base.words import Message
from data.importers.errors import ArchiveTooBig, ArchiveUnsafe, FileTooHeavy, ImportRefused, XmlEntities
from data.importers.files.cleaning import clean_name
from data.importers.files.raw_layers import RawLayer
from data.importers.unforeseen import refuse_unforeseen

Part = tuple[str, Callable[[], list[RawLayer]]]
"""A name for messages, and what reads the part."""

_OF_THE_WHOLE = (FileTooHeavy, ArchiveUnsafe, ArchiveTooBig, XmlEntities)
"""What is dangerous about one part is a reason to read nothing of the file."""


def read_parts(parts: Iterable[Part], file: str) -> list[RawLayer]:
    """The layers of all parts that can be read; each says in its messages which parts were left out, and why.

    Raises the first refusal where no part has a row, and at once what concerns the whole file.
    """
    found: list[RawLayer] = []
    refused: list[tuple[str, ImportRefused]] = []
    for name, read in parts:
        try:
            with refuse_unforeseen(file, Message(" in the layer “{shown}”", shown=name)):
                found += read()
        except _OF_THE_WHOLE:
            raise
        except ImportRefused as refusal:
            refused.append((name, refusal))
    if not refused:
        return found
    if not any(len(layer) for layer in found):
        raise refused[0][1]
    messages = tuple(
        Message("“{name}” was left out: {reason}", name=clean_name(name, "?"), reason=error_text(refusal))
        for name, refusal in refused
    )
    return [replace(layer, messages=(*messages, *layer.messages)) for layer in found]
