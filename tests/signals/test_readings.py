"""Reading several articles together is cheaper than one by one, and reads the same."""

from analysis.language import parse
from analysis.signals import annotate

SHARED = "President Ilya Marenko told reporters in Lissen on Tuesday that the strait would stay open for a month."


def articles(*texts):
    return [
        {"article_id": str(number), "outlet": "Courier", "text": text, "title_end": 0}
        for number, text in enumerate(texts)
    ]


def test_articles_read_together_are_read_as_one_by_one():
    given = articles(f"{SHARED}\nRain fell.", f"Kelmark may object.\n{SHARED}", "", *["“No,” Lund said."] * 12)
    together = list(annotate.readings(given))
    parse._parsed.clear()
    assert together == [annotate.read(article) for article in given]


def test_what_was_parsed_ahead_is_not_parsed_again():
    parse._parsed.clear()
    parse.ahead([f"{SHARED}\n\nRain fell."])
    known = dict(parse._parsed)
    docs = [paragraph.doc for paragraph in parse.read(f"Rain fell.\n{SHARED}").paragraphs]
    assert dict(parse._parsed) == known
    assert {id(doc) for doc in docs} == {id(doc) for doc in known.values()}


def test_long_paragraphs_tie_articles_together_and_furniture_does_not():
    one, other = articles(f"{SHARED}\nRead more", f"  {SHARED}\nRead more")
    assert annotate.paragraphs(one) & annotate.paragraphs(other) == {SHARED}
