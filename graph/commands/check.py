"""`check`: a lint for notes."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from graph.cli import DONE, NO, listed, print_json
from graph.commands.verdict_option import add_config, verdicts_of

if TYPE_CHECKING:
    from graph.checks.finding import Finding
    from graph.source import Source

SUMMARY = "Flaws of the notes, each with its place; the exit code is 1 when there are any."
EXAMPLES = (
    "check",
    "check --level note",
    "check --format sarif > notes.sarif",
    "check --off empty-section,two-names",
)

_FORMATS = ("text", "json", "sarif", "github")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--format", choices=_FORMATS, default="text", help="how to print (default: %(default)s)"
    )
    parser.add_argument(
        "--json", dest="format", action="store_const", const="json", help="the same as --format json"
    )
    parser.add_argument(
        "--level",
        choices=("error", "warning", "note"),
        default="warning",
        help="the least grave findings to print and count (default: %(default)s)",
    )
    parser.add_argument("--off", type=listed, default=[], metavar="RULES", help="rules to switch off, by id")
    parser.add_argument("--rules", action="store_true", help="list the rules and stop")
    add_config(parser)


def run(options: argparse.Namespace, source: Source) -> int:
    """Answer."""
    from graph.checks import CHECKS, check
    from graph.checks.finding import Level

    if options.rules:
        for rule in CHECKS:
            sys.stdout.write(f"{rule.id:<24} {rule.summary}\n")
        return DONE
    off = verdicts_of(options).off | frozenset(options.off)
    findings = check(source.whole(), off=off, level=Level(options.level))
    _print(findings, options.format)
    return NO if findings else DONE


def _print(findings: list[Finding], form: str) -> None:
    from graph.checks.finding import Findings
    from graph.checks.formats import github_line, sarif, text_line
    from graph.console import version

    if form == "json":
        print_json(Findings(tuple(findings)))
    elif form == "sarif":
        print_json(sarif(findings, version=version()))
    else:
        line = github_line if form == "github" else text_line
        for finding in findings:
            sys.stdout.write(line(finding) + "\n")
        noun = "finding" if len(findings) == 1 else "findings"
        sys.stderr.write(f"{len(findings)} {noun}\n")
