"""The signature of a packet: over every byte of the file, before anything of it is read.

It stands in the comment at the end of the archive, whose length is fixed, so that older versions and other
programs open the file as before. A packet without one, as older versions write it, has no known maker.
"""

from __future__ import annotations

import struct

from base.installation_key import InstallationKey, is_signed
from features.own_community.errors import OwnCommunityError

_MARK = b"lintu signature 1 "
_KEY, _SIGNATURE = 64, 128
_LENGTH = len(_MARK) + _KEY + 1 + _SIGNATURE


class PacketAlteredError(OwnCommunityError):
    """A packet whose signature is not of what it holds."""

    template = (
        "The packet “{file}” was changed after it was signed; nothing of it was imported. Ask for it again "
        "from the machine that made it, and copy it by another way."
    )


def signed_packet(archive: bytes, key: InstallationKey) -> bytes:
    """The archive, which has no comment yet, with its signature at the end."""
    body = archive[:-2] + struct.pack("<H", _LENGTH)  # the length of the comment is signed with the rest
    return b"%s%s%s %s" % (body, _MARK, key.public.encode(), key.sign("packet", body).encode())


def signer_of(raw: bytes, file: str) -> str:
    """The public key of the installation that signed the packet; "" for a packet without signature.

    Raises PacketAlteredError.
    """
    body, end = raw[:-_LENGTH], raw[-_LENGTH:]
    if not end.startswith(_MARK):
        return ""
    public, _, signature = end.removeprefix(_MARK).decode("ascii", "replace").partition(" ")
    if not is_signed(public, "packet", body, signature):
        raise PacketAlteredError(file=file)
    return public
