import newsroom
import pytest


@pytest.fixture(scope="session")
def talks():
    """The tables of three outlets with four articles each."""
    return newsroom.build(newsroom.harbour())


@pytest.fixture(scope="session")
def thin():
    """The tables of three outlets with one article each: nothing can be compared."""
    return newsroom.build(newsroom.harbour(1))
