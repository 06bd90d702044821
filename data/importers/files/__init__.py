"""Files of shapes and tables as people have them, one kind a file; a reader process reads each by its kind.

Nothing here knows what the columns mean: see `data.importers.mapping`.
"""
