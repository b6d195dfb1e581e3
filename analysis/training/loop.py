"""The training loop: AdamW, warm-up and linear decay, bfloat16 where the machine has it, checkpoints."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn

from analysis.training import kept

B = TypeVar("B")

_EVERY = 200  # steps between checkpoints
_WARM_UP = 0.08


def train(
    network: nn.Module,
    batches: Callable[[int], Sequence[B]],
    loss: Callable[[B, random.Random], Tensor],
    *,
    epochs: int,
    rate: float,
    head_rate: float,
    seed: int,
    checkpoint: Path,
    report: Callable[[], str],
) -> None:
    """Train a network in place; go on from the checkpoint where there is one.

    `batches` gives the batches of an epoch, the same ones whenever asked; `report` is printed after each epoch.
    """
    steps = sum(len(batches(epoch)) for epoch in range(epochs))
    optimizer = torch.optim.AdamW(_groups(network, rate, head_rate))
    schedule = _schedule(optimizer, steps)
    done = _resume(checkpoint, network, optimizer, schedule)
    if done == 0:
        torch.manual_seed(seed)
    started, before, number = time.monotonic(), done, 0
    for epoch in range(epochs):
        for batch in batches(epoch):
            number += 1
            if number <= done:
                continue
            network.train()
            with precision():
                value = loss(batch, random.Random(f"{seed} {number}"))
            optimizer.zero_grad()
            value.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            if number % _EVERY == 0 or number == steps:
                _save(checkpoint, network, optimizer, schedule, number)
                each = (time.monotonic() - started) / (number - before)
                print(f"step {number} of {steps}, loss {value.item():.3f}, {each:.2f} s a step", flush=True)
        if number > done:
            network.eval()
            print(f"epoch {epoch + 1} of {epochs} {report()}".rstrip(), flush=True)
    network.eval()


def precision() -> torch.autocast:
    """Within, matrices are multiplied in bfloat16 where that is quicker: not on processors without AVX-512."""
    quicker = torch.backends.cpu.get_cpu_capability() == "AVX512"
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=quicker)


def _groups(model: nn.Module, rate: float, head_rate: float) -> list[dict[str, object]]:
    """The parameters for AdamW: heads learn faster than the encoder; norms and biases do not decay."""
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, parameter in model.named_parameters():
        groups.setdefault((name.startswith("encoder."), parameter.ndim > 1), []).append(parameter)
    return [
        {"params": parameters, "lr": rate if encoder else head_rate, "weight_decay": 0.01 if matrix else 0.0}
        for (encoder, matrix), parameters in groups.items()
    ]


def _schedule(optimizer: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    warm = max(1, int(steps * _WARM_UP))
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
    )


def _save(
    path: Path,
    network: nn.Module,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    done: int,
) -> None:
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "random": torch.get_rng_state(),
        "done": done,
    }
    kept.write(path, partial(torch.save, state))


def _resume(
    path: Path, network: nn.Module, optimizer: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LambdaLR
) -> int:
    if not path.is_file():
        return 0
    state = torch.load(path)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["random"])
    return int(state["done"])
