"""The `concepts` command: a table of subcommands, each loaded when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from types import ModuleType

    from graph.cli import Parser
    from graph.source import Source

DONE, WRONG = 0, 2
_HELP, _VERSION = ("-h", "--help"), ("-V", "--version")


class Command(NamedTuple):
    """A subcommand: where its `main(argv) -> int` lives, or the module of a question in `graph.commands`."""

    name: str
    target: str
    summary: str


BUILDS = (
    Command("build", "extract.__main__:main", "read notes and build their graph"),
    Command("export", "export.__main__:main", "write the graph in another format"),
    Command("view", "viewer.__main__:main", "write the page again"),
    Command("query", "export.commands.query:main", "ask the graph in SPARQL"),
    Command("validate", "export.commands.validate:main", "check the RDF against the shapes"),
    Command("serve", "export.commands.serve:main", "answer SPARQL over HTTP"),
    Command("push", "export.commands.push:main", "send the graph to a triple store"),
)
"""Commands of other rooms. They take all arguments that follow their name."""

QUESTIONS = (
    Command(
        "explore",
        "graph.commands.explore",
        "one concept: what, before, after, where, why; or several compared",
    ),
    Command("path", "graph.commands.path", "the way to a goal, from what I know"),
    Command("next", "graph.commands.next", "what I can learn now, and what it unlocks"),
    Command("plan", "graph.commands.plan", "a study plan as Markdown"),
    Command("know", "graph.commands.know", "remember what I know"),
    Command("forget", "graph.commands.forget", "take that back"),
    Command("gaps", "graph.commands.gaps", "what the notes use and never explain"),
    Command("check", "graph.commands.check", "a lint for notes, with an exit code"),
    Command("list", "graph.commands.list", "concepts by kind, topic, note"),
    Command("search", "graph.commands.search", "concepts by a part of a name"),
    Command("stats", "graph.commands.stats", "the graph in figures"),
    Command("shell", "graph.commands.shell", "ask many questions, with completion and history"),
)
"""Commands that ask a built graph."""

TOOLS = (
    Command("diff", "graph.commands.diff:main", "what changed between two graphs or revisions"),
    Command("schema", "graph.commands.schema:main", "the JSON Schema of what --json prints"),
    Command("completion", "graph.commands.completion:main", "completion of this command for a shell"),
)
"""Commands that need no graph, or two."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand; the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["help"]:
        words = [*words[1:2], "--help"]
    if not words or words[0] in _HELP:
        sys.stdout.write(_help())
        return DONE if words else WRONG
    if words[0] in _VERSION:
        sys.stdout.write(f"concept-explorer {version()}\n")
        return DONE
    for command in QUESTIONS:
        if command.name == words[0]:
            return run_question(command.name, words[1:], prog=f"concepts {command.name}")
    for command in (*BUILDS, *TOOLS):
        if command.name == words[0]:
            return _run_elsewhere(command, words[1:])
    from graph.cli import did_you_mean

    names = [*(command.name for command in (*BUILDS, *QUESTIONS, *TOOLS)), *_HELP, *_VERSION]
    sys.stderr.write(
        f"error: no command {words[0]!r}{did_you_mean(words[0], names)}; see `concepts --help`\n"
    )
    return WRONG


def question_parser(name: str, *, prog: str) -> tuple[ModuleType, Parser]:
    """The module of a question and its parser."""
    from importlib import import_module

    from graph.cli import command_parser

    module = import_module(next(command.target for command in QUESTIONS if command.name == name))
    parser = command_parser(prog, module.SUMMARY, module.EXAMPLES)
    module.configure(parser)
    return module, parser


def parser_of(name: str) -> Parser:
    """The parser of a command."""
    from importlib import import_module

    for command in (*BUILDS, *TOOLS):
        if command.name == name:
            parser: Parser = import_module(command.target.partition(":")[0]).parser()
            return parser
    return question_parser(name, prog=f"concepts {name}")[1]


def run_question(name: str, words: list[str], *, prog: str, source: Source | None = None) -> int:
    """Parse the arguments of a question, open the graph unless a source is given, and answer."""
    from graph.cli import guarded

    module, parser = question_parser(name, prog=prog)
    try:
        options = parser.parse_args(words)
    except SystemExit as stop:
        return int(stop.code or DONE)

    def answer() -> int:
        from graph.collector import without_collector
        from graph.source import open_source

        with without_collector():
            return int(module.run(options, source or open_source(options.graph)))

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
    from graph.cli import guarded

    def run() -> int:
        try:
            return int(getattr(module, function)(words) or DONE)
        except SystemExit as stop:
            return stop.code if isinstance(stop.code, int) else DONE

    return guarded(run)


def _help() -> str:
    def rows(commands: Sequence[Command]) -> str:
        return "\n".join(f"  {command.name:<11} {command.summary}" for command in commands)

    return (
        "usage: concepts COMMAND [ARGUMENTS]\n\n"
        "Notes as an explorable graph of concepts.\n\n"
        f"build and export:\n{rows(BUILDS)}\n\n"
        f"ask:\n{rows(QUESTIONS)}\n\n"
        f"more:\n{rows(TOOLS)}\n\n"
        "examples:\n"
        "  concepts build ~/notes\n"
        '  concepts explore "gradient descent"\n\n'
        "`concepts COMMAND --help` tells more.\n"
    )


def version() -> str:
    """The version of this program, as it is installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("concept-explorer")
    except PackageNotFoundError:
        return "(not installed)"


if __name__ == "__main__":
    sys.exit(main())
