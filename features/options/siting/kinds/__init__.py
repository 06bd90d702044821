"""One file a rule kind: how it is evaluated."""
