"""Other people's data in and out: what is lost on the way, and what it costs."""
