"""Map a function over many items: in this process, in a pool of processes, or on a Dask cluster.

One chunk function serves all three. Results come in the order of the items, whatever carried them out.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from analysis.errors import FramescopeError, MissingExtra

Item = TypeVar("Item")
Result = TypeVar("Result")

POOL_FROM = 60  # items: below, starting processes costs more than it saves
SHOW_PROGRESS = "FRAMESCOPE_PROGRESS"  # set to 1 where standard error is passed on to a terminal, as a kernel's is
_MOST = 8  # each process holds a language model, some 300 MB; ask for more by name
_CHUNK = 10
_TRIES = 2


class Failure(NamedTuple):
    """An item that could not be processed, and why."""

    item: Any
    error: str


def map_items(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    workers: int = 0,
    cluster: str = "",
    progress: str = "",
) -> list[Result | Failure]:
    """The function's result for every item; a Failure where it raised, so that one bad item loses no other.

    workers: processes; 0 for one per core from POOL_FROM items on, 1 for none but this one.
    cluster: address of a Dask scheduler, used instead of local processes.
    progress: what to call the work on a progress bar; shown on a terminal only.

    Raises:
        FramescopeError: what the function raises on purpose, such as a missing model, stops the whole map.
        MissingExtra: a cluster was named and Dask is not installed.
    """
    chunks = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
    task = partial(_chunk, function)
    if cluster:
        results = _on_cluster(task, chunks, cluster)
    elif _workers(workers, len(items)) > 1:
        results = _in_pool(task, chunks, _workers(workers, len(items)))
    else:
        results = map(task, chunks)
    return [result for chunk in _shown(results, len(chunks), progress) for result in chunk]


def _chunk(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result | Failure]:
    return [_one(function, item) for item in items]


def _one(function: Callable[[Item], Result], item: Item) -> Result | Failure:
    try:
        return function(item)
    except FramescopeError:
        raise
    except Exception as error:  # noqa: BLE001 - becomes a row of DROPPED; the caller stops when there are many
        return Failure(item=item, error=f"{type(error).__name__}: {error}")


def _workers(wanted: int, items: int) -> int:
    if wanted:
        return min(wanted, max(1, items // _CHUNK))
    return min(os.cpu_count() or 1, _MOST) if items >= POOL_FROM else 1


def _in_pool(task: Callable[[Any], Any], chunks: Sequence[Any], workers: int) -> Iterator[Any]:
    """Chunks in a pool of fresh processes. A killed worker breaks the pool: what is left goes to a new one."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    for attempt in range(_TRIES + 1):
        try:
            with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
                for result in pool.map(task, chunks[done:]):
                    yield result
                    done += 1
            return
        except BrokenProcessPool:
            if attempt == _TRIES:
                raise


def _on_cluster(task: Callable[[Any], Any], chunks: Sequence[Any], address: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingExtra("A cluster needs Dask. Install it with: pip install 'framescope[cluster]'.") from error
    with Client(address) as client:
        for future in client.map(task, list(chunks), retries=_TRIES, pure=False):
            yield future.result()


def _shown(results: Iterator[Any], total: int, progress: str) -> Iterator[Any]:
    from tqdm import tqdm

    seen = sys.stderr.isatty() or os.environ.get(SHOW_PROGRESS) == "1"
    return iter(
        tqdm(
            results, total=total, desc=progress, unit="chunk", ncols=80, mininterval=1, disable=not (progress and seen)
        )
    )
