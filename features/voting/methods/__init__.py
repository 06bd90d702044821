"""One file a voting method; `features.voting.registry` lists them."""
