"""What the network for portrayal learns from: labels, what teachers say, or both."""

import math
import random

import pytest

torch = pytest.importorskip("torch")
examples = pytest.importorskip("analysis.training.examples")
portrayal = pytest.importorskip("analysis.training.portrayal")
networks = pytest.importorskip("analysis.training.networks")
encoder = pytest.importorskip("analysis.training.encoder")

FOUND, TOLD = (0.7, 0.2, 0.1), (0.2, 0.3, 0.5)


class _Network(torch.nn.Module):
    """Finds the same for every target."""

    def forward(self, embeddings, mask, sentence, target, picked):
        return torch.tensor([FOUND] * len(sentence)).log()


def _sentence(name, labels=None, targets=1, length=3):
    return examples.Sentence(
        id=name, ids=[0] * length, places=[[number + 1] for number in range(targets)], labels=labels, picked=False
    )


def _inputs(rows):
    return torch.zeros(len(rows), 3, 2), torch.ones(len(rows), 3, dtype=torch.bool)


def _loss(rows, taught=None):
    return float(portrayal.loss(_Network(), _inputs, rows, taught or {}))


def _cross(wanted):
    return -sum(want * math.log(found) for want, found in zip(wanted, FOUND, strict=True))


def _logits(likely):
    return [[math.log(one) + 5 for one in likely]]  # what is added to all does not matter


LABELLED = _cross((0.95 + 0.05 / 3, 0.05 / 3, 0.05 / 3))  # the label 0, smoothed by a twentieth


def test_a_label_alone():
    assert _loss([_sentence("a", [0])]) == pytest.approx(LABELLED)


def test_a_teacher_alone():
    assert _loss([_sentence("a")], {"a": _logits(TOLD)}) == pytest.approx(_cross(TOLD))


def test_a_teacher_weighs_six_tenths_beside_a_label():
    both = 0.6 * _cross(TOLD) + 0.4 * LABELLED
    assert _loss([_sentence("a", [0])], {"a": _logits(TOLD)}) == pytest.approx(both)


def test_of_what_nobody_says_anything_nothing_is_learnt():
    assert _loss([_sentence("a", [0]), _sentence("b")]) == pytest.approx(LABELLED / 2)


def test_each_target_has_the_label_and_the_teacher_of_its_own():
    rows = [_sentence("a", [0, 2], targets=2), _sentence("b", targets=1)]
    third = _cross((0.05 / 3, 0.05 / 3, 0.95 + 0.05 / 3))
    assert _loss(rows, {"b": _logits(TOLD)}) == pytest.approx((LABELLED + third + _cross(TOLD)) / 3)


def test_batches_hold_each_sentence_once_and_no_more_pieces_than_fit():
    rng = random.Random(1)
    rows = [_sentence(str(number), length=rng.randint(3, 200)) for number in range(300)]
    batches = portrayal.batched(rows, random.Random(2))
    assert sorted(row.id for batch in batches for row in batch) == sorted(row.id for row in rows)
    assert max(len(batch) * max(len(row.ids) for row in batch) for batch in batches) <= 1200
    assert len(batches) < 60  # alike in length, so that little is padding: all pieces would fill 25


def test_a_head_is_trained_alone_over_the_encoder_as_it_is(tmp_path):
    torch.manual_seed(0)
    network = networks.Portrayer(encoder.Encoder(layers=1))
    before = {name: weights.clone() for name, weights in network.state_dict().items()}
    rows = [_sentence(str(number), [number % 3]) for number in range(12)]
    learnt = portrayal.Sentences(rows=rows, drawn=[], taught={})
    portrayal.settle(network, learnt, _embedded, epochs=2, seed=0, checkpoint=tmp_path / "head.pt")
    changed = {name for name, weights in network.state_dict().items() if not weights.equal(before[name])}
    assert network.state_dict().keys() == before.keys()
    assert {name.split(".")[0] for name in changed} == {"pooled", "out"}


def test_one_that_follows_learns_what_the_whole_one_says_where_nobody_labelled(tmp_path):
    torch.manual_seed(0)
    whole = networks.Portrayer(encoder.Encoder(layers=1))
    whole.out.bias.data = torch.tensor([0.0, 0.0, 5.0])
    network = networks.Portrayer(encoder.Encoder(layers=1, heads=4, inner=64))
    before = {name: weights.clone() for name, weights in whole.state_dict().items()}
    rows = [_sentence(str(number)) for number in range(12)]
    assert _mean(network, rows)[2] < 0.5
    portrayal.follow(
        network,
        whole,
        portrayal.Sentences(rows=rows, drawn=[], taught={}),
        _embedded,
        epochs=200,
        seed=0,
        checkpoint=tmp_path / "small.pt",
        report=lambda _: "",
    )
    assert _mean(network, rows)[2] > 0.9
    assert isinstance(network.encoder, encoder.Encoder)
    assert all(weights.equal(before[name]) for name, weights in whole.state_dict().items())


def _mean(network, rows):
    """How likely each label is, on average."""
    return torch.cat([*portrayal.logits(network, _embedded, rows).values()]).softmax(-1).mean(0)


def _embedded(rows):
    return torch.randn(len(rows), 3, encoder.WIDTH), torch.ones(len(rows), 3, dtype=torch.bool)
