"""The capabilities, a folder each."""
