"""The gazetteer file, its supplements and their attribution."""
