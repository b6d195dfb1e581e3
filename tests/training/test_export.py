"""The files that the product loads say what the networks say that they were made of."""

import numpy as np
import onnxruntime
import pytest

from analysis.language import decoding
from analysis.language.pieces import Vocabulary
from analysis.language.reader import FOLDER, Reader

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
networks = pytest.importorskip("analysis.training.networks")
encoder = pytest.importorskip("analysis.training.encoder")
export = pytest.importorskip("analysis.training.export")

TEXT = "Okell said on Monday that the harbour may close , and Voss called the plan a disgrace"
SETTINGS = {"cue_threshold": 0.3, "confidence": 0.0, "hedge_threshold": 0.5, "temperature": 1.0}
CLOSE = 0.05  # weights and activations are rounded to eight bits


def _spread(network):
    """The network with heads that tell words apart, as a trained one's do."""
    for name, parameter in network.named_parameters():
        if not name.startswith("encoder.") and parameter.ndim > 1:
            parameter.data *= 4
    return network.eval()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Two networks of one layer, and the folder with what was written of them."""
    torch.manual_seed(1)
    sourcing = _spread(networks.Reader(encoder.Encoder(layers=1)))
    portrayal = _spread(networks.Portrayer(encoder.Encoder(layers=1)))
    portrayal.picked.data += 3  # left out of what is written
    folder = tmp_path_factory.mktemp("model")
    export.write(sourcing, portrayal, FOLDER, folder)
    export.settle(folder, SETTINGS)
    return sourcing, portrayal, folder


def _embedded(ids):
    return torch.from_numpy(Vocabulary(FOLDER).embeddings(ids))[None]


def _run(path, outputs, given):
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]).run(outputs, given)


def _differ(one, other):
    return np.ptp(one, axis=0).max() > 4 * CLOSE and np.ptp(other, axis=0).max() > 4 * CLOSE


def test_portrayals(made):
    _, network, folder = made
    pieces = Vocabulary(FOLDER).pieces(TEXT, [(0, 5)])
    places = [[1], [12], [15, 16]]
    embeddings = _embedded(pieces.ids)
    target = torch.zeros(3, len(pieces.ids))
    for number, its in enumerate(places):
        target[number, its] = 1 / len(its)
    with torch.no_grad():
        wanted = network.seen(network.encoder(embeddings), target).softmax(-1).numpy()
    found = np.array(Reader(folder).portrayed(pieces.ids, places))
    assert _differ(wanted, found)
    assert np.abs(wanted - found).max() < CLOSE


def test_cues_and_hedges(made):
    network, _, folder = made
    pieces = Vocabulary(FOLDER).pieces(TEXT)
    first, mask = torch.tensor([pieces.first]), torch.ones(1, len(pieces.ids), dtype=torch.bool)
    with torch.no_grad():
        states = network.words(_embedded(pieces.ids), first, mask)
        cue, hedge = (head(states)[0].softmax(-1).numpy() for head in (network.cue, network.hedge["news"]))
        weight, distance = (torch.from_numpy(part) for part in decoding.asked([[1], [11]], len(pieces.words)))
        roles = network.role(states.expand(2, -1, -1), weight, distance).softmax(-1).numpy()
    given = {"embeddings": _embedded(pieces.ids).numpy(), "first": first.numpy()}
    read_states, read_cue, read_hedge = _run(folder / "words.onnx", ["states", "cue", "hedge"], given)
    asked = {"states": read_states, "cue": weight.numpy(), "distance": distance.numpy()}
    [read_roles] = _run(folder / "roles.onnx", ["roles"], asked)
    for wanted, found in ((cue, read_cue), (hedge, read_hedge), (roles.reshape(-1, 3), read_roles.reshape(-1, 3))):
        assert _differ(wanted, found)
        assert np.abs(wanted - found).max() < CLOSE
