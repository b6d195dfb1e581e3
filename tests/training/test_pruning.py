"""A small encoder made of a whole one."""

import copy

import pytest

torch = pytest.importorskip("torch")
pruning = pytest.importorskip("analysis.training.pruning")
networks = pytest.importorskip("analysis.training.networks")
encoder = pytest.importorskip("analysis.training.encoder")
shipped = pytest.importorskip("analysis.training.shipped")
export = pytest.importorskip("analysis.training.export")

IDLE_HEADS, IDLE_UNITS = [1, 4, 7, 11], list(range(0, 1536, 3))


@pytest.fixture
def texts():
    torch.manual_seed(1)
    return torch.randn(4, 7, encoder.WIDTH), torch.ones(4, 7, dtype=torch.bool)


@pytest.fixture
def whole():
    """An encoder of two layers in which four heads and a third of the inner units pass nothing on."""
    torch.manual_seed(0)
    made = encoder.Encoder(layers=2).eval()
    for layer in made.layers:
        layer.mixed.weight.data.view(encoder.WIDTH, 12, encoder.HEAD)[:, IDLE_HEADS] = 0
        layer.outer.weight.data[:, IDLE_UNITS] = 0
    return made


def test_what_passes_nothing_on_is_left_out_and_nothing_changes(whole, texts):
    small = pruning.pruned(whole, lambda: whole(*texts), heads=8, inner=1024).eval()
    assert small.layers[0].query.weight.shape == (8 * encoder.HEAD, encoder.WIDTH)
    assert small.layers[1].outer.weight.shape == (encoder.WIDTH, 1024)
    assert torch.allclose(small(*texts), whole(*texts), atol=1e-5)


def test_what_passes_least_on_is_left_out(whole, texts):
    kept = pruning.pruned(whole, lambda: whole(*texts), heads=8, inner=1023).eval()
    layer = whole.layers[0]
    taken = layer.mixed_norm(_first(whole, texts) + layer.mixed(_attended(layer, _first(whole, texts))))
    passed = torch.nn.functional.gelu(layer.inner(taken)).square().sum((0, 1)) * layer.outer.weight.square().sum(0)
    least = int(torch.where(passed > 0, passed, torch.inf).argmin())
    left = [unit for unit in range(1536) if unit not in IDLE_UNITS and unit != least]
    assert torch.equal(kept.layers[0].inner.bias, layer.inner.bias[left])


def _first(whole, texts):
    return whole.norm(texts[0])


def _attended(layer, states):
    return encoder.attention(layer.query(states), layer.key(states), layer.value(states), layer.heads)


def test_the_whole_one_is_left_as_it_is(whole, texts):
    before = copy.deepcopy(whole.state_dict())
    pruning.pruned(whole, lambda: whole(*texts))
    assert all(torch.equal(value, before[name]) for name, value in whole.state_dict().items())
    assert not whole.layers[0].outer._forward_pre_hooks


def test_one_that_follows_learns_the_states_of_the_whole(whole, texts):
    network = networks.Portrayer(pruning.pruned(whole, lambda: whole(*texts), heads=6, inner=256))
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-3)
    steps = []
    with pruning.following(network, whole) as other:
        network.train()
        for _ in range(30):
            network.encoder(*texts)
            steps.append(other.behind.item())
            optimizer.zero_grad()
            other.behind.backward()
            optimizer.step()
    assert steps[-1] < 0.5 * steps[0]
    assert isinstance(network.encoder, encoder.Encoder)
    difference = (network.eval().encoder(*texts) - whole(*texts)).square().sum()
    assert difference < steps[0] * whole(*texts).square().sum()


def test_padding_does_not_count(whole, texts):
    network = networks.Portrayer(pruning.pruned(whole, lambda: whole(*texts), heads=6, inner=256)).train()
    padded, mask = texts[0].clone(), texts[1].clone()
    mask[:, 5:] = False
    with pruning.following(network, whole) as other:
        network.encoder(padded, mask)
        once = other.behind.item()
        padded[:, 5:] = 100.0
        network.encoder(padded, mask)
        assert other.behind.item() == pytest.approx(once, rel=1e-3)


def test_a_whole_encoder_is_as_far_behind_itself_as_nothing(whole, texts):
    network = networks.Portrayer(copy.deepcopy(whole)).train()
    for module in network.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    with pruning.following(network, whole) as other:
        network.encoder(*texts)
        assert other.behind.item() == pytest.approx(0, abs=1e-9)
