"""`schema`: the JSON Schema of what a command prints with `--json`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from graph.answers import ANSWERS, schema_text
from graph.cli import DONE, Parser, examples_text

SUMMARY = "Print the JSON Schema of an answer; without a name, list the answers."
EXAMPLES = ("schema", "schema explore", "schema path > path.schema.json")


def parser() -> Parser:
    """The parser of this command."""
    made = Parser(prog="concepts schema", description=SUMMARY, epilog=examples_text(EXAMPLES))
    names = [answer.name for answer in ANSWERS]
    made.add_argument("answer", nargs="?", choices=names, metavar="ANSWER", help=f"one of {', '.join(names)}")
    return made


def main(argv: Sequence[str]) -> int:
    """Print a schema, or the names of all."""
    name = parser().parse_args(argv).answer
    if name is None:
        for answer in ANSWERS:
            sys.stdout.write(f"{answer.name:<16} concepts {answer.call}\n")
    else:
        sys.stdout.write(schema_text(name))
    return DONE
