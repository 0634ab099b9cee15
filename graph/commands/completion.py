"""`completion`: completion of the `concepts` command for bash, zsh and fish."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from graph.cli import DEFAULT_GRAPH, DONE, Parser, examples_text, graph_file

SUMMARY = "Print the completion of `concepts` for a shell."
EXAMPLES = (
    "completion bash >> ~/.bashrc",
    "completion zsh >> ~/.zshrc",
    "completion fish > ~/.config/fish/completions/concepts.fish",
)

_MOST = 40
_OF_CONCEPTS = frozenset({"concept", "concepts", "goals", "query", "why", "known"})
"""Arguments and options that take names of concepts."""

_SCRIPTS = {
    "bash": """_concepts() {
  local IFS=$'\\n'
  local word=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  local found
  while read -r found; do
    COMPREPLY+=("$(printf '%q' "$found")")
  done < <(concepts completion --words "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [[ ${#COMPREPLY[@]} -eq 0 ]]; then COMPREPLY=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _concepts concepts
""",
    "zsh": """_concepts() {
  local -a found
  found=(${(f)"$(concepts completion --words "${(@Q)words[2,CURRENT]}" 2>/dev/null)"})
  if (( $#found )); then compadd -U -a found; else _files; fi
}
compdef _concepts concepts
""",
    "fish": """function __concepts
  set -l words (commandline -opc) (commandline -ct)
  concepts completion --words $words[2..-1] 2>/dev/null
end
complete -c concepts -f -a '(__concepts)'
""",
}


def main(argv: Sequence[str]) -> int:
    """Print a script, or, after `--words`, what may stand for the last of the words."""
    if argv[:1] == ["--words"]:
        for candidate in candidates(list(argv[1:])):
            sys.stdout.write(candidate + "\n")
        return DONE
    sys.stdout.write(_SCRIPTS[parser().parse_args(argv).shell])
    return DONE


def parser() -> Parser:
    """The parser of this command."""
    made = Parser(prog="concepts completion", description=SUMMARY, epilog=examples_text(EXAMPLES))
    made.add_argument("shell", choices=sorted(_SCRIPTS), metavar="SHELL", help="bash, fish or zsh")
    return made


def candidates(words: list[str]) -> list[str]:
    """What may stand for the last word: commands, a command's options and their values, names of concepts."""
    from graph.console import BUILDS, QUESTIONS, TOOLS, parser_of

    typed = words[-1] if words else ""
    names = [command.name for command in (*BUILDS, *QUESTIONS, *TOOLS)]
    if len(words) <= 1:
        return [name for name in names if name.startswith(typed)]
    if words[0] not in names:
        return []
    described = parser_of(words[0])
    if typed.startswith("-"):
        return [name for name in described.option_names() if name.startswith(typed)]
    action = described.action_for(words[1:-1])
    if action is None:
        return []
    if action.choices is not None:
        return [str(choice) for choice in action.choices if str(choice).startswith(typed)]
    return _concepts(typed, words) if action.dest in _OF_CONCEPTS else []


def _concepts(typed: str, words: list[str]) -> list[str]:
    """Labels of concepts in the graph that the words name; none when it can't be read."""
    from graph.errors import ConceptExplorerError
    from graph.quotes import clean
    from graph.source import open_source

    path = next((words[i + 1] for i, word in enumerate(words[:-2]) if word == "--graph"), DEFAULT_GRAPH)
    try:
        source = open_source(graph_file(path))
    except ConceptExplorerError:
        return []
    bare = source.skeleton
    return [clean(bare.labels[number]) for number in source.names.starting_with(typed, limit=_MOST)]
