"""What is chosen on text kept aside from training."""

import math

import numpy as np
import pytest

calibration = pytest.importorskip("analysis.training.calibration")


def test_where_a_network_says_nothing_a_label_gains_what_its_share_tells():
    added = calibration.likelier(np.zeros((10, 3)), [0] * 5 + [1] * 3 + [2] * 2)
    logs = np.log([0.5, 0.3, 0.2])
    assert added == pytest.approx(logs - logs.mean(), abs=1e-3)


def test_a_network_that_expects_each_label_as_often_as_it_comes_gains_nothing():
    sure = np.log([[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]])
    assert calibration.likelier(np.repeat(sure, 4, axis=0), [0] * 4 + [1] * 4 + [2] * 4) == [0, 0, 0]


def test_what_is_added_makes_the_labels_likelier_than_anything_near():
    rng = np.random.default_rng(0)
    logits, labels = rng.normal(size=(60, 3)) * 2, rng.choice(3, size=60, p=[0.6, 0.1, 0.3]).tolist()
    best = np.array(calibration.likelier(logits, labels))
    for step in np.vstack([np.eye(3), -np.eye(3)]) * 0.05:
        assert _surprise(logits + best, labels) < _surprise(logits + best + step, labels)


def _surprise(logits, labels):
    return float(np.mean([math.log(np.exp(row).sum()) - row[label] for row, label in zip(logits, labels, strict=True)]))
