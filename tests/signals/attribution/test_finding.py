import pytest

from analysis.language import parse
from analysis.signals.attribution import finding


def told(text, **settings):
    return [
        tuple(" … ".join(text[start:end] for start, end in spans) for spans in (one.source, one.cue, one.content))
        for one in finding.find(parse.read(text, **settings))
    ]


def only(text):
    (one,) = finding.find(parse.read(text))
    return one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We are ready,” Marenko said.", ("Marenko", "said", "“We are ready,”")),
        ("“We are ready,” said Ilsa Marenko.", ("Ilsa Marenko", "said", "“We are ready,”")),
        ("Marenko told reporters: “We are ready.”", ("Marenko", "told", "“We are ready.”")),
        ("«We are ready,» the minister added.", ("the minister", "added", "«We are ready,»")),
        ("“Are you ready?” she asked.", ("she", "asked", "“Are you ready?”")),
        (
            "“We are ready,” Marenko said. “We always were. Nobody asked.”",
            ("Marenko", "said", "“We are ready,” … “We always were. Nobody asked.”"),
        ),
        (
            "“We are ready,” Marenko said, “and we always were.”",
            ("Marenko", "said", "“We are ready,” … “and we always were.”"),
        ),
        (
            "The raid on the port “shows their contempt for peace,” Olga Brenn, the envoy, said in a statement.",
            ("Olga Brenn, the envoy", "said", "The raid on the port “shows their contempt for peace,”"),
        ),
        ("Marenko wrote:\n\n“We are ready. We always were.”", ("Marenko", "wrote", "“We are ready. We always were.”")),
        (
            "“We are ready.\n\n“We always were,” Marenko said.",
            ("Marenko", "said", "“We are ready.\n\n“We always were,”"),
        ),
    ],
)
def test_a_quotation_belongs_to_the_verb_beside_it(text, expected):
    assert told(text) == [expected]
    assert only(text).form in ("direct", "mixed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marenko said that the talks had failed.", ("Marenko", "said", "that the talks had failed")),
        ("Marenko said the talks had failed.", ("Marenko", "said", "the talks had failed")),
        ("The talks had failed, Marenko said.", ("Marenko", "said", "The talks had failed")),
        ("The talks, Marenko said, had failed.", ("Marenko", "said", "The talks … had failed")),
        ("According to Marenko, the talks had failed.", ("Marenko", "According to", "the talks had failed")),
        ("The talks had failed, according to Marenko.", ("Marenko", "according to", "The talks had failed")),
        (
            "Marenko accused the union of wrecking the talks.",
            ("Marenko", "accused", "the union of wrecking the talks"),
        ),
        ("Marenko did not say who would come.", ("Marenko", "did not say", "who would come")),
        ("Marenko pointed out that it rained.", ("Marenko", "pointed out", "that it rained")),
        ("Voters fear that the port will close.", ("Voters", "fear", "that the port will close")),
        ("Marenko seemed to indicate that it rained.", ("Marenko", "to indicate", "that it rained")),
        ("On Sunday Voss said that the port was closed.", ("Voss", "said", "that the port was closed")),
        (
            "The port is closed, according to Brenn; the ferries still run.",
            ("Brenn", "according to", "The port is closed"),
        ),
        (
            "The port is closed: Marenko also said openly that the ferry had sunk.",
            ("Marenko", "also said", "that the ferry had sunk"),
        ),
        (
            "He said the union’s 3,200 members would stay out.",
            ("He", "said", "the union’s 3,200 members would stay out"),
        ),
    ],
)
def test_an_indirect_report_is_the_clause_of_its_verb(text, expected):
    assert told(text) == [expected]
    assert only(text).form == "indirect"


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Marenko praised the crew, adding that the port was safe.", "adding", "Marenko"),
        ("Marenko argued that a fence would help, saying it was cheap.", "saying", "Marenko"),
        (
            "Prime Minister Ivo Tarn, who has clashed with Ostrava, welcomed it, posting “We are ready!”",
            "posting",
            "Prime Minister Ivo Tarn",
        ),
        ("Marenko went on to say that the port was safe.", "say", "Marenko"),
        ("The minister said it was over and warned that the ferry would stop.", "warned", "The minister"),
    ],
)
def test_a_further_verb_has_the_source_of_the_first(text, cue, source):
    assert source in [who for who, verb, _ in told(text) if verb.endswith(cue)]


def test_a_speaker_may_stand_before_a_colon():
    text = "Ilsa Marenko: The port is open to everybody"
    assert told(text, title_end=len(text)) == [("Ilsa Marenko", ":", "The port is open to everybody")]


@pytest.mark.parametrize(
    "text",
    [
        "The summit will mark the second time they meet.",
        "Marenko would say that it was late.",
        "The film “A Long Way Home” opened on Friday.",
        "He read the report on Monday.",
        "Marenko maintains a large lead in the count, but a narrower victory on Sunday would raise doubts.",
        "He writes a weekly column and leads the party that governs Vostrana.",
        "A ship called “The Long Way Home” left the port.",
        "The jacket was labelled “Made in Kelmark and Vostrana.”",
        "She said nothing that could be heard.",
        "He repeated it to anyone who asked.",
        "",
    ],
)
def test_what_nobody_reports_is_no_attribution(text):
    assert told(text) == []


def test_a_verb_inside_a_quotation_is_not_the_cue():
    assert told("“They said that we would lose and I told them no,” Marenko said.") == [
        ("Marenko", "said", "“They said that we would lose and I told them no,”")
    ]


def test_what_is_reported_in_a_report_has_its_own_source():
    text = "Marenko said that the union had warned that the port would close."
    assert told(text) == [
        ("Marenko", "said", "that the union had warned that the port would close"),
        ("the union", "had warned", "that the port would close"),
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We are ready,” she said.", "direct"),
        ("She said that “we are ready and willing.”", "direct"),
        ("She said the harbour was “ready” for the winter.", "mixed"),
        ("She said the harbour was ready.", "indirect"),
    ],
)
def test_the_form_is_how_much_stands_in_quotation_marks(text, form):
    assert only(text).form == form


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("She said the port was safe.", "neutral"),
        ("She insisted the port was safe.", "assertive"),
        ("She claimed the port was safe.", "doubt"),
        ("She believes the port is safe.", "belief"),
        ("She announced that the port was safe.", "announce"),
        ("She warned that the port was unsafe.", "accuse"),
    ],
)
def test_the_stance_is_that_of_the_verb(text, stance):
    assert only(text).stance == stance


@pytest.mark.parametrize(
    ("text", "cue_class"),
    [
        ("She said the port was safe.", "speech"),
        ("She believes the port is safe.", "belief"),
        ("She considers the timing poor.", "belief"),
        ("Officials think it unlikely that the port will close.", "belief"),
        ("She hopes to open the port.", "intention"),
        ("She endorsed the plan.", "attitude"),
        ("She did not say who would come.", "attitude"),
        ("The move signals that the port will open.", "attitude"),
        ("The measurement suggested that the harbour was shallow.", "attitude"),
        ("Nobody said that the port would open.", "attitude"),
        ("She repeated her assurance about the port.", "attitude"),
        ("Nothing she said suggested that the port would open.", "attitude"),
        ("None of the ministers said that the port would open.", "attitude"),
        ("No minister said that the port would open.", "attitude"),
        ("The opposition said the port would open.", "speech"),
        ("The prosecution argued that the ship was lost.", "speech"),
        ("The coordination complained that the hall was cold.", "speech"),
    ],
)
def test_only_what_is_said_or_believed_is_a_claim(text, cue_class):
    assert only(text).cue_class == cue_class


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Marenko announced in a post on X that the port was safe.", "in a post on X"),
        ("In a statement, Marenko said that the port was safe.", "In a statement"),
        ("“We are ready,” Marenko said at a news conference.", "at a news conference"),
        ("“We are ready,” he told reporters aboard the ferry.", "aboard the ferry"),
        ("Marenko said on Monday that the port was safe.", ""),
    ],
)
def test_the_venue_is_where_it_was_said(text, venue):
    assert only(text).venue == venue


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ilsa Marenko said it was over.", "person"),
        ("The president said it was over.", "person"),
        ("She said it was over.", "person"),
        ("The Kremlin said it was over.", "organisation"),
        ("A spokesman said it was over.", "organisation"),
        ("The report said it was over.", "document"),
        ("Officials said it was over.", "collective"),
        ("They said it was over.", "collective"),
        ("Critics say it is over.", "collective"),
        ("A senior official said it was over.", "anonymous"),
        ("Sources said it was over.", "anonymous"),
        ("People familiar with the matter said it was over.", "anonymous"),
        ("An aide who spoke on condition of anonymity said it was over.", "anonymous"),
        ("One of the diplomats said it was over.", "anonymous"),
        ("A handful of voters said it was over.", "collective"),
        ("The agreement shows that it was over.", "document"),
        ("Mr Qorvel said it was over.", "person"),
        ("A third said it was over.", "anonymous"),
        ("A third of the voters said it was over.", "collective"),
        ("Two of the officials said it was over.", "collective"),
        ("People with knowledge of the talks said it was over.", "anonymous"),
        ("A person briefed on the talks said it was over.", "anonymous"),
        ("The officials who said it was over have left.", "collective"),
        ("One senior Democrat said it was over.", "anonymous"),
        ("A Republican from Ostrava, Ivo Tarn, said it was over.", "person"),
        ("The fisherman said it was over.", "person"),
        ("The surgeon said it was over.", "person"),
        ("Leading figures said it was over.", "collective"),
        ("The figures showed that it was over.", "document"),
        ("Court papers showed that it was over.", "document"),
        ("The paper said it was over.", "organisation"),
        ("A copy of the memo said it was over.", "document"),
        ("His remarks suggested that it was over.", "document"),
        ("Marenko was accused of lying.", "anonymous"),
    ],
)
def test_the_kind_of_source_follows_the_counting_rule(text, kind):
    assert only(text).source_kind == kind


def test_offsets_are_in_the_article_whatever_stands_before():
    text = "Harbour opens 🛳\n\nA café, déjà vu: e\u0301.\n\n“We are ready,” Marenko said."
    one = finding.find(parse.read(text, title_end=16))[-1]
    assert [text[start:end] for start, end in one.content] == ["“We are ready,”"]
    assert [text[start:end] for start, end in one.source] == ["Marenko"]


def test_a_paragraph_of_quotation_alone_goes_on_with_the_speaker_before_it():
    text = "“We are ready,” Marenko said.\n\n“Nobody asked us.”\n\nIt rained.\n\n“Who knows what will happen?”"
    assert told(text) == [("Marenko", "said", "“We are ready,” … “Nobody asked us.”")]


@pytest.mark.xfail(reason="a paragraph that is all quotation may answer the one before it: nothing tells a new speaker")
def test_an_answer_is_not_the_questioner_s():
    assert told("“Are you ready?” Marenko asked.\n\n“We were born ready.”") == [
        ("Marenko", "asked", "“Are you ready?”")
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("OSTRAVA (Meridian) — The port is safe, Marenko said.", "The port is safe"),
        ("He spoke of fish; a pilot said it rained.", "it rained"),
        ("She said the port was “in poor shape,” referring to the strike.", "the port was “in poor shape,”"),
        (
            "Brenn said the strike, following a long winter, would end.",
            "the strike, following a long winter, would end",
        ),
        ("She called the plan “a gift”, an odd choice of words that hurt.", "the plan “a gift”"),
        ("She said he had “no chest of gold”, a line that went down well in the canteen.", "he had “no chest of gold”"),
        (
            "She said the gift was “from her cruise,” a rare reference to Friday’s summit.",
            "the gift was “from her cruise,”",
        ),
    ],
)
def test_neither_dateline_nor_another_sentence_is_part_of_what_is_said(text, content):
    assert content in [said for _, _, said in told(text)]


def test_a_quotation_is_not_its_critics():
    text = (
        "Brenn dismissed them as “professional widows”, a phrase that Mira Okell of the monitoring group Tidewatch "
        "called “beneath the office”."
    )
    assert told(text) == [
        ("Brenn", "dismissed", "them as “professional widows”"),
        ("Mira Okell of the monitoring group Tidewatch", "called", "“beneath the office”"),
    ]


def test_an_aside_between_commas_parts_no_speaker_from_the_verb():
    said = told("President Ilya Marenko, asked about it on Sunday, said: “We are ready.”")
    assert ("President Ilya Marenko", "said", "“We are ready.”") in said


def test_a_verb_parted_from_its_subject_by_a_clause_keeps_its_source():
    assert told("“My ship carries flour,” a captain who gave only his first name, Emil, said.")[0][0] == "a captain"


@pytest.mark.xfail(reason="the plain definition knows no cue that is neither verb, noun nor adjective")
def test_a_rare_cue_is_found():
    assert told("For Marenko, the port is a disgrace.") == [("Marenko", "For", "the port is a disgrace")]


@pytest.mark.parametrize(
    ("text", "judges"),
    [
        ("Okell called the envoy a coward.", True),
        ("Okell accused the envoy of theft.", True),
        ("Okell praised the envoy for his patience.", True),
        ("Okell has never accused the envoy of theft.", False),
        ("We criticised the envoy.", False),
        ("Okell called for a vote.", False),
        ("Okell warned the envoy that talks would fail.", False),
        ("Okell said that the envoy was a coward.", False),
    ],
)
def test_who_is_accused_or_praised_is_judged_and_who_is_told_of_is_not(text, judges):
    found = finding.find(parse.read(text))
    assert [a.judges for a in found if a.source] == [judges]


def test_a_source_is_anonymous_that_is_promised_so_beside_it():
    text = "Two officials, speaking on condition of anonymity, said the minister would resign."
    assert [a.source_kind for a in finding.find(parse.read(text))] == ["anonymous"]


def test_a_named_source_is_not_anonymous_though_somebody_was_promised_so():
    text = "Voss said on condition of anonymity that the minister would resign."
    assert [a.source_kind for a in finding.find(parse.read(text))] == ["person"]
