from newsroom import MEASURES, Story, build, harbour

from analysis.reporting import evidence, marked
from analysis.reporting.corpus import Corpus


def whole(*stories, **changes):
    corpus = Corpus(build(stories))
    return marked.articles(corpus, evidence.blocks(corpus, MEASURES), **changes)


def words(part):
    return "".join(piece.text for piece in part.pieces)


def test_an_article_is_shown_whole_paragraph_by_paragraph():
    (article,) = whole(Story(outlet="Post", title="Talks", body="It rains.\n\nIt may stop.", hedges=["may"]))
    assert [(part.role, words(part)) for part in article.parts] == [
        ("title", "Talks"),
        ("body", "It rains."),
        ("body", "It may stop."),
    ]
    assert [piece.text for part in article.parts for piece in part.pieces if "hedge" in piece.kinds] == ["may"]


def test_furniture_stands_struck_where_it_stood():
    (article,) = whole(Story(outlet="Post", title="Talks", body="It rains.", furniture="Share this story"))
    assert (article.parts[0].role, words(article.parts[0])) == ("struck", "Share this story")
    assert article.struck == 1


def test_each_sentence_can_be_linked_to():
    (article,) = whole(Story(outlet="Post", title="Talks", body="It rains. It pours."))
    assert [piece.anchor for part in article.parts for piece in part.pieces if piece.anchor] == [
        "a1-s0",
        "a1-s1",
        "a1-s2",
    ]


def test_who_says_what_is_listed():
    said = [("Dana Corvel", "said", "the strait is open", "indirect", "Dana Corvel")]
    (article,) = whole(Story(outlet="Post", title="Talks", body="Dana Corvel said the strait is open.", said=said))
    assert article.claims == (marked.Claim("Dana Corvel", "Dana Corvel", "said", "indirect", "person", "neutral"),)


def test_outlets_take_turns_where_not_every_article_fits():
    corpus = Corpus(build(harbour(4)))
    chosen = marked.chosen(corpus, evidence.blocks(corpus, MEASURES), 6)
    outlets = [corpus.article[article_id]["outlet"] for article_id in chosen]
    assert outlets == ["Harbour Ledger"] * 2 + ["Kelmark Post"] * 2 + ["Vostrana Wire"] * 2


def test_a_very_long_article_says_how_much_is_left_out():
    (article,) = whole(Story(outlet="Post", title="Talks", body="\n".join(["It rains."] * 4000)))
    assert article.cut == len("Talks\n\n") + 4000 * 10 - 1 - 20_000
