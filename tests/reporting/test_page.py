import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import newsroom
import pytest
from newsroom import MEASURES, Story, build, facts, harbour, measure

from analysis.errors import ContractError
from analysis.reporting import page

HOSTILE = "</p><script>alert(1)</script><img src=x onerror=alert(1)> $x$ \u202egnp 😀 {{ 7*7 }}"


class Elements(HTMLParser):
    """Tags with their attributes, and the text of the page."""

    def __init__(self, html):
        super().__init__()
        self.found, self.text = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def html(talks):
    return page.render(talks, facts())


@pytest.fixture(scope="module")
def elements(html):
    return Elements(html)


def test_the_same_tables_give_the_same_bytes(html):
    assert page.render(build(harbour()), facts()) == html


def test_every_internal_link_lands_on_an_id(elements):
    ids = {attrs["id"] for _, attrs in elements.found if "id" in attrs}
    targets = {attrs["href"][1:] for _, attrs in elements.found if "href" in attrs}
    assert targets <= ids
    assert any(target.startswith("evidence-hedging") for target in targets)


def test_ids_are_unique(elements):
    ids = [attrs["id"] for _, attrs in elements.found if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_nothing_is_loaded_from_anywhere(html, elements):
    assert not [
        tag for tag, _ in elements.found if tag in ("script", "link", "img", "iframe", "object", "embed", "form")
    ]
    assert not [attrs for _, attrs in elements.found if "src" in attrs or "style" in attrs]
    assert not [attrs["href"] for _, attrs in elements.found if "href" in attrs and not attrs["href"].startswith("#")]
    assert not re.findall(r"url\((?!data:)|@import", html)
    assert set(re.findall(r"https?://[^\s\"<)]+", html)) == {"http://www.w3.org/2000/svg"}


def test_the_content_security_policy_allows_this_style_sheet_and_nothing_else(html, elements):
    policy = next(attrs["content"] for _, attrs in elements.found if "http-equiv" in attrs)
    style = re.search(r"<style>(.*?)</style>", html, re.S)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert html.index("Content-Security-Policy") < html.index("<style>")


def test_headings_form_an_outline(elements):
    levels = [int(tag[1]) for tag, _ in elements.found if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_every_table_has_a_caption_and_scoped_headings(elements):
    tags = [tag for tag, _ in elements.found]
    assert tags.count("table") == tags.count("caption") > 5
    assert all(attrs.get("scope") in ("col", "row") for tag, attrs in elements.found if tag == "th")


def test_the_clock_and_the_machine_leave_no_trace(html):
    assert "/home/" not in html and "/tmp/" not in html
    assert not re.search(r"20[2-9]\d-\d\d-\d\d(?<!2031-05-\d\d)", html)


def test_hostile_text_shows_as_text():
    said = [(HOSTILE, "said", "“Yes”", "direct", HOSTILE)]
    story = Story(
        outlet=HOSTILE,
        title=f"{HOSTILE} title",
        body=f"“Yes”, said by {HOSTILE} may matter.".replace("said by", "so said"),
        said=[],
        hedges=["may"],
        furniture=HOSTILE,
        extra={"author": HOSTILE, "url": "javascript:alert(1)", "source_file": HOSTILE, "encoding": HOSTILE},
    )
    speaking = Story(outlet=HOSTILE, title="Short", body=f"{HOSTILE} said “Yes”.", said=said)
    html = page.render(build([story, speaking]), facts(corpus=HOSTILE, warnings=(HOSTILE,), parameters={"a": HOSTILE}))
    found = Elements(html)
    assert not [tag for tag, _ in found.found if tag in ("script", "img")]
    assert not [attrs for _, attrs in found.found if any(name.startswith("on") for name in attrs)]
    assert "javascript:" not in html
    assert "\u202e" not in html
    assert "{{ 7*7 }}" in "".join(found.text)


def test_words_of_ten_thousand_letters_do_not_swell_the_figures():
    html = page.render(build([Story(outlet="W" * 10_000, title="Talks", body="It rains.")]), facts())
    assert all(len(svg) < 60_000 for svg in re.findall(r"<svg.*?</svg>", html, re.S))


def test_one_article_per_outlet_is_described_and_not_compared(thin):
    html = page.render(thin, facts())
    assert "No two outlets can be compared" in html
    assert "too thin to say" in html
    assert 'class="finding difference' not in html


def test_a_family_nobody_knew_gets_a_section_of_its_own(talks):
    new = measure("urgency", "urgency", question="How urgent does it sound?")
    html = page.render(talks, facts(measures=(*MEASURES, new)))
    assert '<h2 id="family-1-title">Urgency</h2>' in html
    assert "Nothing was judged here: a gap, not a zero." in html


def test_accuracy_stands_beside_its_signal(html):
    assert 'Hedged sentences: F1 .80. <span class="soft">Measured on invented sentences.</span>' in html


def test_an_empty_corpus_section_still_renders():
    tables = build([Story(outlet="Post", title="Talks", body="It rains.")])
    html = page.render(tables, facts(unbalanced={}, accuracy=()))
    assert "Nothing was dropped." in html
    assert "No article is a near-copy of another." in html


def test_a_missing_table_is_refused_by_name(talks):
    with pytest.raises(ContractError, match="missing: hedges"):
        page.render({name: table for name, table in talks.items() if name != "hedges"}, facts())


def test_twenty_articles_stay_small(talks):
    assert len(page.render(newsroom.build(harbour(7)), facts()).encode()) < 1_500_000


def test_a_finding_links_to_its_evidence():
    html = page.render(build(harbour(12)), facts())
    start = html.index("<h3>In its own voice, Harbour Ledger hedges more than Kelmark Post.</h3>")
    end = html.index("</div>", start)
    assert re.findall(r'<a href="(#[^"]+)">([^<]+)</a>', html[start:end]) == [
        ("#evidence-hedging-0", "Harbour Ledger"),
        ("#evidence-hedging-1", "Kelmark Post"),
    ]


EVIDENCE = """\
<li class="yes">
<q class="sentence"><span class="judged">Party 1 </span><span class="judged decided">may</span><span class="judged"> \
agree on clause 0.</span></q>
<p class="meta"><b>counts</b> · own voice · 2031-05-01 · <a href="#a1-s1">article 1</a> \
<span class="place">19–49 · story-1.txt 41–71</span></p>
</li>
"""


def test_a_piece_of_evidence_reads(html):
    start = html.index('<li class="yes">')
    assert html[start : html.index("</li>", start)] + "</li>\n" == EVIDENCE


HEALTH = [
    ("Harbour Ledger", "4", "184", "0", "utf-8", "0", "1", "2", "0", "0"),
    ("Kelmark Post", "4", "184", "0", "utf-8", "0", "1", "0", "0", "0"),
    ("Vostrana Wire", "4", "184", "0", "utf-8", "0", "1", "0", "0", "0"),
]


def test_input_health_reads(html):
    table = html[html.index("<caption>What was read of each outlet") :]
    body = table[table.index("<tbody>") : table.index("</tbody>")]
    rows = [re.findall(r"(?:</svg> |<td[^>]*>)([^<]*)<", row) for row in body.split("</tr>") if "<tr>" in row]
    assert [tuple(row) for row in rows] == HEALTH
