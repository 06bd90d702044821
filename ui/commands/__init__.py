"""Commands of `lintu`, one file each."""
