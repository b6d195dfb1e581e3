"""Every measure keeps the contract: a judgement for each thing it looked at, within its limits, about whom it says."""

import pytest

import analysis
from analysis.errors import UsageError
from analysis.signals import measures
from analysis.signals.measures import MEASURES

TEXTS = [
    {
        "id": "strait",
        "outlet": "Herald",
        "text": "Ilya Marenko slammed the corrupt deal on Monday. “It may fail,” Dana Corvel told reporters.\n\n"
        "Officials claimed that Marenko had lied. It was unclear whether Corvel, who praised the envoys, would attend. "
        "Marenko left Kelmark.",
    },
    {"id": "empty handed", "outlet": "Courier", "text": "Rain fell over the harbour all night."},
]


@pytest.fixture(scope="module")
def tables():
    return analysis.annotate(TEXTS)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_values_lie_within_the_declared_limits(tables, measure):
    values = judged(tables, measure)["value"]
    low, high = measure.range
    assert len(values) and values.between(low, high).all()
    if measure.range == (0.0, 1.0):
        assert set(values) <= {0.0, 1.0}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_a_measure_by_actor_says_about_whom(tables, measure):
    about = judged(tables, measure)["about"]
    assert (about != "").all() if measure.by_about else measure.about or (about == "").all()


def test_portrayal_is_scored_for_each_actor_on_a_scale_with_two_ends():
    assert measures.named("portrayal").by_about and measures.named("portrayal").range == (-1.0, 1.0)


def test_an_article_without_claims_has_no_judgement_of_claims(tables):
    rows = tables.judgements[tables.judgements["article_id"] == "empty handed"]
    assert set(rows["measure"]) & {measure.name for measure in MEASURES} == {"hedging", "attributed"}
    assert not {"quoted_plain", "portrayal_plain"} & set(rows["measure"])


def test_spans_and_cues_lie_in_the_text(tables):
    lengths = dict(zip(tables.articles["article_id"], tables.articles["text"].str.len(), strict=True))
    for row in tables.judgements.itertuples():
        assert 0 <= row.start < row.end <= lengths[row.article_id]
    for row in tables.judgements.dropna(subset=["cue_start"]).itertuples():
        assert 0 <= row.cue_start < row.cue_end <= lengths[row.article_id]


def test_a_quoted_hedge_is_the_speakers(tables):
    may = tables.hedges.set_index("text").loc["may"]
    assert (may["voice"], may["speaker"]) == ("source", "Dana Corvel")


def test_names_are_unique_and_an_unknown_one_names_the_others():
    assert len({measure.name for measure in MEASURES}) == len(MEASURES)
    with pytest.raises(UsageError, match="No measure called 'hedgin'; there are hedging, "):
        measures.named("hedgin")


def judged(tables, measure):
    return tables.judgements[tables.judgements["measure"] == measure.name]
