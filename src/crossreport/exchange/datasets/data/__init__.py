"""The layouts of well-known datasets, as mapping files."""
