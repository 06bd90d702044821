"""The process that assesses a community with heavy shapes, so that it can be stopped.

It runs as `python -m data.assessment_worker FOLDER`, in a folder of its own that holds `job.json` and the
community, and leaves the assessment there.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
from dataclasses import fields
from pathlib import Path

from data.assess import Assessment, assess
from data.importers.limits import ImportLimits, limit_this_process

COMMUNITY, RESULT = "community.pickle", "assessment.pickle"
_KNOWN = ("community", "catalogue")
"""What who asked has already."""


def main(folder: Path) -> None:
    """Assess the community in the folder."""
    job = json.loads((folder / "job.json").read_text("utf-8"))
    limit_this_process(ImportLimits(**job["limits"]))
    # The program that starts this process wrote it, in a folder that is its own alone.
    community, catalogue = pickle.loads((folder / COMMUNITY).read_bytes())  # noqa: S301
    found = assess(community, catalogue)
    parts = {one.name: getattr(found, one.name) for one in fields(Assessment) if one.name not in _KNOWN}
    (folder / RESULT).write_bytes(pickle.dumps((parts, found.checks)))


if __name__ == "__main__":
    os.umask(0o077)
    main(Path(sys.argv[1]))
