"""The codebook's YAML files: vocabulary and codes as data."""
