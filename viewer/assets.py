"""The page's scripts and styles as text, and the policy that admits exactly them."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

ROOM = Path(__file__).parent
SCRIPTS = (
    "dom.js",
    "surroundings.js",
    "text.js",
    "data.js",
    "filters.js",
    "search.js",
    "order.js",
    "learning.js",
    "paths.js",
    "address.js",
    "store.js",
    "known.js",
    "neighbourhood.js",
    "scene.js",
    "fan.js",
    "layers.js",
    "glyphs.js",
    "theme.js",
    "scenes.js",
    "paint.js",
    "canvas.js",
    "captions.js",
    "svg.js",
    "math.js",
    "quote.js",
    "links.js",
    "evidence.js",
    "relations.js",
    "panel.js",
    "planner.js",
    "ways.js",
    "legend.js",
    "searchbox.js",
    "outline.js",
    "share.js",
    "frame.js",
    "steady.js",
    "app.js",
)
"""In order of dependence: each file imports only from those before it."""
STYLES = ("colours.css", "frame.css", "parts.css", "print.css")

_IMPORT = re.compile(r"^import (\{[^}]*\}) from \"\./([a-z]+\.js)\";$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) (\w+))", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@cache
def application() -> str:
    """Our script files as one script: each module in a scope of its own, in order of dependence."""
    modules = "\n".join(module(name, (ROOM / "scripts" / name).read_text("utf-8")) for name in SCRIPTS)
    return inline(
        f'(() => {{\n"use strict";\nconst modules = {{}};\n{modules}\nmodules["app.js"].start();\n}})();\n'
    )


def module(name: str, text: str) -> str:
    """One ES module as a function that takes its imports from `modules` and puts its exports there."""
    exports = ", ".join(match[1] for match in _EXPORT.finditer(text))
    body = _EXPORT.sub("", _IMPORT.sub(r'const \1 = modules["\2"];', text))
    return f'(() => {{\n{body}modules["{name}"] = {{ {exports} }};\n}})();'


@cache
def styles() -> str:
    """Our style sheets as one."""
    return "\n".join((ROOM / "styles" / name).read_text("utf-8") for name in STYLES)


@cache
def drawing_library() -> str:
    """The vis-network build that pyvis ships, without its reference to a source map."""
    import pyvis

    found = Path(pyvis.__file__).parent.glob("templates/lib/vis-*/vis-network.min.js")
    newest = max(found, key=lambda path: [int(part) for part in re.findall(r"\d+", path.parent.name)])
    return inline(_SOURCE_MAP.sub("", newest.read_text("utf-8")))


def inline(script: str) -> str:
    """A script that can stand between script tags.

    Raises ValueError when it holds what would end the element or change the parser's state (HTML standard,
    "Restrictions for contents of script elements").
    """
    if re.search(r"</script|<!--", script, re.IGNORECASE):
        raise ValueError("a script holds a sequence that can't stand inside a script element")
    return script


def digest(text: str) -> str:
    """The CSP source expression for an inline element with this very content."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(*, scripts: tuple[str, ...], style: str) -> str:
    """A Content-Security-Policy that runs these scripts and this style, and loads nothing at all."""
    allowed = " ".join(digest(script) for script in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {allowed}",
            f"style-src {digest(style)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )
