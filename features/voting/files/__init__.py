"""The files of a vote."""
