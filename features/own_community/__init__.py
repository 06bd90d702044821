"""Communities that people import themselves: stored step by step, transferred in a packet."""
