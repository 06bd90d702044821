"""Reading communities from files: each importer is one file, and none trusts what it reads."""
