"""What every command shares: options, errors, suggestions, JSON, and a pipe that closes early."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from pathlib import Path

DONE, NO, WRONG = 0, 1, 2
"""Exit codes: done; the answer is no; the input or the call is wrong."""

GRAPH_NAME = "graph.json"
DEFAULT_GRAPH = f"concept-graph/{GRAPH_NAME}"


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, and name the option that was probably meant."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(allow_abbrev=False, **settings)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse, and turn unknown options into suggestions, before anything else is found missing."""
        words = [str(word) for word in (sys.argv[1:] if args is None else args)]
        for word in takewhile(lambda word: word != "--", words):
            name = word.partition("=")[0]
            if name.startswith("--") and name not in self.option_names():
                self.error(f"unknown argument {name}{did_you_mean(name, self.option_names())}")
        parsed, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self.error(f"unknown argument {unknown[0]}")
        return parsed

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Like the parent's, with the nearest choice rather than all of them where one is near."""
        if action.choices is None or value in action.choices:
            return
        names = [str(choice) for choice in action.choices]
        hint = did_you_mean(str(value), names) or f"; there are {', '.join(names)}"
        noun = (action.metavar if isinstance(action.metavar, str) else action.dest).lower()
        raise argparse.ArgumentError(action, f"no {noun} {value!r}{hint}")

    def format_help(self) -> str:
        """The help, with the description wrapped and the examples as they are."""
        from shutil import get_terminal_size
        from textwrap import fill

        if self.description:
            self.description = fill(self.description, get_terminal_size().columns - 2)
        return super().format_help()

    def option_names(self) -> list[str]:
        """The long options."""
        return [name for action in self._actions for name in action.option_strings if name.startswith("--")]

    def action_for(self, before: Sequence[str]) -> argparse.Action | None:
        """What the word after these words is: the value of an option, or a positional argument."""
        for action in self._actions:
            if before and before[-1] in action.option_strings and action.nargs != 0:
                return action
        return next((action for action in self._actions if not action.option_strings), None)

    def error(self, message: str) -> NoReturn:
        """Leave with 2 and one line."""
        sys.stderr.write(f"error: {message}; see `{self.prog} --help`\n")
        raise SystemExit(WRONG)


def did_you_mean(word: str, choices: Sequence[str]) -> str:
    """`; did you mean X?` when a choice is close to the word, else nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, choices, n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""


def examples_text(examples: Sequence[str]) -> str:
    """What a command's help says about its examples, each written without `concepts`."""
    return "\n".join(("examples:", *(f"  concepts {example}" for example in examples)))


def command_parser(prog: str, summary: str, examples: Sequence[str]) -> Parser:
    """A parser with the options that all commands have."""
    parser = Parser(prog=prog, description=summary, epilog=examples_text(examples))
    parser.add_argument(
        "--graph",
        type=graph_file,
        metavar="FILE",
        default=DEFAULT_GRAPH,
        help="the graph to ask, or its folder (default: %(default)s)",
    )
    return parser


def graph_file(text: str) -> Path:
    """An option's value as a stored graph; a folder stands for the graph in it."""
    from pathlib import Path

    path = Path(text)
    try:
        return path / GRAPH_NAME if (path / GRAPH_NAME).is_file() else path
    except OSError:  # a name that is too long; who opens it says so
        return path


def add_json(parser: argparse.ArgumentParser) -> None:
    """The option `--json`."""
    parser.add_argument(
        "--json", action="store_true", help="print JSON instead of text; `concepts schema` tells its shape"
    )


def add_limit(parser: argparse.ArgumentParser, default: int) -> None:
    """The option `--limit`."""
    parser.add_argument(
        "--limit",
        type=natural,
        default=default,
        metavar="N",
        help="how many to show (default: %(default)s)",
    )


def share(text: str) -> float:
    """An option's value in [0, 1]; percentages such as 60% are understood."""
    try:
        number = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= 1.0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number between 0 and 1")
    return number


def natural(text: str) -> int:
    """An option's value as a whole number from 1."""
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return int(text)


def kind_names(text: str) -> frozenset[str]:
    """An option's value as names of relation kinds, separated by commas."""
    from graph.relations import RELATION_KINDS

    names = frozenset(part.strip().replace("-", "_") for part in text.split(",") if part.strip())
    for name in sorted(names):
        if name not in RELATION_KINDS:
            hint = did_you_mean(name, list(RELATION_KINDS))
            raise argparse.ArgumentTypeError(
                f"no relation kind {name!r}{hint or '; there are ' + ', '.join(RELATION_KINDS)}"
            )
    return names


def listed(text: str) -> list[str]:
    """An option's value as names separated by commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def guarded(run: Callable[[], int]) -> int:
    """Run a command; expected failures become one line on stderr and exit code 2."""
    _tolerant(sys.stdout)
    _tolerant(sys.stderr)
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return DONE
    except KeyboardInterrupt:
        return 130
    except OSError as error:  # what no room foresaw: a name that is too long, a full disk
        from graph.quotes import clean

        reason = (error.strerror or str(error)).lower()
        text = f"{error.filename}: {reason}; check the path" if error.filename else reason
        sys.stderr.write(f"error: {clean(text)}\n")
        return WRONG
    except Exception as error:
        from graph.errors import ConceptExplorerError

        if not isinstance(error, ConceptExplorerError):
            raise
        from graph.quotes import clean

        sys.stderr.write(f"error: {clean(str(error))}\n")
        return WRONG
    return code


def _tolerant(stream: Any) -> None:
    """Let a stream show a replacement for what its encoding lacks, rather than fail."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")


def _silence_stdout() -> None:
    """The reader has gone; leave nothing for the interpreter to flush."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return


def print_json(value: object) -> None:
    """Print a value as indented JSON, in ASCII where the stream can't show all of it."""
    import json

    import msgspec

    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(json.loads(text), indent=2)
    sys.stdout.write(text + "\n")
