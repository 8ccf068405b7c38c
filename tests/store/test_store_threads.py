"""A record that many threads read and write at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from crossreport.store import Record
from crossreport.store.tables.documents import documents
from harbour import fill

THREADS = 12


def test_more_threads_than_a_pool_holds_read_at_once(tmp_path):
    with Record.open(tmp_path / "r.sqlite") as record:
        fill(record)
        together = Barrier(THREADS)

        def read(_):
            with record.snapshot() as connection:
                together.wait(timeout=30)
                return connection.scalar(select(func.count()).select_from(documents))

        with ThreadPoolExecutor(THREADS) as threads:
            assert list(threads.map(read, range(THREADS))) == [1] * THREADS


def test_a_snapshot_does_not_see_what_is_written_meanwhile(tmp_path):
    with Record.open(tmp_path / "r.sqlite") as record:
        count = select(func.count()).select_from(documents)
        with record.snapshot() as connection:
            before = connection.scalar(count)
            fill(record)
            assert connection.scalar(count) == before == 0
        with record.snapshot() as connection:
            assert connection.scalar(count) == 1
