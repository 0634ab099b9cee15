"""The user's word on concepts and relations, from `concepts.toml`: read here, never written."""

from extract.overrides.entries import FILE_NAME, Notice, Overrides
from extract.overrides.read import load_overrides

__all__ = ["FILE_NAME", "Notice", "Overrides", "load_overrides"]
