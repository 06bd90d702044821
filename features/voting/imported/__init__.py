"""Votes that came in packets: apart from those held here, each as it came, and marked everywhere.

A packet could name any vote, so what it brings never enters the tables of votes held here: it lies whole in
`imported_vote`, under the digest of its content, and the readers of votes open it in a small database of its
own (`reading`), once `verification` found that it fits together. Two contents of one vote both stay
(`versions`); which one is shown first depends on who signed it and whom somebody here has checked, not on
which came first. `origin` says in words where a vote comes from.
"""
