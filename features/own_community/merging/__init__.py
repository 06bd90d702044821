"""Merge two histories of one community that was changed on two machines."""
