"""Draws 墟镇, the bundled sample community: `python -m data.sample.generate` rewrites data/sample/xuzhen/.

The geometry is invented. Every file here holds one kind of thing, drawn in a local frame: metres east and
north of the middle of the community. `write` moves it to the globe. A fixed seed makes every run the same.
"""
