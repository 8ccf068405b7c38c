"""The hand-made world for tests of scoring."""

import pytest
from world import World, make_world


@pytest.fixture
def world() -> World:
    """A record in which nothing is wrong."""
    return make_world()
