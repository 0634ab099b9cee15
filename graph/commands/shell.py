"""`shell`: many questions to one graph, with completion and history."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli import DONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.source import Source

SUMMARY = "Ask many questions; a line is a command or just a concept. Tab completes, Ctrl-D leaves."
EXAMPLES = ("shell", "shell --graph notes/graph.json")

_PROMPT = "concepts> "
_LEAVE = frozenset({"quit", "exit"})
_MOST_COMPLETIONS = 50


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments: none of its own."""
    del parser


def run(options: argparse.Namespace, source: Source) -> int:
    """Read lines until the end and answer each."""
    for line in _lines(source):
        if line.strip() in _LEAVE:
            break
        answer(line, options, source)
    return DONE


def answer(line: str, options: argparse.Namespace, source: Source) -> int:
    """Answer one line: a command with its arguments, or the name of a concept; the exit code."""
    from graph.console import QUESTIONS, run_question

    try:
        words = shlex.split(line)
    except ValueError:
        words = line.split()
    if not words:
        return DONE
    commands = {command.name: command for command in QUESTIONS if command.name != "shell"}
    if words[0] in ("help", "?"):
        for command in commands.values():
            sys.stdout.write(f"{command.name:<10} {command.summary}\n")
        return DONE
    if words[0] in commands:
        return run_question(
            words[0], ["--graph", str(options.graph), *words[1:]], prog=words[0], source=source
        )
    return run_question(
        "explore", ["--graph", str(options.graph), "--", line.strip()], prog="explore", source=source
    )


def _lines(source: Source) -> Iterable[str]:
    from importlib.util import find_spec

    if not sys.stdin.isatty():
        return sys.stdin
    return _prompted(source) if find_spec("prompt_toolkit") else _typed()


def _typed() -> Iterator[str]:
    """Lines without completion, where prompt_toolkit is not installed."""
    while True:
        try:
            yield input(_PROMPT)
        except KeyboardInterrupt:
            sys.stdout.write("\n")
        except EOFError:
            return


def _prompted(source: Source) -> Iterator[str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    class Names(Completer):
        """Offers commands and the names of concepts."""

        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
            del complete_event
            for start, text in completions(document.text_before_cursor, source):
                yield Completion(text, start_position=start)

    path = history_file()
    session: PromptSession[str] = PromptSession(
        history=FileHistory(str(path)) if path else InMemoryHistory(), completer=Names()
    )
    while True:
        try:
            yield session.prompt(_PROMPT)
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def completions(before: str, source: Source) -> list[tuple[int, str]]:
    """What may stand at the end of a line: how far back it starts (a negative number), and the text."""
    from graph.console import QUESTIONS

    names = [command.name for command in QUESTIONS if command.name != "shell"]
    head, _, rest = before.partition(" ")
    if head not in names:
        found = [(-len(before), name) for name in names if name.startswith(before) and before]
        return found + [(-len(before), label) for label in _labels(before, source)]
    typed = rest.rsplit('"', 1)[-1] if rest.count('"') % 2 else rest.rsplit(" ", 1)[-1]
    opened = rest.count('"') % 2 == 1
    found = []
    for label in _labels(typed, source):
        quoted = f'{label}"' if opened else f'"{label}"' if " " in label else label
        found.append((-len(typed), quoted))
    return found


def _labels(typed: str, source: Source) -> list[str]:
    if not typed.strip():
        return []
    bare = source.skeleton
    return [bare.labels[number] for number in source.names.starting_with(typed, limit=_MOST_COMPLETIONS)]


def history_file() -> Path | None:
    """Where lines are remembered (XDG Base Directory Specification); None where no folder can be made."""
    state = os.environ.get("XDG_STATE_HOME", "")
    try:
        folder = (Path(state) if state else Path.home() / ".local" / "state") / "concept-explorer"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder / "history"
