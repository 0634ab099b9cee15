"""A concept graph as one offline HTML page."""

from viewer.links import NoteLinks
from viewer.render import page

__all__ = ["NoteLinks", "page"]
