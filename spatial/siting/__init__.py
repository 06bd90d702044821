"""Measures of a drawn shape where it stands: how wide, how near, how loud, what it leaves free."""
