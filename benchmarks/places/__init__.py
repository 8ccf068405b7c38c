"""Place resolution and recognition on public sets of gold toponyms."""
