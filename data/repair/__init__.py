"""Problems in the layers of a community and optional repairs, one per file."""
