"""The `concepts` command: a table of subcommands, each loaded when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

DONE, WRONG = 0, 2


class Command(NamedTuple):
    """A subcommand: where its `main(argv) -> int` lives, or the module of a question in `graph.commands`."""

    name: str
    target: str
    summary: str


BUILDS = (
    Command("build", "extract.__main__:main", "read notes and build their graph"),
    Command("export", "export.__main__:main", "write the graph in another format"),
    Command("view", "viewer.__main__:main", "write the page again"),
    Command("query", "export.query:main", "ask the graph in SPARQL"),
    Command("validate", "export.validate:main", "check the RDF against the shapes"),
    Command("serve", "export.serve:main", "answer SPARQL over HTTP"),
    Command("push", "export.push:main", "send the graph to a triple store"),
)
"""Commands of other rooms. They take all arguments that follow their name."""

QUESTIONS = (Command("explore", "graph.commands.explore", "one concept: what, before, after, where, why"),)
"""Commands that ask a built graph."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand; the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("-h", "--help", "help"):
        sys.stdout.write(_help())
        return DONE if words else WRONG
    if words[0] in ("-V", "--version"):
        sys.stdout.write(f"concept-explorer {_version()}\n")
        return DONE
    for command in QUESTIONS:
        if command.name == words[0]:
            return run_question(command.name, words[1:], prog=f"concepts {command.name}")
    for command in BUILDS:
        if command.name == words[0]:
            return _run_elsewhere(command, words[1:])
    from graph.cli import did_you_mean

    names = [command.name for command in (*BUILDS, *QUESTIONS)]
    sys.stderr.write(
        f"error: no command {words[0]!r}{did_you_mean(words[0], names)}; see `concepts --help`\n"
    )
    return WRONG


def run_question(name: str, words: list[str], *, prog: str) -> int:
    """Parse the arguments of a question, open the graph and answer."""
    from importlib import import_module

    from graph.cli import command_parser, guarded

    target = next(command.target for command in QUESTIONS if command.name == name)
    module = import_module(target)
    parser = command_parser(prog, module.SUMMARY, module.EXAMPLES)
    module.configure(parser)
    try:
        options = parser.parse_args(words)
    except SystemExit as stop:
        return int(stop.code or DONE)

    def answer() -> int:
        from pathlib import Path

        from graph.source import open_source

        return int(module.run(options, open_source(Path(options.graph))))

    return guarded(answer)


def _run_elsewhere(command: Command, words: list[str]) -> int:
    from importlib import import_module

    module_name, function = command.target.split(":")
    try:
        module = import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name is None or not module_name.startswith(error.name):
            raise
        sys.stderr.write(f"error: `concepts {command.name}` is not part of this installation\n")
        return WRONG
    return int(getattr(module, function)(words) or 0)


def _help() -> str:
    def rows(commands: Sequence[Command]) -> str:
        return "\n".join(f"  {command.name:<10} {command.summary}" for command in commands)

    return (
        "usage: concepts COMMAND [ARGUMENTS]\n\n"
        "Notes as an explorable graph of concepts.\n\n"
        f"build and export:\n{rows(BUILDS)}\n\n"
        f"ask:\n{rows(QUESTIONS)}\n\n"
        "examples:\n"
        "  concepts build ~/notes\n"
        '  concepts explore "gradient descent"\n\n'
        "`concepts COMMAND --help` tells more.\n"
    )


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("concept-explorer")
    except PackageNotFoundError:
        return "(not installed)"


if __name__ == "__main__":
    sys.exit(main())
