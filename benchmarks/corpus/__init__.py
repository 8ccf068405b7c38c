"""The Violent Corpus: floors, and where the errors come from."""
