"""Word lists of the exports."""
