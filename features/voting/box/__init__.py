"""The ballot box: what is kept of a vote, and what can be learnt from it.

A code is random, stands on a slip of paper and is kept as SHA-256 only. Its row says constituency, age group
and whether it was used; the ballot says constituency, age group, channel and what was voted. Nothing in one
row stands in the other, and neither holds a time, an address or a counter. The box is rewritten in the order
of random keys when the vote closes, and the write-ahead log is emptied.

The voter's form holds a random key that is never stored. The receipt is worked out of key and code, and its
hash stands with the used code, so the same form sent again gets the same receipt, also after a crash; a MAC
of the content under that key tells whether it is the same vote. The MAC is forgotten at closing.

What somebody who reads the whole database, once the vote is closed,
can learn     how many of each constituency and age group voted, and all that follows from the totals: where
              everybody of a group voted alike or the group is one person, or where one knows all ballots but
              one (subtraction); who voted at all, if they also have a list of who was given which slip
cannot learn  any unused code; which ballot came with which code, also if they hold all the slips; what a
              receipt's holder voted

While the vote is open less is promised: one commit writes a code's row and a ballot, and the write-ahead log
(in PostgreSQL also the transaction that rows carry) shows which, until the vote is closed. Somebody who
copies the files of the running database again and again, or who reads the server's memory, can pair them.
Copies that the program makes are another matter: they hold ballots and codes by fives, see `cohorts`. Of the
one automatic backup, which holds everything, there is never a second (data.store.backup_worker). PostgreSQL
keeps dead rows until it vacuums them, and its archive of logs and its people's dumps as long as they were
told to. Who takes a voter's phone and reads the database before closing can find out what was sent from it.
And who looks over a shoulder needs none of this.
"""
