"""Projects: what was decided, followed from gate to gate until it is built, handed over and kept."""
