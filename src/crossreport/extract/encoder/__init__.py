"""A small neural reader: what phrases of a text are to incidents, and whether it tells of any."""
