"""The program as a function, and a small record to show."""

import pytest

from crossreport.cli.main import main
from crossreport.store import Record
from harbour import fill


@pytest.fixture
def crossreport(capsys):
    """Run the program; return its exit code and what it wrote to both streams."""

    def run(*arguments):
        with pytest.raises(SystemExit) as exit_:
            main([str(argument) for argument in arguments])
        streams = capsys.readouterr()
        return exit_.value.code, streams.out, streams.err

    return run


@pytest.fixture
def path(tmp_path):
    """Return the path of a record with made-up content."""
    with Record.open(tmp_path / "r.sqlite") as record:
        fill(record)
    return tmp_path / "r.sqlite"
