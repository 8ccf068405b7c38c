"""MUC-3/4: reads texts, keys and responses; scores by the official and the modern measures."""
