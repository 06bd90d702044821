"""What a reader is told of encodings: one that had to be guessed, rows unlike the rest, none that fits."""

from __future__ import annotations

from collections.abc import Sequence

from base.words import Message, Text
from data.importers.errors import NoEncodingFits
from data.importers.files.row_encodings import BIG5, CANDIDATES, GBK, UTF8, RowEncodings

_SHOWN = {UTF8: "UTF-8", GBK: "GBK", BIG5: "Big5"}
_NUMBERS_SHOWN = 8


def encoding_messages(
    found: RowEncodings, numbers: Sequence[int], file: str, stated: str
) -> tuple[Text, ...]:
    """Messages about rows unlike the rest, by their numbers, and about an encoding that had to be guessed.

    stated: the encoding that a person says it is; "" where nobody does. Raises NoEncodingFits where more than
    half of the rows are text in no encoding.
    """
    if len(found.broken) * 2 > found.judged:
        raise NoEncodingFits(file=file, tried=_names((found.most, *CANDIDATES)))
    guessed = [] if stated or found.most == UTF8 else [_guess_message(found.most)]
    return (*_other_messages(found, numbers), *_broken_messages(found, numbers), *guessed)


def encoding_name(encoding: str) -> str:
    """The name of an encoding as people know it."""
    return _SHOWN.get(encoding, encoding)


def _guess_message(encoding: str) -> Text:
    return Message(
        "The text is read as {name} (tried: {tried}); check the characters in the preview.",
        name=encoding_name(encoding),
        tried=_names((*CANDIDATES, encoding)),
    )


def _other_messages(found: RowEncodings, numbers: Sequence[int]) -> list[Text]:
    messages: list[Text] = []
    for encoding in dict.fromkeys(found.others.values()):
        rows = [numbers[at] for at, own in found.others.items() if own == encoding]
        messages.append(
            Message(
                "Lines read as {name} while the others are {most}: {rows} ({count} in all).",
                count=len(set(rows)),
                name=encoding_name(encoding),
                most=encoding_name(found.most),
                rows=_listed(rows),
            )
        )
    return messages


def _broken_messages(found: RowEncodings, numbers: Sequence[int]) -> list[Text]:
    if not found.broken:
        return []
    rows = [numbers[at] for at in found.broken]
    return [
        Message(
            "Lines with characters in no known encoding (tried: {tried}), shown as �: {rows} ({count} in "
            "all). Correct them in the file or after the import.",
            count=len(set(rows)),
            tried=_names(CANDIDATES),
            rows=_listed(rows),
        )
    ]


def _names(encodings: Sequence[str]) -> str:
    return ", ".join(map(encoding_name, dict.fromkeys(encodings)))


def _listed(rows: Sequence[int]) -> str:
    known = list(dict.fromkeys(rows))
    return ", ".join(map(str, known[:_NUMBERS_SHOWN])) + (" …" if len(known) > _NUMBERS_SHOWN else "")
