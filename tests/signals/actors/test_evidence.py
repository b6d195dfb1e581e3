import pytest
from newsstand import corpus, reading

from analysis.signals.actors import evidence, fullnames, headlines, organisations


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("We saw Mr Okell on Friday.", "Okell", "person"),
        ("Tidewatch, which counts ships, said so.", "Tidewatch", "organisation"),
        ("Ines Calado, who counts ships, said so.", "Ines Calado", "person"),
        ("Ines Calado, the foreign minister, said so.", "Ines Calado", "person"),
        ("The Harbour party won.", "Harbour", "organisation"),
    ],
)
def test_the_words_around_a_name_tell_what_it_is(text, name, told):
    read = reading(text)
    starts = {text[one.start : one.end]: one.start for one in read.names}
    assert evidence.told(read).get(starts[name]) == told


def test_a_full_name_is_a_persons_by_the_words_around_it():
    readings = corpus("Ms Ines Calado spoke. Ines Calado, the foreign minister, left.")
    assert set(fullnames.full_names(readings, set())) == {"Ines Calado"}


def test_a_headline_is_told_by_its_capitals():
    read = reading("Marenko Plans Budapest Meeting With Lund\nThe president left the city of Orrin on Friday.")
    assert [headlines.is_headline(read, number) for number in (0, 1)] == [True, False]


def test_an_acronym_joins_the_full_name_it_stands_beside():
    text = "The Northern Seas Board met. Officials of the Northern Seas Board left. The NSB said so. The NSB left."
    known = organisations.learn(corpus(text), set()).known
    assert known.get("nsb") == known.get("northern seas board")
