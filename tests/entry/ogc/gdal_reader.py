"""`python -m tests.entry.ogc.gdal_reader ADDRESS [USER:KEY]` prints what GDAL reads there, as JSON.

In a process of its own: GDAL holds the interpreter while it waits for a server.
"""

from __future__ import annotations

import json
import sys

import pyogrio

if __name__ == "__main__":
    pyogrio.set_gdal_config_options({"GDAL_HTTP_USERPWD": sys.argv[2] if len(sys.argv) > 2 else None})
    found = {}
    for name, _ in pyogrio.list_layers(sys.argv[1]):
        frame = pyogrio.read_dataframe(sys.argv[1], layer=name)
        found[str(name)] = {
            "crs": frame.crs.to_string(),
            "bounds": frame.total_bounds.tolist(),
            "ids": frame["id"].astype(str).tolist(),
        }
    print(json.dumps(found))
