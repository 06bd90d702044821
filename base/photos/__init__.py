"""Photos that people send: read within limits, cleaned, made small."""
