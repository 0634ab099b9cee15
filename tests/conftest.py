"""What all rooms' tests share."""

from __future__ import annotations

import os

import pytest


def need(tool: str | None, what: str) -> str:
    """A program that some tests run. Without it they are skipped, but never where `CONCEPTS_CI` is set."""
    if tool:
        return tool
    if os.environ.get("CONCEPTS_CI"):
        pytest.fail(f"{what} is missing, and CI may skip nothing")
    pytest.skip(f"needs {what}")
