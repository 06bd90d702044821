"""Options, reports and votes of a packet beside those of the store: each once, and no work lost."""
