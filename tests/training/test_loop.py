"""Training that is stopped and goes on."""

import contextlib
import random
from functools import partial

import pytest

torch = pytest.importorskip("torch")
loop = pytest.importorskip("analysis.training.loop")

STEPS = 250  # a checkpoint is kept after each 200


class _Stopped(Exception):
    pass


class _Network(torch.nn.Module):
    def __init__(self):
        super().__init__()
        torch.manual_seed(3)
        self.encoder = torch.nn.Linear(4, 4)
        self.dropout = torch.nn.Dropout(0.5)
        self.out = torch.nn.Linear(4, 1)

    def forward(self, rows):
        return self.out(self.dropout(self.encoder(rows)))


def _train(checkpoint, *, stop_at=None, epochs=2):
    network, steps = _Network(), []

    def loss(batch, rng):
        steps.append(batch)
        if len(steps) == stop_at:
            raise _Stopped
        return (network(torch.full((2, 4), batch)) - rng.random()).square().mean()

    def batches(epoch):
        return [random.Random(f"{epoch} {number}").random() for number in range(STEPS // epochs)]

    trained = partial(loop.train, network, batches, loss, epochs=epochs, rate=1e-3, head_rate=1e-2, seed=0)
    with contextlib.suppress(_Stopped):
        trained(checkpoint=checkpoint, report=str)
    return network.state_dict(), len(steps)


def _same(one, other):
    return all(torch.equal(one[name], other[name]) for name in one)


def test_a_training_that_was_stopped_ends_with_the_weights_of_one_that_was_not(tmp_path):
    whole, _ = _train(tmp_path / "whole.pt")
    stopped, _ = _train(tmp_path / "stopped.pt", stop_at=230)
    again, steps = _train(tmp_path / "stopped.pt")
    assert not _same(stopped, whole)
    assert _same(again, whole)
    assert steps == STEPS - 200


def test_a_training_that_is_done_is_not_done_again(tmp_path):
    once, _ = _train(tmp_path / "once.pt")
    again, steps = _train(tmp_path / "once.pt")
    assert steps == 0
    assert _same(once, again)
