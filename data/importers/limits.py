"""Limits on size, time and memory for reading an untrusted file."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1_000_000
MIB = 1 << 20


@dataclass(frozen=True)
class ImportLimits:
    """What reading one file may use. Windows limits neither memory nor CPU; time is limited there too."""

    file_bytes: int = 50 * MB
    unpacked_bytes: int = 500 * MB
    """Of an .osm.pbf, all blocks together; zlib packs its numbers to a third or less."""
    memory_bytes: int = 1024 * MIB
    cpu_s: int = 20
    wall_s: float = 30.0
    output_bytes: int = 512 * MIB
    """Largest file that the reader may write."""
    vertices: int = 2_000_000
    vertices_per_feature: int = 200_000
    rows: int = 200_000
    columns: int = 200
    layers: int = 100
    text_kept: int = 1_000
    """Characters of one cell; longer text is cut, and told."""
    text_refused: int = 100_000
    archive_members: int = 200
    archive_bytes: int = 200 * MB
    """Of a zip archive, all members unpacked."""
    archive_ratio: int = 100
    """How many times larger a member may become."""


DEFAULT_LIMITS = ImportLimits()


def limit_this_process(limits: ImportLimits) -> None:
    """Bind this process to its memory, CPU and file size, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted = {
        resource.RLIMIT_AS: limits.memory_bytes,
        resource.RLIMIT_CPU: limits.cpu_s,
        resource.RLIMIT_FSIZE: limits.output_bytes,
        resource.RLIMIT_CORE: 0,
    }
    for kind, limit in wanted.items():
        _, hard = resource.getrlimit(kind)
        ceiling = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (ceiling, ceiling))
