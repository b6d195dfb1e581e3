"""Who edited what in shared copy is told against the earliest known printing."""

from analysis.comparison import revisions
from analysis.corpus import passages
from analysis.tables import ARTICLES

WIRE = (
    "The last ferry left Port Senna at noon on Friday with forty cars and no lorries, the harbour office said, and the "
    "next one is expected to sail when the wind in the Orrin Strait drops."
)


def revised(*texts):
    rows = [
        dict.fromkeys(ARTICLES.names, "")
        | {"article_id": outlet, "outlet": outlet, "text": text, "published": f"2031-05-0{day}"}
        | {"title_end": 0, "words": len(text.split()), "record": None}
        for day, (outlet, text) in enumerate(texts, 1)
    ]
    articles = ARTICLES.frame(rows)
    return articles.set_index("article_id")["text"], revisions.found(passages.found(articles), articles)


def test_a_change_is_told_with_its_outlet_and_both_places():
    texts, table = revised(("Wire", WIRE), ("Post", "Stranded. " + WIRE.replace("is expected to", "will")))
    (row,) = table.to_dict("records")
    assert (row["outlet"], row["kind"], row["before"], row["after"]) == ("Post", "replaced", "is expected to", "will")
    assert texts["Post"][row["start"] : row["end"]] == "will"
    assert texts["Wire"][row["first_start"] : row["first_end"]] == "is expected to"


def test_each_printing_is_compared_with_the_earliest_and_not_with_the_one_before():
    later = WIRE.replace("at noon ", "")
    _, table = revised(("Wire", WIRE), ("Post", later), ("Bell", later.replace("forty", "fifty")))
    assert table[["outlet", "before", "after"]].to_numpy().tolist() == [
        ["Post", "at noon", ""],
        ["Bell", "at noon", ""],
        ["Bell", "forty", "fifty"],
    ]


def test_the_same_words_are_no_change():
    _, table = revised(("Wire", WIRE), ("Post", WIRE.replace("Port Senna", "PORT SENNA").replace(",", " –")))
    assert table.empty
