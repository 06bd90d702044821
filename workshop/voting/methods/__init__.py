"""One file a voting method; `workshop.voting.registry` lists them."""
