"""How fast reports are read, against what bare language models take, and what a gate costs."""
