"""Stories told in a line per sentence, as the material for finding what outlets share: no parse, one clause each."""

from analysis.comparison import content
from analysis.comparison.events.statements import Sentence, Statement


def told(outlet, *lines, article="", day=None, speaker="", quoted=False, things=()):
    """The sentences of an article; '@Name' in a line names an actor, spaces as underscores.

    All terms but actors and `things` name something that happens.
    """
    article = article or outlet.lower()
    return [_sentence(outlet, article, number, line, day, speaker, quoted, things) for number, line in enumerate(lines)]


def _sentence(outlet, article, number, line, day, speaker, quoted, things):
    terms = []
    for term in content.terms(line.replace("@", " ").replace("_", " "), 0, len(line)):
        terms.append(term)
    actors = [word.strip("@,.").replace("_", " ") for word in line.split() if word.startswith("@")]
    named = {piece.casefold() for actor in actors for piece in actor.split()}
    terms = [t for t in terms if line.replace("@", " ").replace("_", " ")[t.start : t.end].casefold() not in named]
    terms += [content.Term(0, 1, f"@{actor}") for actor in actors]
    statement = Statement(
        article=article,
        outlet=outlet,
        sentence=number,
        spans=((1000 * number, 1000 * number + len(line)),),
        terms=tuple(terms),
        voice="source" if speaker else "outlet",
        speaker=speaker,
        quoted=quoted,
        happening=frozenset(term.key for term in terms if not term.key.startswith("@") and term.key not in things),
    )
    return Sentence(
        article=article, outlet=outlet, number=number, day=day, statements=(statement,), keys=statement.keys
    )
