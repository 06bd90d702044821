"""Packets on the page of a community: from another machine, and for one."""
