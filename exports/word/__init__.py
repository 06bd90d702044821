"""A section of a proposal as a Word document."""
