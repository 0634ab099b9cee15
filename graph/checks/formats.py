"""Findings for machines: SARIF 2.1.0 (OASIS 2020) and GitHub's workflow commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from graph.checks import CHECKS
from graph.checks.finding import Finding
from graph.notes import show_place
from graph.quotes import clean


def text_line(finding: Finding) -> str:
    """`file:line: level rule: message`, as compilers write."""
    where = show_place(finding.note, line=finding.line, cell=finding.cell) if finding.note else "(graph)"
    return f"{clean(where)}: {finding.level} {finding.rule}: {clean(finding.message)}"


def github_line(finding: Finding) -> str:
    """A workflow command that annotates the line. In notebooks lines count within a cell, so the file is
    named."""
    level = {"note": "notice"}.get(finding.level, str(finding.level))
    fields = [f"title={_field(finding.rule)}"]
    if finding.note:
        fields.insert(0, f"file={_field(finding.note)}")
        if finding.cell is None:
            fields.insert(1, f"line={finding.line}")
    message = clean(finding.message)
    if finding.cell is not None:
        message = f"cell {finding.cell + 1} line {finding.line}: {message}"
    return f"::{level} {','.join(fields)}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _field(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def sarif(findings: Iterable[Finding], *, version: str) -> dict[str, Any]:
    """A SARIF log. Cells of notebooks are named as logical locations; a region is given where lines are the
    file's."""
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "concept-explorer",
                        "version": version,
                        "rules": [
                            {"id": rule.id, "shortDescription": {"text": rule.summary}} for rule in CHECKS
                        ],
                    }
                },
                "results": [_result(finding) for finding in findings],
            }
        ],
    }


def _result(finding: Finding) -> dict[str, Any]:
    ids: Sequence[str] = [rule.id for rule in CHECKS]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": ids.index(finding.rule),
        "level": str(finding.level),
        "message": {"text": finding.message},
    }
    if finding.note:
        physical: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.note, errors="replace")}}
        location: dict[str, Any] = {"physicalLocation": physical}
        if finding.cell is None:
            physical["region"] = {"startLine": finding.line}
        else:
            name = f"cell {finding.cell + 1} line {finding.line}"
            location["logicalLocations"] = [{"name": name, "kind": "cell"}]
        result["locations"] = [location]
    return result
