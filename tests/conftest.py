"""What several rooms' tests read: one run of the whole chain on the sample corpus."""

from pathlib import Path

import pytest

from analysis.running import chain

SAMPLE = Path(__file__).parents[1] / "data" / "sample"


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory):
    """A run of the chain on the sample corpus, two processes sharing the reading."""
    out = tmp_path_factory.mktemp("reports")
    return chain.run(str(SAMPLE), out=str(out), name="first", parameters={"draws": 200, "workers": 2})
