"""Records of the reports that a test module holds in ``REPORTS``."""

import shutil

import pytest

from crossreport import pipeline
from crossreport.store import Record


@pytest.fixture(scope="module")
def made(request, tmp_path_factory):
    """A record of the module's reports, and the folder of them."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "in").mkdir()
    for name, text in request.module.REPORTS.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    with Record.open(folder / "r.sqlite") as record:
        pipeline.run(record, [str(folder / "in")])
    return folder


@pytest.fixture
def record(made, tmp_path):
    """A copy of that record."""
    shutil.copy(made / "r.sqlite", tmp_path / "r.sqlite")
    with Record.open(tmp_path / "r.sqlite") as opened:
        yield opened
