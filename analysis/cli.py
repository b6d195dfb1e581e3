"""The command `framescope`: parse, call, print."""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.errors import FramescopeError, UsageError

_RUN_EXAMPLES = """examples:
  framescope run data/sample
  framescope run news/2026-11-22 --config framing.toml --out /srv/framing
  framescope run news.csv -p min_articles 3 -p seed 7
  framescope run data/sample --pdf                report.pdf beside report.html
  framescope run --parameters                     what -p can set

exit codes: 0 good, 1 failed, 2 wrong use, 3 nothing to analyse
"""
_DIFF_EXAMPLES = """examples:
  framescope diff 20261121-060001-news latest
  framescope diff monday tuesday --out /srv/framing --page /srv/www/what-moved.html

A run is named by its folder in --out, by `latest`, or by a path. The earlier run comes first. The page tells what the
news moved from what the method moved; a summary goes to standard output, its last line is the page's path.
"""
_OPEN_EXAMPLES = """examples:
  framescope open                          the latest good run in reports/
  framescope open 20261121-060001-news --out /srv/framing

The report's path is printed too. Where there is no display, nothing is opened, and the exit code is 0 as well.
"""
_EXPORT_EXAMPLES = """examples:
  framescope export                        the executed notebooks of the latest good run
  framescope export monday --out /srv/framing

Writes a page beside each notebook in the run's notebooks/: text, tables and figures without code, no network, no
script. Needs the extra 'export'.
"""
_ANNOTATE_EXAMPLES = """examples:
  framescope annotate texts.jsonl > annotations.jsonl      lines {"id": …, "text": …}
  framescope annotate --raw texts.jsonl                    offsets refer to the text as given
  framescope annotate article.txt other.md                 plain files

Each line of output is {"id", "sentences", "mentions", "attributions", "hedges", "portrayals"}; without --raw also
"text", the clean text that the offsets refer to.
"""
_PORTRAY_EXAMPLES = """example:
  framescope portray targets.jsonl       lines {"id": …, "sentence": …, "start": 0, "end": 7}

Each line of output is {"id", "label": "negative" | "neutral" | "positive", "score": -1 to 1, "confidence"}.
"""
_EVALUATE_EXAMPLES = """examples:
  framescope evaluate hedging data/gold/hedging.jsonl
  framescope evaluate sourcing gold.jsonl --part held-out --by plain

Prints each figure with its 95 % interval and the number it was measured on, by the trained reader, by the plain
definition, and by what both agree on. The reader learnt from some documents of the public corpora, and rules and lists
were tuned on them (tuned), thresholds were set by others (chosen); --part held-out keeps to the rest.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    warnings.formatwarning = lambda message, *_, **__: f"framescope: {message}\n"
    try:
        options.call(options)
    except FramescopeError as error:
        print(f"framescope: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("framescope: stopped", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        sys.stderr.close()
        return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    import analysis

    parser = argparse.ArgumentParser(prog="framescope", description=analysis.__doc__)
    parser.add_argument("--version", action="version", version=f"framescope {analysis.__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_run(commands)
    _add_open(commands)
    _add_diff(commands)
    _add_export(commands)
    _add_annotate(commands)
    _add_portray(commands)
    _add_evaluate(commands)
    _add(commands, "measures", "list what is measured: question, unit, what higher means, source", _measures)
    return parser


def _add(commands: Any, name: str, help_: str, call: Any, examples: str = "") -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=help_,
        description=help_[0].upper() + help_[1:] + ".",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(call=call)
    return command


def _add_run(commands: Any) -> None:
    run = _add(commands, "run", "run the chain of notebooks on a corpus and write a report", _run, _RUN_EXAMPLES)
    run.add_argument("corpus", nargs="?", help="a folder of articles, or one file of them")
    run.add_argument("--config", default="", help="a framing.toml: actors, aliases, what to ignore and to report")
    run.add_argument("--out", default="reports", help="the folder that runs are written to (default: reports)")
    run.add_argument("--name", default="", help="the run's folder name (default: time and corpus)")
    run.add_argument(
        "-p",
        nargs=2,
        action="append",
        default=[],
        metavar=("NAME", "VALUE"),
        dest="parameters",
        help="set a parameter of the notebooks; may be given several times",
    )
    run.add_argument("--pdf", action="store_true", help="write report.pdf too (needs the extra 'pdf')")
    run.add_argument("--parameters", action="store_true", dest="list_parameters", help="list what -p can set")
    run.add_argument("--timeout", type=int, default=3600, help="seconds that any one cell may take (default: 3600)")
    run.add_argument("--quiet", action="store_true", help="print nothing but the report's path and errors")


def _add_open(commands: Any) -> None:
    show = _add(
        commands, "open", "show a report in the browser: the latest, or that of a named run", _open, _OPEN_EXAMPLES
    )
    _add_run_name(show)


def _add_export(commands: Any) -> None:
    export = _add(
        commands, "export", "write a run's executed notebooks as pages without code", _export, _EXPORT_EXAMPLES
    )
    _add_run_name(export)


def _add_run_name(command: argparse.ArgumentParser) -> None:
    command.add_argument("run", nargs="?", default="latest", help="its name, or its folder (default: latest)")
    command.add_argument("--out", default="reports", type=Path, help="the folder that runs lie in (default: reports)")


def _add_diff(commands: Any) -> None:
    diff = _add(commands, "diff", "tell what moved between two runs: the news, or the method", _diff, _DIFF_EXAMPLES)
    diff.add_argument("before", help="the earlier run: its name, or its folder")
    diff.add_argument("after", help="the later run")
    diff.add_argument("--out", default="reports", type=Path, help="the folder that runs lie in (default: reports)")
    diff.add_argument("--page", type=Path, help="where to write the page (default: diff-BEFORE-AFTER.html in --out)")


def _add_annotate(commands: Any) -> None:
    annotate = _add(
        commands, "annotate", "annotate texts and write a JSON line for each", _annotate, _ANNOTATE_EXAMPLES
    )
    annotate.add_argument("files", nargs="+", type=Path, help=".jsonl with lines {id, text}, or plain text files")
    annotate.add_argument("--raw", action="store_true", help="take the text as it is, clean nothing")
    annotate.add_argument("--config", type=Path, help="a framing.toml")


def _add_portray(commands: Any) -> None:
    portray = _add(commands, "portray", "say how sentences portray a target", _portray, _PORTRAY_EXAMPLES)
    portray.add_argument("file", type=Path, help=".jsonl with lines {id, sentence, start, end}")


def _add_evaluate(commands: Any) -> None:
    evaluate = _add(
        commands, "evaluate", "say how often a signal is right on an annotated corpus", _evaluate, _EVALUATE_EXAMPLES
    )
    evaluate.add_argument("signal", choices=["sourcing", "hedging", "portrayal", "roles"])
    evaluate.add_argument("gold", type=Path, help="annotations, a JSON object a line (analysis/validation/gold.py)")
    evaluate.add_argument(
        "--part", choices=["all", "tuned", "chosen", "held-out"], default="all", help="keep to a part of the documents"
    )
    evaluate.add_argument(
        "--by", choices=["all", "reader", "plain", "both"], default="all", help="keep to one definition (default: all)"
    )


def _run(options: argparse.Namespace) -> None:
    from analysis.reporting import index, paper
    from analysis.running import chain

    if options.list_parameters:
        for parameter in chain.settable():
            print(f"{parameter.name}: {parameter.type} = {parameter.default}\n    {parameter.help}")
        return
    if not options.corpus:
        raise UsageError("Which corpus? Name a folder of articles or a file: framescope run data/sample")
    parameters: dict[str, Any] = dict(options.parameters)
    if options.pdf:
        paper.require()
        parameters["pdf"] = True
    try:
        result = chain.run(
            options.corpus,
            config=options.config,
            out=options.out,
            name=options.name,
            parameters=parameters,
            timeout=options.timeout,
            tell=lambda line: None if options.quiet else print(line, file=sys.stderr, flush=True),
        )
    finally:
        index.write(Path(options.out))
    print(result.report)


def _open(options: argparse.Namespace) -> None:
    from analysis.running import display, history

    report = history.report(options.run, options.out)
    print(report)
    if not display.shown(report):
        print("framescope: no browser can be shown from here; open the file above in one", file=sys.stderr)


def _export(options: argparse.Namespace) -> None:
    from analysis.reporting import exported
    from analysis.running import history

    folder, _ = history.find(options.run, options.out)
    for page in exported.write(folder):
        print(page)


def _diff(options: argparse.Namespace) -> None:
    from analysis.reporting import diffpage

    made = diffpage.between(options.before, options.after, out=options.out, page=options.page)
    print("\n".join([*made.summary, "", str(made.page)]))


def _annotate(options: argparse.Namespace) -> None:
    from analysis.parameters import load_framing
    from analysis.running import records

    texts = records.texts(options.files)
    _print_lines(records.annotated(texts, framing=load_framing(options.config), raw=options.raw))


def _portray(options: argparse.Namespace) -> None:
    from analysis.running import records

    _print_lines(records.portrayed(list(records.targets(options.file))))


def _evaluate(options: argparse.Namespace) -> None:
    from analysis.validation import definitions, evaluate

    chosen = definitions.chosen(options.by)
    if chosen.without:
        print(f"framescope: {chosen.without} Only the plain definition is evaluated.", file=sys.stderr)
    print(evaluate.side_by_side(evaluate.SIGNALS[options.signal](options.gold, options.part, chosen)))


def _measures(options: argparse.Namespace) -> None:
    from analysis.signals.measures import MEASURES

    for measure in MEASURES:
        print(f"{measure.name} ({measure.family})\n    {measure.question}")
        print(f"    a judgement: {measure.judged}\n    unit: {measure.unit}\n    higher: {measure.higher}")
        print(f"    source: {measure.source}")
        if measure.plain_source:
            print(f"    plain definition: {measure.plain_source}")


def _print_lines(records: Any) -> None:
    for record in records:
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
