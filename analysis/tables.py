"""The tables and their columns: the one home of names, types, units and meanings.

Offsets are Python string offsets, [start, end), into `ARTICLES.text` unless a column says "raw".
Text that is not known is the empty string, numbers that are not known are missing.
"""

from __future__ import annotations

from analysis.contracts import Column, Table


def _text(name: str, meaning: str) -> Column:
    return Column(name=name, kind="text", meaning=meaning)


def _int(name: str, meaning: str) -> Column:
    return Column(name=name, kind="int", meaning=meaning)


def _float(name: str, meaning: str) -> Column:
    return Column(name=name, kind="float", meaning=meaning)


def _bool(name: str, meaning: str) -> Column:
    return Column(name=name, kind="bool", meaning=meaning)


def _spans(name: str, meaning: str) -> Column:
    return Column(name=name, kind="spans", meaning=meaning)


_ARTICLE = _text("article_id", "the article, as in ARTICLES")
_OUTLET = _text("outlet", "who published it")
_START = _int("start", "first character of the span")
_END = _int("end", "one past the last character of the span")
_VOICE = _text("voice", "outlet: the outlet's own words; source: the words of somebody it reports")
_SPEAKER = _text(
    "speaker",
    "whose words they are when voice is source: an actor, or the source as written; '' for a pronoun of nobody known",
)

ARTICLES = Table(
    name="ARTICLES",
    row="an article that was read",
    columns=(
        _text(
            "article_id",
            "name of the article, from its file or its own id; two that would be alike are told apart by ~2",
        ),
        _OUTLET,
        _text("title", "headline"),
        _text("author", "byline"),
        _text("published", "date of publication, ISO 8601, as far as it is known"),
        _text("url", "address it was published at"),
        _text("language", "ISO 639-1 code"),
        _text("text", "clean text; the title, where there is one, is its first paragraph"),
        _int("title_end", "end of the title within text; 0 where there is no title"),
        _int("words", "words of text, title included"),
        _text("source_file", "file it came from, relative to the corpus"),
        _int("record", "row of that file, from 0; missing for a file that is one article"),
        _text("encoding", "how the raw bytes were decoded"),
        _text("raw_sha256", "SHA-256 of the raw file, or of the record's raw text"),
        _text("copy_group", "articles with one group are near-copies of each other; '' for none"),
    ),
)
EDITS = Table(
    name="EDITS",
    row="a stretch of raw text that cleaning changed or removed, in raw order; edits of one article do not overlap",
    columns=(
        _ARTICLE,
        _int("raw_start", "first character in the decoded raw text"),
        _int("raw_end", "one past the last character in the decoded raw text"),
        _text("before", "the raw characters"),
        _text("after", "what stands in their place; '' for removed"),
        _text("rule", "name of the rule"),
        _text("reason", "why, in words"),
    ),
)
DROPPED = Table(
    name="DROPPED",
    row="an input that did not become an article",
    columns=(
        _text("source_file", "file, relative to the corpus"),
        _int("record", "row of that file, from 0; missing for a whole file"),
        _text("outlet", "outlet, as far as it was known"),
        _text("title", "title, as far as it was known"),
        _text("reason", "unreadable, empty, too short, not English, duplicate, or failed (an error while reading it)"),
        _text("detail", "the reason in words: what was expected, what was found"),
    ),
)
PASSAGES = Table(
    name="PASSAGES",
    row="a printing of a passage that stands in more than one article nearly word for word",
    columns=(
        _text("passage", "name of the passage: its earliest known printing and where that begins"),
        _ARTICLE,
        _OUTLET,
        _int("printing", "number of the printing, from 0, by date and article_id; the undated come last"),
        _START,
        _END,
        _spans("common", "its stretches that another printing has too; what lies between them was edited"),
        _int("words", "words from start to end"),
        _int("outlets", "outlets that print the passage: from two on it is shared copy"),
        _bool("again", "the outlet has printed the passage before; what was judged in it counts only the first time"),
        _bool("earliest", "known to be printed before every other: all are dated, and no other is of that day"),
    ),
)
SENTENCES = Table(
    name="SENTENCES",
    row="a sentence",
    columns=(
        _ARTICLE,
        _int("sentence", "number of the sentence in its article, from 0"),
        _START,
        _END,
        _text("role", "title, subhead or body"),
    ),
)
CLAUSES = Table(
    name="CLAUSES",
    row="a clause: one thing that a sentence says",
    columns=(
        _ARTICLE,
        _int("sentence", "number of its sentence"),
        _spans("spans", "where it stands; in several parts where another clause interrupts it"),
        _VOICE,
        _SPEAKER,
    ),
)
ACTORS = Table(
    name="ACTORS",
    row="a person, organisation or country that the articles name",
    columns=(
        _text("actor", "name used for it everywhere"),
        _text("kind", "person, organisation or country"),
        _text("aliases", "the other spellings found, joined by ' | '"),
        _int("articles", "articles that mention it"),
        _int("mentions", "mentions of any kind"),
        _bool("reported", "shown in figures: named in framing.toml, or among the most mentioned"),
    ),
)
MENTIONS = Table(
    name="MENTIONS",
    row="a mention of an actor",
    columns=(
        _ARTICLE,
        _int("sentence", "number of its sentence"),
        _START,
        _END,
        _text("actor", "the actor, as in ACTORS"),
        _text("kind", "name, title, demonym, metonym or pronoun"),
        _text(
            "role",
            "agent: acts; patient: is acted upon; speaker: says or thinks what is reported; '' for none of them",
        ),
        _int("verb_start", "first character of the verb that says so; missing where there is none"),
        _int("verb_end", "one past the last character of that verb"),
    ),
)
_FORM_KIND = _text(
    "kind",
    "full name, surname, given name, name (of an organisation or country), title and name, described name, demonym, "
    "metonym, description (a title alone), apposition (a description beside the name), or event",
)
_ABOUT = _text("about", "the actor, as in ACTORS, or what kind of event: war, unrest, labour dispute, truce")
_NOUN = _text("noun", "of an event, the noun that names it, in the singular; '' for actors")
DESIGNATIONS = Table(
    name="DESIGNATIONS",
    row="words by which an article names an actor or an event; pronouns are left out",
    columns=(
        _ARTICLE,
        _int("sentence", "number of its sentence"),
        _START,
        _END,
        _ABOUT,
        _FORM_KIND,
        _text("form", "the words, without articles"),
        _NOUN,
        _VOICE,
        _SPEAKER,
        _bool("first", "the first in the body of the article for this actor or kind of event"),
        _bool("again", "printed again: lies in a passage of an earlier article of the outlet; not counted"),
    ),
)
ATTRIBUTIONS = Table(
    name="ATTRIBUTIONS",
    row="something the article reports as said or thought by a source",
    columns=(
        _ARTICLE,
        _int("attribution", "number of the attribution in its article, from 0"),
        _spans("source", "who said it"),
        _spans("cue", "the words that attribute: 'said', 'according to'"),
        _spans("content", "what was said"),
        _text("form", "direct: all in quotation marks; mixed: partly; indirect: none"),
        _text("source_actor", "the actor behind the source; '' where none is safe"),
        _text("source_kind", "person, organisation, document, collective or anonymous"),
        _text("stance", "what the cue does to the claim: neutral, assertive, doubt, belief, announce or accuse"),
        _text("cue_class", "speech or belief: a claim; intention or attitude: plans, hopes, criticism"),
        _text("venue", "where it was said, as written: 'on Truth Social'; '' for unsaid"),
        _float(
            "confidence", "how sure the trained reader is of cue and content, 0 to 1; missing where a rule found it"
        ),
    ),
)
VOICES = Table(
    name="VOICES",
    row="a stretch of text in one voice; the stretches of an article follow each other without gaps",
    columns=(
        _ARTICLE,
        _START,
        _END,
        _VOICE,
        _SPEAKER,
        _text(
            "source_kind", "kind of source that speaks, as in ATTRIBUTIONS; '' for the outlet and where it is unknown"
        ),
        _int("words", "words that begin in it; what a source reports of another is the other's"),
        _bool("shared", "shared copy: at least half of it lies in a passage that another outlet prints too"),
        _bool(
            "again", "printed again: at least half lies in a passage of an earlier article of the outlet; not counted"
        ),
    ),
)
HEDGES = Table(
    name="HEDGES",
    row="a hedge: words that hold back from full commitment",
    columns=(
        _ARTICLE,
        _int("sentence", "number of its sentence"),
        _START,
        _END,
        _text("text", "the words as they stand"),
        _text(
            "type",
            "modal, evidential, epistemic, conditional, approximator, or unknown: the news says that it is not known",
        ),
        _float("confidence", "how sure the trained reader is, 0 to 1; missing where the word list found it"),
        _VOICE,
        _SPEAKER,
    ),
)
LEMMAS = Table(
    name="LEMMAS",
    row="a content word: a noun, verb, adjective, adverb or name; 'be', 'have' and 'do' are none",
    columns=(
        _ARTICLE,
        _int("sentence", "number of its sentence"),
        _START,
        _END,
        _text("lemma", "its dictionary form in small letters: 'strike' for 'struck'; a name stands as it is written"),
        _text("word_class", "noun, verb, adjective, adverb or name; what stands in a mention of an actor is a name"),
        _VOICE,
        _SPEAKER,
    ),
    csv=False,
)
JUDGEMENTS = Table(
    name="JUDGEMENTS",
    row="one thing that a measure looked at, zeros too",
    columns=(
        _text(
            "measure",
            "name of the measure, as in `framescope measures`; with _plain or _agreed a second opinion on it "
            "(analysis/signals/second.py)",
        ),
        _ARTICLE,
        _OUTLET,
        _int("sentence", "number of the sentence it stands in"),
        _START,
        _END,
        _text("about", "whom or what it is about: an actor, a kind of source; '' for nothing in particular"),
        _text(
            "voice",
            "outlet: the outlet's own words; source: the words of somebody it reports, for portrayal also whoever is "
            "told to accuse, praise or call somebody something",
        ),
        _SPEAKER,
        _float("value", "0 or 1 for shares, -1 to 1 for portrayal"),
        _int("cue_start", "first character of what decided; missing where nothing did"),
        _int("cue_end", "one past the last character of what decided"),
        _float(
            "confidence",
            "how likely the value is right, as the trained reader says or as measured (docs/accuracy.md); else missing",
        ),
        _bool(
            "shared", "shared copy: at least half of what was judged lies in a passage that another outlet prints too"
        ),
        _bool(
            "again", "printed again: at least half lies in a passage of an earlier article of the outlet; not counted"
        ),
    ),
)
SCORES = Table(
    name="SCORES",
    row="an outlet's score on a measure, in a voice, about somebody",
    columns=(
        _text("measure", "name of the measure, or of a second opinion on it"),
        _OUTLET,
        _text("voice", "outlet, source, or all"),
        _text("about", "as in JUDGEMENTS; '' for all together"),
        _int("articles", "the sample size: articles with a judgement, near-copies within the outlet counted once"),
        _int("judged", "judgements: the denominator; a passage that the outlet prints again counts the first time"),
        _float("score", "mean value of the judgements"),
        _float("low", "lower end of the 95 % interval; missing below two articles"),
        _float("high", "upper end of the 95 % interval"),
        _bool("enough", "enough articles and judgements to be compared"),
        _float("unshared", "the score without copy that another outlet prints too; missing where nothing is left"),
        _float("unshared_low", "lower end of its 95 % interval; missing below two articles"),
        _float("unshared_high", "upper end of its 95 % interval"),
        _int("unshared_judged", "judgements outside shared copy"),
        _int("unshared_articles", "articles with such a judgement"),
    ),
)
DIFFERENCES = Table(
    name="DIFFERENCES",
    row="two outlets with enough articles, and enough that are not alike, on a measure, in a voice, about somebody",
    columns=(
        _text("measure", "name of the measure"),
        _text("voice", "outlet, source, or all"),
        _text("about", "as in JUDGEMENTS; '' for all together"),
        _text("group", "one outlet"),
        _text("other", "the other outlet"),
        _float("difference", "score of group minus score of other"),
        _float("low", "lower end of the 95 % interval"),
        _float("high", "upper end of the 95 % interval"),
        _float("p", "permutation p: how often shuffled outlet labels differ as much"),
        _float("q", "p after Benjamini-Hochberg over all rows"),
        _float("unshared", "the difference without copy that another outlet prints too"),
        _float("unshared_low", "lower end of its 95 % interval; missing where either has fewer than two articles"),
        _float("unshared_high", "upper end of its 95 % interval"),
    ),
)
INFLUENCE = Table(
    name="INFLUENCE",
    row="a score, or a difference between two outlets, and how far it moves when any one article is left out",
    columns=(
        _text("measure", "name of the measure"),
        _text("voice", "outlet, source, or all"),
        _text("about", "as in JUDGEMENTS; '' for all together"),
        _text("outlet", "the outlet; of a difference the one that the other is taken from"),
        _text("other", "the other outlet; '' for a score"),
        _int("articles", "articles that were left out in turn, near-copies within an outlet together"),
        _float("value", "the score or the difference on all articles"),
        _float("least", "the lowest value that it takes when one article is left out"),
        _text("least_without", "the article without which it is the lowest; the first of near-copies"),
        _float("most", "the highest value that it takes when one article is left out"),
        _text("most_without", "the article without which it is the highest"),
        _bool("keeps_sign", "on the same side of zero whichever article is left out"),
    ),
)
REVISIONS = Table(
    name="REVISIONS",
    row="a change that a later printing of a passage makes against the earliest known one",
    columns=(
        _text("passage", "the passage, as in PASSAGES"),
        _ARTICLE,
        _OUTLET,
        _int("printing", "number of the printing, as in PASSAGES"),
        _text("kind", "inserted, deleted or replaced"),
        _START,
        _END,
        _text("after", "the words in this printing; '' for deleted"),
        _text("first_article_id", "the article of the earliest known printing"),
        _int("first_start", "first character of the place in that article's text"),
        _int("first_end", "one past the last character of it"),
        _text("before", "the words there; '' for inserted"),
    ),
)

NAMING = Table(
    name="NAMING",
    row="a form by which an outlet names an actor or an event, in a voice",
    columns=(
        _OUTLET,
        _ABOUT,
        _FORM_KIND,
        _text("form", "the words in their most frequent spelling; capitals and dots make no other form"),
        _NOUN,
        _VOICE,
        _int("times", "how often; what the outlet prints again counts the first time"),
        _int("articles", "articles with this form"),
        _int("first", "articles whose body names the actor or event so first"),
    ),
)
PROFILE = Table(
    name="PROFILE",
    row="how many of an outlet's words are its own, or of a kind of source",
    columns=(
        _OUTLET,
        _text(
            "part",
            "own: the outlet's own words; person, organisation, document, collective or anonymous: words of such "
            "sources; unknown: quotations of nobody that was found",
        ),
        _int("words", "words of this part; what the outlet prints again counts the first time"),
        _float("share", "of all words of the outlet"),
        _float("low", "lower end of the 95 % interval; missing below two articles"),
        _float("high", "upper end of the 95 % interval"),
        _int("articles", "the sample size: the outlet's articles, near-copies counted once"),
        _bool("enough", "enough articles to be compared"),
        _float("unshared", "the share without copy that another outlet prints too; missing where nothing is left"),
    ),
)
SOURCES = Table(
    name="SOURCES",
    row="an actor whose words an outlet reports",
    columns=(
        _OUTLET,
        _text("source", "the actor, as in ACTORS"),
        _text("kind", "person, organisation or country"),
        _int("words", "its words in this outlet; what the outlet prints again counts the first time"),
        _float("share", "of the words that the outlet reports of actors"),
        _int("articles", "articles of the outlet in which it speaks"),
        _int("outlets", "outlets that report words of it; 1: this one alone"),
    ),
)
CONCENTRATION = Table(
    name="CONCENTRATION",
    row="how far an outlet's reported words are those of few actors",
    columns=(
        _OUTLET,
        _int("articles", "the sample size: articles with words of an actor, near-copies counted once"),
        _int("words", "words of actors: the denominator"),
        _float("traced", "these words as a share of all words of sources; the others' sources are no known actors"),
        _int("sources", "actors whose words the outlet reports"),
        _text("top", "the actor with most words"),
        _float("top_share", "its share of these words"),
        _float("top_low", "lower end of the 95 % interval; missing below two articles"),
        _float("top_high", "upper end of the 95 % interval"),
        _float(
            "entropy",
            "Shannon entropy of the shares over its maximum: 1, all sources have as many words; near 0, one has nearly "
            "all; missing for one source",
        ),
        _float("effective", "how many sources of equal share would be as diverse: exp of the entropy; grows with text"),
        _bool("enough", "enough articles to be compared"),
    ),
)
WORDS = Table(
    name="WORDS",
    row="a word or phrase that an outlet uses more than all other outlets together, in a voice; the clearest ones",
    columns=(
        _text("voice", "outlet: the outlet's own words; source: the words of those it reports"),
        _OUTLET,
        _text("term", "a lemma, or two or three that stand together; no names"),
        _text("form", "how it is written most often"),
        _int("count", "uses in the outlet's articles; sentences that it printed before left aside"),
        _int("articles", "its articles that use it"),
        _float("rate", "uses in 10,000 content words without names"),
        _int("other_count", "uses in all other outlets' articles"),
        _int("other_articles", "their articles that use it"),
        _float("other_rate", "their uses in 10,000 content words without names"),
        _float("z", "log-odds ratio with informative prior over its standard error, each use taken for independent"),
        _float("clarity", "the same over a standard error that sees how much articles vary; higher is clearer"),
        _float(
            "chance",
            "what the largest clarity of the whole voice exceeds in 1 of 20 shuffles of the outlets' labels; missing "
            "where no outlet has a term in enough articles",
        ),
        _bool("enough", "in at least min_articles of the outlet's articles"),
        _bool("stands_out", "enough, and clearer than chance"),
    ),
)
CONCORDANCE = Table(
    name="CONCORDANCE",
    row="a use of one of the WORDS in its context; at most five for each, from different articles where possible",
    columns=(
        _text("voice", "as in WORDS"),
        _OUTLET,
        _text("term", "as in WORDS"),
        _ARTICLE,
        _int("sentence", "number of its sentence"),
        _START,
        _END,
        _text("left", "what stands before it in its paragraph"),
        _text("match", "the term as it is written"),
        _text("right", "what stands after it"),
    ),
)
QUOTES = Table(
    name="QUOTES",
    row="a version of an utterance that two or more articles report, in quotation marks or not",
    columns=(
        _int("cluster", "number of the utterance, from 0"),
        _ARTICLE,
        _OUTLET,
        _int("sentence", "number of the sentence in which it begins"),
        _int("attribution", "the attribution it is from, as in ATTRIBUTIONS; missing for a quotation in none"),
        _spans("spans", "what is reported, without quotation marks around it"),
        _spans("quoted", "the parts of it that stand in quotation marks"),
        _text("wording", "what is reported, as it is printed"),
        _text("speaker", "who is said to have said it: an actor, or the source as written; '' where none is named"),
        _text("form", "direct: all in quotation marks; mixed: partly; indirect: none"),
        _text(
            "alteration",
            "verbatim, marks (punctuation or capitals only), truncated, substituted (words changed), paraphrased (most "
            "words changed, inside quotation marks), sole (the only version in quotation marks), or indirect",
        ),
        _text("changed", "what the compared wording has → what stands here instead, each change apart by |"),
        _bool("majority", "prints the wording that most outlets print, or a part of it; of two wordings neither is"),
        _bool("base", "the version that the others are compared with; not the original, which nobody knows"),
        _text("commitment", "where it is more or less sure than the compared version: 'will help → could help'"),
        _text("also_given_to", "other speakers to whom other articles give the utterance"),
    ),
)

FACTS = Table(
    name="FACTS",
    row="a passage that states a fact which several outlets state, or that comes near it",
    columns=(
        _int("fact", "number of the fact, from 0; those of most outlets and with most in common first"),
        _ARTICLE,
        _OUTLET,
        _int("sentence", "number of its sentence"),
        _spans("spans", "the words that state it"),
        _text("state", "own voice or attributed: it states the fact; unclear: it comes near"),
        _SPEAKER,
        _text("cue", "the words that attribute it, as written: 'told reporters'; '' in the outlet's own voice"),
        _text("hedges", "the hedges in it, as written, joined by ' | '"),
        _float("share", "of the fact's core that it holds, 0 to 1, by weight"),
    ),
)
COVERAGE = Table(
    name="COVERAGE",
    row="a fact that several outlets state, and an outlet that covered the same event",
    columns=(
        _int("fact", "number of the fact, as in FACTS"),
        _text("statement", "the fact in words of one outlet that hold nearly all that is shared"),
        _text("terms", "what the outlets have in common: stems, numbers and actors (@Dana_Corvel), the heaviest first"),
        _float("weight", "how much they have in common: the sum of the terms' weights"),
        _OUTLET,
        _text(
            "state",
            "own voice: stated in the outlet's words; attributed: only in a source's; unclear: something near it is "
            "there; absent: nothing near it in the outlet's articles on this event",
        ),
        _text("speakers", "whose words they are where it is attributed, joined by ' | '"),
        _int("passages", "passages that state it or come near"),
        _bool("earlier", "absent, and all the outlet published on this event came out before anybody stated it"),
    ),
)
TENSIONS = Table(
    name="TENSIONS",
    row="one of the reports on an event that may not all be right",
    columns=(
        _int("tension", "number of the tension, from 0"),
        _text(
            "kind",
            "number: different numbers for the same thing; initiative: different actors take the same step; "
            "reaction: somebody did not react, and is quoted elsewhere",
        ),
        _text("about", "what was counted, which step, or who reacted"),
        _text("says", "the number as written, who took the initiative, or 'did not react' and 'is quoted'"),
        _ARTICLE,
        _OUTLET,
        _int("sentence", "number of its sentence"),
        _START,
        _END,
    ),
)
TABLES = (
    ARTICLES,
    EDITS,
    DROPPED,
    PASSAGES,
    SENTENCES,
    CLAUSES,
    ACTORS,
    MENTIONS,
    DESIGNATIONS,
    ATTRIBUTIONS,
    VOICES,
    HEDGES,
    LEMMAS,
    JUDGEMENTS,
    SCORES,
    DIFFERENCES,
    INFLUENCE,
    NAMING,
    PROFILE,
    SOURCES,
    CONCENTRATION,
    WORDS,
    CONCORDANCE,
    REVISIONS,
    QUOTES,
    FACTS,
    COVERAGE,
    TENSIONS,
)
