"""`concepts validate FILE`: checks a graph against the shapes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from export.rdf_files import DEFAULT_FILE
from graph.cli import DONE, NO, Parser, examples_text, guarded, natural

SHOWN = 50
"""Problems shown unless asked for more: the first few tell what is wrong."""
EXAMPLES = ("validate", "validate concept-graph/graph.json --show 5", "validate other.ttl --pyshacl")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; 0 when the graph conforms, 1 when it does not, 2 when it can't be read."""
    args = parser().parse_args(argv)
    return guarded(lambda: _validate(args.file, args.show, args.pyshacl))


def parser() -> Parser:
    """The parser of this command."""
    made = Parser(
        prog="concepts validate",
        description="Check an RDF file, or a built graph.json, against the shapes of concept graphs.",
        epilog=examples_text(EXAMPLES),
    )
    made.add_argument("file", nargs="?", type=Path, default=DEFAULT_FILE, help="default: %(default)s")
    made.add_argument(
        "--show", type=natural, default=SHOWN, metavar="N", help="problems to show (default: %(default)s)"
    )
    made.add_argument(
        "--pyshacl", action="store_true", help="let the pyshacl library check: far slower, same answer"
    )
    return made


def _validate(path: Path, shown: int, pyshacl: bool) -> int:
    from export.validate import check, check_with_pyshacl

    problems = check_with_pyshacl(path) if pyshacl else check(path)
    if not problems:
        sys.stdout.write(f"{path} conforms to the shapes\n")
        return DONE
    for problem in problems[:shown]:
        sys.stdout.write(f"{problem}\n")
    if len(problems) > shown:
        sys.stdout.write(f"… and {len(problems) - shown} more\n")
    sys.stderr.write(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} in {path}\n")
    return NO


if __name__ == "__main__":
    sys.exit(main())
