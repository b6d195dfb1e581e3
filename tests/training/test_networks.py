"""Several trained networks as one."""

import pytest

torch = pytest.importorskip("torch")
networks = pytest.importorskip("analysis.training.networks")
encoder = pytest.importorskip("analysis.training.encoder")


def _filled(value):
    network = networks.Portrayer(encoder.Encoder(layers=1))
    for parameter in network.parameters():
        parameter.data.fill_(value)
    return network


def _weights(network):
    return {float(value) for parameter in network.parameters() for value in parameter.detach().flatten()}


def test_an_averaged_network_has_the_mean_of_each_weight_of_the_encoder_and_the_last_head():
    averaged = networks.averaged([_filled(1.0), _filled(4.0)])
    assert _weights(averaged.encoder) == {2.5}
    assert _weights(averaged.pooled) | _weights(averaged.out) == {4.0}


def test_networks_that_are_averaged_stay_as_they_are():
    one, other = _filled(1.0), _filled(4.0)
    networks.averaged([one, other])
    assert _weights(one) == {1.0}
    assert _weights(other) == {4.0}
