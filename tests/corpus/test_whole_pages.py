"""Pages as readers copy them, in the manner of several kinds of site: the story comes out whole, and alone."""

import pytest

from analysis.corpus.articles import from_texts

TITLE = "Vostrana closes bridge to Kelmark"
STORY = [
    "The government of Vostrana said on Monday that the bridge over the Orrin would be closed for a month.",
    "“We are ready,” Inés Calado, the foreign minister of Tavora, said — and Kelmark’s envoy nodded at that.",
    "Its engineers had found cracks in two of the pillars, according to a report seen by this newspaper.",
    "The ferry will run twice an hour until the work is done, a spokesman for the harbour added on Tuesday.",
]

AGENCY = """{title}

1 of 2 | The bridge over the Orrin stands closed on Monday, May 2, 2025, in Saltmere, Kelmark. (AP Photo/Lise Maran)
Read More

BY EDDA LINDQVIST AND ROSA PELL
Updated 3:14 PM UTC, May 3, 2025
{0}

{1}

{2}

___

{3}

___

Lindqvist reported from Lissen, Vostrana. Rosa Pell in Saltmere contributed to this report.

___

Follow the coverage of the bridge at https://example.org/hub/bridge"""

BROADCASTER = """{title}
By Edda Lindqvist, NBN
4 minute read
Published 10:15 AM EDT, Sat May 3, 2025
Updated 1:03 PM EDT, Sat May 3, 2025

The bridge over the Orrin on Monday. Lise Maran/AFP/Getty Images
{0}

{1}

RELATED ARTICLE
Ferry prices rise again in the strait

{2}
Video Ad Feedback
Watch: How the bridge was built
02:13 - Source: NBN
{3}

See all topics
Facebook
Tweet
Email
Link
Link Copied!
Follow"""

BROADSHEET = """This article is more than 2 months old
{title}

Sat 3 May 2025 14.05 BST
Last modified on Sat 3 May 2025 16.22 BST
Share

{0}

{1}

skip past newsletter promotion
Sign up to First Edition
Free daily newsletter
Our morning email breaks down the key stories of the day, telling you what’s happening and why it matters

Enter your email address
Sign up
Privacy Notice: Newsletters may contain info about charities and online ads.
after newsletter promotion

{2}

{3}

Explore more on these topics
Vostrana
Kelmark
news
Share
Reuse this content"""

BLOG = """Home - World - {title}
World
{title}
Admin May 3, 2025
0
0

SHARES

12

VIEWS
Share on FacebookShare on Twitter
{0}
{1}
{2}
ADVERTISEMENT
{3}

Tags: bridgeKelmarkVostrana
Previous Post
Ferry prices rise again in the strait

Next Post
What the strait means

Related Posts
World
Ferry prices rise again

May 2, 2025
Leave a Reply Cancel reply
Your email address will not be published. Required fields are marked *

Comment *
Name *
Email *
Website
Save my name, email, and website in this browser for the next time I comment.
Post Comment"""


@pytest.mark.parametrize("site", [AGENCY, BROADCASTER, BROADSHEET, BLOG], ids=["agency", "tv", "broadsheet", "blog"])
def test_the_story_comes_out_whole_and_alone(site: str) -> None:
    article = from_texts([site.format(*STORY, title=TITLE)]).articles.iloc[0]
    assert [line for line in article["text"].split("\n") if line] == [TITLE, *STORY]
    assert article["title"] == TITLE


def test_a_standfirst_that_is_a_sentence_does_not_shield_the_byline_after_it() -> None:
    standfirst = "Engineers have found cracks in two pillars and say that the work will take a month."
    head = f"{TITLE}\n{standfirst}\n\nBy Edda Lindqvist and Courier Staff\nPublished On 3 May 2025\n3 May 2025\n\n"
    article = from_texts([head + "\n\n".join(STORY)]).articles.iloc[0]
    assert [line for line in article["text"].split("\n") if line] == [TITLE, standfirst, *STORY]
    assert article["author"] == "Edda Lindqvist and Courier Staff"


@pytest.mark.xfail(reason="a writer's bare name and post look like a subhead; nothing tells them apart without a list")
def test_a_writers_name_on_a_line_of_its_own_goes() -> None:
    head = f"{TITLE}\n\nEdda Lindqvist\nCorrespondent in Saltmere\n\n"
    article = from_texts([head + "\n\n".join(STORY)]).articles.iloc[0]
    assert [line for line in article["text"].split("\n") if line] == [TITLE, *STORY]


@pytest.mark.xfail(reason="the description of an image that a page puts into the text reads like a subhead")
def test_the_description_of_an_image_without_a_counter_before_it_goes() -> None:
    head = f"{TITLE}\n\nOrrin bridge seen from below\n\n"
    article = from_texts([head + "\n\n".join(STORY)]).articles.iloc[0]
    assert [line for line in article["text"].split("\n") if line] == [TITLE, *STORY]
