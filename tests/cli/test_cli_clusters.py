"""The verb ``test clusters``."""

import json

import numpy as np
import pytest

from crossreport.store import Record
from made_lists import fill_lists


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A record of incidents all over a year, with a week of many in one town."""
    where = tmp_path_factory.mktemp("clusters") / "r.sqlite"
    random = np.random.default_rng(1)
    days = [*random.integers(0, 360, 40).tolist(), *(200 + one for one in range(7))]
    towns = [*random.integers(0, 3, 40).tolist(), *([3] * 7)]
    with Record.open(where) as record:
        fill_lists(record, [("The Lantern",)] * 47, days=days, towns=towns)
    return where


def test_a_planted_cluster_is_found_with_its_incidents(crossreport, told):
    code, out, err = crossreport("test", "clusters", "-r", told, "--permutations", 199)
    assert (code, err) == (0, "")
    assert "km of Town 3, 2021-07-20 to 2021-07-26, p 0.005" in out
    assert "47 incidents were looked at; none was too vague." in out
    assert "pairs observed / expected" in out


def test_json_lists_the_claims_and_is_the_same_each_time(crossreport, told):
    made = [
        crossreport("test", "clusters", "-r", told, "--permutations", 99, "--draws", 3, "--json")
        for _ in range(2)
    ]
    assert made[0] == made[1]
    best = json.loads(made[0][1])["clusters"][0]
    assert len(best["incidents"]) == len(best["claims"]) == 7
    assert best["place"]["name"] == "Town 3"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--until", "2021-01-10"), "placed and dated exactly enough"),
        (("--radius", "1"), "0 are placed and dated exactly enough to look for clusters and 47"),
        (("--where", "Atlantis"), "no place 'Atlantis'"),
        (("--actor", "Nobody at all"), "no actor"),
        (("--permutations", "3"), "--permutations"),
    ],
)
def test_a_bad_request_is_told_in_one_line(crossreport, told, arguments, said):
    code, _, err = crossreport("test", "clusters", "-r", told, *arguments)
    assert code == 2
    assert said in err
    assert len(err.strip().splitlines()) == 1
