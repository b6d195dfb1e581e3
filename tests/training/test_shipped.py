"""Networks read back from what was exported say what the exported files say."""

import pytest

from analysis.language.pieces import Vocabulary
from analysis.language.reader import FOLDER, Reader

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
shipped = pytest.importorskip("analysis.training.shipped")
networks = pytest.importorskip("analysis.training.networks")
encoder = pytest.importorskip("analysis.training.encoder")
export = pytest.importorskip("analysis.training.export")

TEXT = "Okell said on Monday that the harbour may close, and Voss called the plan a disgrace."
CLOSE = 0.05  # activations are rounded to eight bits in the files and not here
VALUES = {"cue_threshold": 0.3, "confidence": 0.4, "hedge_threshold": 0.5}


@pytest.fixture(scope="module")
def read():
    return Reader(FOLDER), Vocabulary(FOLDER).pieces(TEXT, [(0, 5)])


def _embedded(pieces):
    return torch.from_numpy(Vocabulary(FOLDER).embeddings(pieces.ids))[None], torch.ones(1, len(pieces.ids)).bool()


def test_cues_and_hedges(read):
    reader, pieces = read
    network = shipped.sourcing(FOLDER).eval()
    _, cue, hedge = reader._run_words(pieces)
    states = network.words(_embedded(pieces)[0], torch.tensor([pieces.first]), _embedded(pieces)[1])
    assert network.cue(states)[0].softmax(-1).detach().numpy() == pytest.approx(cue, abs=CLOSE)
    assert network.hedge["news"](states)[0].softmax(-1).detach().numpy() == pytest.approx(hedge, abs=CLOSE)
    assert cue[:, 1].max() > 0.9 > 0.5 > cue[:, 1].min()  # there is something to tell apart


def test_portrayals(read):
    reader, pieces = read
    network = shipped.portrayal(FOLDER).eval()
    target = torch.zeros(1, len(pieces.ids))
    target[0, pieces.places((50, 54))] = 1
    logits = network(*_embedded(pieces), torch.tensor([0]), target, torch.zeros(1))
    likely = (logits / reader.settings["temperature"]).softmax(-1)[0].tolist()
    assert likely == pytest.approx(reader.portrayed(pieces.ids, [pieces.places((50, 54))])[0], abs=CLOSE)


def test_matrices_are_what_was_written_but_for_rounding(tmp_path):
    torch.manual_seed(0)
    made = networks.Reader(encoder.Encoder())
    portrayal = networks.Portrayer(encoder.Encoder())
    export.write(made, portrayal, FOLDER, tmp_path)
    again, before = shipped.sourcing(tmp_path).state_dict(), made.state_dict()
    exported = [name for name in before if not name.startswith(("name.", "hedge.wiki", "hedge.bio"))]
    for name in exported:
        step = before[name].abs().max() / 63
        assert (again[name] - before[name]).abs().max() <= 0.51 * step, name
    assert torch.equal(again["hedge.wiki.weight"], again["hedge.news.weight"])


def test_a_file_of_another_network_is_refused(tmp_path):
    export.write(networks.Reader(encoder.Encoder()), networks.Portrayer(encoder.Encoder()), FOLDER, tmp_path)
    (tmp_path / "words.onnx").write_bytes((tmp_path / "portrayal.onnx").read_bytes())
    with pytest.raises(ValueError, match="lacks"):
        shipped.sourcing(tmp_path)


def test_a_small_network_is_read_back_as_small(tmp_path):
    torch.manual_seed(0)
    made = networks.Reader(encoder.Encoder(heads=6, inner=64))
    portrayal = networks.Portrayer(encoder.Encoder(heads=5, inner=32))
    export.write(made, portrayal, FOLDER, tmp_path)
    export.settle(tmp_path, {**VALUES, "temperature": 2.0, "picked": [0.5, -0.75, 0.25]})
    assert shipped.sourcing(tmp_path).encoder.layers[5].inner.weight.shape == (64, encoder.WIDTH)
    again = shipped.portrayal(tmp_path)
    assert again.encoder.layers[0].query.weight.shape == (5 * encoder.HEAD, encoder.WIDTH)
    assert again.picked.tolist() == [1.0, -1.5, 0.5]
