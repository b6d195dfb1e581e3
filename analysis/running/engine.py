"""Map a function over many items: in this process, in a pool of processes, or on a Dask cluster.

One chunk function serves all three. Results come in the order of the items, whatever carried them out; items that share
something are handed out together, so that work remembered by a process is found there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from analysis.errors import FramescopeError, MissingExtra

Item = TypeVar("Item")
Result = TypeVar("Result")

POOL_FROM = 60  # items: below, starting processes costs more than it saves
SHOW_PROGRESS = "FRAMESCOPE_PROGRESS"  # set to 1 where standard error is passed on to a terminal, as a kernel's is
_MOST = 8  # each process holds a language model, some 300 MB; ask for more by name
_CHUNK = 10
_MOST_TOGETHER = 50
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
    ahead: Callable[[Sequence[Item]], object] | None = None,
    shared: Callable[[Item], Iterable[Hashable]] | None = None,
) -> list[Result | Failure]:
    """The function's result for every item; a Failure where it raised, so that one bad item loses no other.

    workers: processes; 0 for one per core from POOL_FROM items on, 1 for none but this one.
    cluster: address of a Dask scheduler, used instead of local processes.
    progress: what to call the work on a progress bar; shown on a terminal only.
    ahead: called with some items before the function is with each, to make ready for all what costs less together.
    shared: what an item has in common with others. Those that share go to one process, up to 50 of them.

    Raises:
        FramescopeError: what the function raises on purpose, such as a missing model, stops the whole map.
        MissingExtra: a cluster was named and Dask is not installed.
    """
    numbers = _packed(groups([shared(item) for item in items] if shared else [()] * len(items)))
    chunks = [[items[number] for number in chunk] for chunk in numbers]
    task = partial(_chunk, function, ahead)
    if cluster:
        results = _on_cluster(task, chunks, cluster)
    elif _workers(workers, len(items)) > 1:
        results = _in_pool(task, chunks, _workers(workers, len(items)))
    else:
        results = map(task, chunks)
    done = (result for chunk in _shown(results, len(chunks), progress) for result in chunk)
    by_number = dict(zip((number for chunk in numbers for number in chunk), done, strict=True))
    return [by_number[number] for number in range(len(items))]


def groups(shared: Sequence[Iterable[Hashable]]) -> list[list[int]]:
    """The numbers of the items in groups that share something, directly or through others; in order of the first."""
    group = {number: [number] for number in range(len(shared))}
    first: dict[Hashable, int] = {}
    for number, things in enumerate(shared):
        for thing in things:
            other, own = group[first.setdefault(thing, number)], group[number]
            if other is not own:
                other.extend(own)
                group.update(dict.fromkeys(own, other))
    return [sorted(members) for number, members in group.items() if number == min(members)]


def _packed(groups: Iterable[list[int]]) -> list[list[int]]:
    """Chunks of whole groups; a very large group is cut, lest one process has it all."""
    chunks: list[list[int]] = []
    for group in groups:
        for part in (group[start : start + _MOST_TOGETHER] for start in range(0, len(group), _MOST_TOGETHER)):
            if chunks and len(chunks[-1]) + len(part) <= _CHUNK:
                chunks[-1] = chunks[-1] + part
            else:
                chunks.append(part)
    return chunks


def _chunk(
    function: Callable[[Item], Result], ahead: Callable[[Sequence[Item]], object] | None, items: Sequence[Item]
) -> list[Result | Failure]:
    if ahead:
        _one(ahead, items)  # what fails here fails again with its item, and is told there
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
