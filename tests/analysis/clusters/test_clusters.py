"""Clusters in space and time."""

from dataclasses import replace
from datetime import date, timedelta
from math import log

import numpy as np
import pytest

from benchmarks.analysis.clusters import null_world, rates, repeating_world
from crossreport.analysis.clusters import Points, knox, points_of, scan
from made_cases import case, place

DAY = date(2021, 5, 10)
SCAN = {"radii_km": [5, 20], "days": [1, 7], "most_share": 0.5, "permutations": 199}


def points(rows):
    """Return points of rows of latitude, longitude and day."""
    latitude, longitude, day = np.array(rows, dtype=float).T
    days = day.astype(np.int64) + DAY.toordinal()
    ids = tuple(f"i-{one}" for one in range(len(rows)))
    return Points(ids, latitude, longitude, np.ones(len(rows)), days, days)


def test_what_is_too_vague_is_counted_by_its_reason():
    vague = replace(case(2, DAY), place=place(radius_km=80))
    nowhere = replace(case(3, DAY), place=None)
    found = [
        case(1, DAY),
        vague,
        nowhere,
        case(4, DAY, undated=True),
        case(5, DAY, until=DAY + timedelta(days=3)),
        case(6, DAY, until=DAY + timedelta(days=2)),
    ]
    kept, left = points_of(found, most_radius_km=25, most_days=3)
    assert kept.ids == ("i-00001", "i-00006")
    assert (left.vague, left.unplaced, left.undated, left.wide, left.total) == (1, 1, 1, 1, 4)
    assert kept.days.tolist() == [DAY.toordinal(), DAY.toordinal() + 1]


def test_pairs_fall_into_their_bands():
    # 0.01 degrees of latitude are 1.1 km, 0.1 are 11 km.
    rows = [(10, 20, 0), (10.01, 20, 0), (10.1, 20, 3), (15, 20, 0)]
    found = knox(points(rows), km=[5, 20], days=[0, 7], permutations=19, seed=1)
    assert {(cell.km, cell.days): cell.observed for cell in found.cells} == {
        ((0.0, 5.0), (0, 0)): 1,
        ((0.0, 5.0), (1, 7)): 0,
        ((5.0, 20.0), (0, 0)): 0,
        ((5.0, 20.0), (1, 7)): 2,
    }
    assert found.nearest == (("i-0", "i-1"),)


def test_what_to_expect_is_the_product_of_the_margins():
    random = np.random.default_rng(2)
    rows = [(10 + random.choice([0, 1, 2]), 20, random.integers(0, 9)) for _ in range(60)]
    made = points(rows)
    found = knox(made, km=[5], days=[0], permutations=999, seed=1).cells[0]
    places, days = (np.unique(one, return_counts=True)[1] for one in (made.latitude, made.days))
    pairs = 60 * 59 / 2
    near = sum(n * (n - 1) / 2 for n in places)
    same = sum(n * (n - 1) / 2 for n in days)
    assert found.expected == pytest.approx(near * same / pairs, rel=0.05)


def test_the_scan_finds_a_planted_cluster_and_weighs_it_by_the_formula():
    random = np.random.default_rng(4)
    rows = [
        (random.uniform(10, 12), random.uniform(20, 22), random.integers(0, 300)) for _ in range(80)
    ]
    rows += [(11 + 0.005 * one, 21, 150 + one % 4) for one in range(8)]
    made = points(rows)
    best = scan(made, **SCAN, seed=1).clusters[0]
    planted = {f"i-{one}" for one in range(80, 88)}
    assert planted <= set(best.incidents)
    assert best.p == pytest.approx(1 / 200)
    assert best.first == DAY.toordinal() + 150
    count, total = len(best.incidents), len(made)
    # The window's last day may lie after the cluster's: the ratio is of the whole window.
    assert best.likelihood_ratio <= count * log(count / best.expected) + (total - count) * log(
        (total - count) / (total - best.expected)
    )


def test_clusters_share_no_incident():
    found = scan(repeating_world(np.random.default_rng(1), 150, share=0.2), **SCAN, seed=1)
    everyone = [one for cluster in found.clusters for one in cluster.incidents]
    assert len(everyone) == len(set(everyone))
    ratios = [cluster.likelihood_ratio for cluster in found.clusters]
    assert ratios == sorted(ratios, reverse=True)


def test_the_same_seed_gives_the_same_answer():
    world = null_world(np.random.default_rng(3), 60)
    bands = {"km": [5, 20], "days": [0, 7], "permutations": 49}
    assert knox(world, **bands, seed=7, draws=3) == knox(world, **bands, seed=7, draws=3)
    assert scan(world, **SCAN, seed=7) == scan(world, **SCAN, seed=7)


def test_a_drawn_point_lies_in_its_radius_and_interval():
    world = null_world(np.random.default_rng(3), 200)
    drawn = world.drawn(np.random.default_rng(1))
    away = np.linalg.norm(drawn.on_sphere - world.on_sphere, axis=1)
    assert (away <= world.radius_km * 1.001).all()
    assert ((world.first <= drawn.days) & (drawn.days <= world.last)).all()


def test_everything_in_one_place_is_no_cluster():
    made = points([(10, 20, one) for one in range(20)])
    assert all(
        cell.p > 0.5 for cell in knox(made, km=[5], days=[0, 7], permutations=99, seed=1).cells
    )
    assert all(cluster.p > 0.5 for cluster in scan(made, **SCAN, seed=1).clusters)


def test_false_alarms_are_rare_and_near_repeats_are_found():
    quiet = rates(null_world, runs=40, incidents=60, seed=2)
    # More than 6 of 40 at a rate of 5% happen less than once in two hundred times.
    assert max(quiet.knox, quiet.drawn, quiet.scan) <= 6 / 40

    def repeating(random, incidents):
        return repeating_world(random, incidents, share=0.4)

    found = rates(repeating, runs=5, incidents=120, seed=2)
    assert (found.knox, found.scan) == (1.0, 1.0)
