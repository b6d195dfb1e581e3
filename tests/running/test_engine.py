"""One bad item loses no other, and who carries out the work changes no result."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import MissingExtra, ModelError
from analysis.running.engine import Failure, groups, map_items


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


def test_items_that_share_something_are_one_group():
    assert groups(["ab", "c", "bd", "e", "d", ""]) == [[0, 2, 4], [1], [3], [5]]


@given(st.lists(st.sets(st.integers(0, 20), max_size=3), max_size=30))
def test_each_item_is_in_one_group_and_no_two_groups_share(shared):
    found = groups(shared)
    assert sorted(number for group in found for number in group) == list(range(len(shared)))
    things = [set().union(*(shared[number] for number in group)) for group in found]
    assert sum(map(len, things)) == len(set().union(*things))


def in_which_process(number):
    return number, os.getpid()


def modulo(number):
    return [number % 7]


def test_a_pool_hands_what_is_shared_to_one_process_and_keeps_the_order():
    results = map_items(in_which_process, range(70), workers=2, shared=modulo)
    assert [number for number, _ in results] == list(range(70))
    assert len({(number % 7, process) for number, process in results}) == 7


def test_what_is_made_ready_for_several_is_asked_for_before_each():
    calls = []
    map_items(calls.append, [1, 2], ahead=calls.append)
    assert calls == [[1, 2], 1, 2]


def test_what_cannot_be_made_ready_together_loses_no_item():
    assert map_items(square, [1, 2], ahead=sum_of_nothing) == [1, 4]


def sum_of_nothing(numbers):
    raise ValueError(f"None of {numbers} is ready.")


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
