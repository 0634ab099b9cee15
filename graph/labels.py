"""Folding of labels to keys, and stable ids from labels."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

MAX_SLUG = 80
"""Longest readable part of an id, in characters; a longer one ends in a digest."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_POSSESSIVE = re.compile(r"['’´`]s\b|['’](?=\s|$)", re.IGNORECASE)
_ACRONYM_PLURAL = re.compile(r"\b([A-Z][A-Z0-9]+)s\b")
_NOT_WORD = re.compile(r"[^\w+#]+|_+")
_ARTICLES = re.compile(r"^(?:\W*\b(?:the|an?)\s+)+(?=.*\w)")
_STARRED = re.compile(r"\b(\w)\*(?!\*)")
_SUPERSCRIPTS = str.maketrans({"²": " squared ", "³": " cubed "})
_IRREGULAR = {
    "matrices": "matrix",
    "vertices": "vertex",
    "indices": "index",
    "appendices": "appendix",
    "vortices": "vortex",
    "analyses": "analysis",
    "hypotheses": "hypothesis",
    "theses": "thesis",
    "bases": "basis",
    "axes": "axis",
    "crises": "crisis",
    "syntheses": "synthesis",
    "diagnoses": "diagnosis",
    "parentheses": "parenthesis",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "automata": "automaton",
    "polyhedra": "polyhedron",
    "spectra": "spectrum",
    "quanta": "quantum",
    "maxima": "maximum",
    "minima": "minimum",
    "optima": "optimum",
    "extrema": "extremum",
    "momenta": "momentum",
    "formulae": "formula",
    "nuclei": "nucleus",
    "radii": "radius",
    "stimuli": "stimulus",
    "foci": "focus",
    "loci": "locus",
    "simplices": "simplex",
    "children": "child",
    "people": "person",
    "bacteria": "bacterium",
    "mitochondria": "mitochondrion",
    "genera": "genus",
    "species": "species",
    "series": "series",
    "corpora": "corpus",
    "lemmata": "lemma",
    "bias": "bias",
    "biases": "bias",
    "alias": "alias",
    "canvas": "canvas",
    "atlas": "atlas",
    "pancreas": "pancreas",
    "gases": "gas",
    "lens": "lens",
    "lenses": "lens",
    "chaos": "chaos",
    "cosmos": "cosmos",
    "bayes": "bayes",
    "stokes": "stokes",
    "keynes": "keynes",
    "halves": "half",
    "leaves": "leaf",
    "lives": "life",
}
"""Latin, Greek and irregular plurals that field terms use; and words in -s that are their own singular."""

_HAVE_BASES = frozenset(
    "knowledge data code customer user client rule fact case nitrogenous dna rna weak strong".split()
)
"""Words before "bases" as the plural of base; elsewhere it is that of basis."""

_UNCHANGED = ("ss", "us", "is", "ics")
_PLURAL_IN_ICS = frozenset(
    "metrics topics heuristics characteristics antibiotics critics fabrics clinics harmonics quadrics "
    "quartics cubics plastics mosaics diuretics epidemics comics lyrics relics tunics cynics skeptics "
    "classics".split()
)
"""Plurals among the words in -ics; the others (mathematics, physics, statistics) are names of fields."""
_BRITISH = (
    (re.compile(r"(?<=[a-z]{3})is(e|ed|es|ing|er|ers|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})yse(d|s|r)?$"), r"yze\1"),
)
_NOT_BRITISH = frozenset(
    word.removesuffix("e") + ending
    for word in "noise denoise raise precise concise exercise promise premise advise revise arise disguise "
    "surprise enterprise expertise paradise franchise poise praise devise supervise improvise compromise "
    "cruise bruise treatise merchandise appraise".split()
    for ending in ("e", "es", "ed", "er", "ers", "ing")
)
"""Words in -ise that are American too; so are all in -wise."""
_SPELLING = {
    "behaviour": "behavior",
    "neighbour": "neighbor",
    "neighbouring": "neighboring",
    "colour": "color",
    "favour": "favor",
    "labelled": "labeled",
    "labelling": "labeling",
    "modelling": "modeling",
    "unlabelled": "unlabeled",
    "signalling": "signaling",
    "travelling": "traveling",
    "centre": "center",
    "fibre": "fiber",
    "metre": "meter",
    "litre": "liter",
    "grey": "gray",
    "catalogue": "catalog",
    "programme": "program",
    "defence": "defense",
    "haemoglobin": "hemoglobin",
}


def is_irregular_plural(word: str) -> bool:
    """True for a plural that doesn't come by adding an s: matrices, analyses, criteria."""
    low = word.lower()
    return _IRREGULAR.get(low, low) != low


@lru_cache(maxsize=65536)
def singular(word: str, *, after: str = "") -> str:
    """The singular of one lower-case English word, by ending; unknown endings stay as they are.

    The word before it tells knowledge bases from orthonormal bases.
    """
    if word == "bases" and after in _HAVE_BASES:
        return "base"
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _PLURAL_IN_ICS:
        return word[:-1]
    if len(word) <= 3 or word.endswith(_UNCHANGED):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


@lru_cache(maxsize=65536)
def american(word: str) -> str:
    """The American spelling of one lower-case word."""
    if word in _SPELLING:
        return _SPELLING[word]
    bare = word.removeprefix("un").removeprefix("semi")
    if bare not in _NOT_BRITISH and not word.endswith("wise"):
        for pattern, replacement in _BRITISH:
            word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=65536)
def fold(label: str) -> str:
    """The key under which spellings of one term meet.

    Case, accents, compatibility forms, brackets and their content, possessives, hyphens, articles,
    plural endings and British spelling are folded away. `+` and `#` (C++, C#) and letters of any script stay;
    a letter's star (A*) is read out.
    """
    text = unicodedata.normalize("NFKD", label.translate(_SUPERSCRIPTS))
    text = _ACRONYM_PLURAL.sub(r"\1", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = _BRACKETS.sub(" ", text)
    text = _STARRED.sub(r"\1 star ", _ARTICLES.sub("", text))
    words = _NOT_WORD.sub(" ", _POSSESSIVE.sub("", text)).split()
    return " ".join(
        american(singular(word, after=before)) for before, word in zip(["", *words], words, strict=False)
    )


def slug(label: str) -> str:
    """A readable id from a label: lower-case ASCII letters and digits, joined by hyphens.

    What ASCII can't show, or a label longer than `MAX_SLUG`, is told apart by a short digest of the label.
    """
    text = unicodedata.normalize("NFKD", label.translate(_SUPERSCRIPTS)).casefold()
    text = re.sub("['’´`]", "", text)
    text = text.replace("+", " plus ").replace("#", " sharp ")
    text = "".join(c for c in text if not unicodedata.combining(c))
    readable = "-".join(re.findall(r"[a-z0-9]+", text))
    if readable and len(readable) <= MAX_SLUG and not any(c.isalnum() and not c.isascii() for c in text):
        return readable
    digest = hashlib.sha256(label.encode("utf-8", "replace")).hexdigest()[:10]
    return f"{readable[:MAX_SLUG].strip('-')}-{digest}" if readable else f"c-{digest}"
