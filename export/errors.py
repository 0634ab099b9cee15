"""What can go wrong with RDF files, queries and servers."""

from __future__ import annotations

from pathlib import Path

from graph.errors import ConceptExplorerError


class BadRdf(ConceptExplorerError):
    """A file that should hold RDF does not."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path} is not usable RDF: {reason}; check the file, or export it again")


class UnknownSuffix(ConceptExplorerError):
    """A file whose name does not tell which RDF format it has."""

    def __init__(self, path: Path, known: tuple[str, ...]) -> None:
        self.path = path
        super().__init__(f"{path} has no known RDF ending; rename it to one of {', '.join(known)}")


class BadQuery(ConceptExplorerError):
    """A query that is no SPARQL. The text shows the line and points at the place, where that is known."""

    def __init__(self, query: str, reason: str, *, line: int = 0, column: int = 0) -> None:
        self.line = line
        self.column = column
        self.reason = reason
        lines = query.splitlines()
        if 1 <= line <= len(lines):
            shown = lines[line - 1].replace("\t", " ")
            reason = f"line {line}, column {column}: {reason}\n  {shown}\n  {' ' * (column - 1)}^"
        super().__init__(f"not a SPARQL query: {reason}")


class Forbidden(ConceptExplorerError):
    """A query that would change the data or reach out of it."""

    def __init__(self, keyword: str, *, line: int = 0) -> None:
        self.keyword = keyword
        self.line = line
        where = f" (line {line})" if line else ""
        super().__init__(
            f"{keyword} is not allowed{where}: queries here only read the graph at hand; "
            "use SELECT, ASK, CONSTRUCT or DESCRIBE without SERVICE"
        )


class TooSlow(ConceptExplorerError):
    """A query that was stopped at the time limit."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"the query was stopped after {seconds:g} seconds; "
            "make it more specific, or allow more with --timeout"
        )


class TooLarge(ConceptExplorerError):
    """An answer beyond the limit of rows."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        super().__init__(
            f"the answer has more than {rows} rows; add LIMIT to the query, or allow more with --max-rows"
        )


class OutOfMemory(ConceptExplorerError):
    """The process that ran a query died, most likely of its memory limit."""

    def __init__(self) -> None:
        super().__init__("the query needed too much memory and was stopped; make it more specific")


class UnknownQuery(ConceptExplorerError):
    """No shipped query has this name."""

    def __init__(self, name: str, hint: str) -> None:
        self.name = name
        super().__init__(f"no query named {name!r}{hint}; see `concepts query --list`")


class UnknownLabel(ConceptExplorerError):
    """No concept has this label."""

    def __init__(self, label: str, hint: str) -> None:
        self.label = label
        super().__init__(
            f"no concept is called {label!r}{hint or '; `concepts search` finds parts of names'}"
        )


class WrongParameters(ConceptExplorerError):
    """A shipped query was given too few or too many values."""

    def __init__(self, name: str, parameters: tuple[str, ...], given: int) -> None:
        self.name = name
        self.given = given
        wants = " ".join(parameters).upper()
        call = f"concepts query --named {name} {wants}".rstrip()
        verb = "was" if given == 1 else "were"
        super().__init__(
            f"the query {name!r} takes {wants or 'no values'}, and {given or 'none'} {verb} given; "
            f"write `{call}`, and quote names of several words"
        )


class ExtraMissing(ConceptExplorerError):
    """An optional dependency is not installed."""

    def __init__(self, module: str, extra: str) -> None:
        self.module = module
        self.extra = extra
        super().__init__(f"this needs {module}; run `pip install 'concept-explorer[{extra}]'`")


class PushFailed(ConceptExplorerError):
    """A triple store did not take the graph."""

    def __init__(self, endpoint: str, reason: str, advice: str) -> None:
        self.endpoint = endpoint
        self.reason = reason
        super().__init__(f"{endpoint}: {reason}; {advice}")
