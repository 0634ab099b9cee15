"""The one place that sets up markdown-it: CommonMark, tables, and the syntax of note-taking programs."""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import autolink, image, link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from extract.reading import block_rules, inline_rules
from extract.reading.limits import MAX_BLOCK_NESTING


class _NotesMarkdown(MarkdownIt):
    """Markdown whose links stay as they were written and may lead anywhere: nothing here follows them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name is markdown-it's
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the name is markdown-it's
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the name is markdown-it's
        return True


@cache
def _markdown() -> MarkdownIt:
    md = _NotesMarkdown("commonmark", {"maxNesting": MAX_BLOCK_NESTING})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.use(deflist_plugin)
    md.disable(["inline", "text_join", "fragments_join"])
    for before, name, rule, interrupts in block_rules.RULES:
        md.block.ruler.before(before, name, rule, {"alt": interrupts})
    for name, inline_rule in inline_rules.RULES:
        md.inline.ruler.before("escape", name, inline_rule)
    md.inline.ruler.at("link", inline_rules.bracketed(link))
    md.inline.ruler.at("image", inline_rules.bracketed(image))
    md.inline.ruler.at("autolink", inline_rules.with_end(autolink))
    md.inline.ruler.at("footnote_ref", inline_rules.with_end(footnote_ref))
    return md


def block_tokens(text: str, env: dict[str, Any]) -> list[Token]:
    """The block tokens of a Markdown text; inline tokens have content and no children. Fills `env`."""
    return _markdown().parse(text, env)


def inline_tokens(content: str, env: dict[str, Any]) -> list[Token]:
    """The inline tokens of a block's content, adjacent texts not joined."""
    md = _markdown()
    return md.inline.parse(content, md, env, [])
