"""One bad item loses no other, and who carries out the work changes no result."""

import os
from pathlib import Path

import pytest

from analysis.errors import MissingExtra, ModelError
from analysis.running.engine import Failure, map_items


def square(number):
    return number * number


def invert(number):
    return 1 / number


def miss_the_model(number):
    raise ModelError("The model is missing.")


def die_once(path):
    """Kill the worker the first time that this is called, as the system does when memory runs out."""
    marker = Path(path)
    if marker.name.startswith("5-") and not marker.exists():
        marker.touch()
        os._exit(9)
    return marker.name


def test_results_come_in_the_order_of_the_items():
    assert map_items(square, range(25)) == [number * number for number in range(25)]


def test_an_item_that_fails_is_told_and_loses_no_other():
    results = map_items(invert, [1, 0, 2])
    assert results == [1.0, Failure(item=0, error="ZeroDivisionError: division by zero"), 0.5]


def test_a_fault_of_the_installation_stops_the_work():
    with pytest.raises(ModelError):
        map_items(miss_the_model, [1, 2])


def test_a_pool_gives_what_one_process_gives():
    assert map_items(invert, range(30), workers=2) == map_items(invert, range(30), workers=1)


def test_a_killed_worker_loses_nothing(tmp_path):
    paths = [str(tmp_path / f"{number}-item") for number in range(30)]
    assert map_items(die_once, paths, workers=2) == [f"{number}-item" for number in range(30)]


def test_nothing_to_do_is_no_error():
    assert map_items(square, []) == []


def test_a_cluster_gives_what_one_process_gives():
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        assert map_items(square, range(25), cluster=cluster.scheduler_address) == map_items(square, range(25))


def test_a_cluster_without_dask_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(MissingExtra, match=r"framescope\[cluster\]"):
        map_items(square, [1], cluster="tcp://nowhere:1")
