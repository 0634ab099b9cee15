"""Folding of labels to keys, and stable ids from labels."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from graph.plurals import is_irregular_plural as is_irregular_plural
from graph.plurals import singular as singular

MAX_SLUG = 80
"""Longest readable part of an id, in characters; a longer one ends in a digest."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_POSSESSIVE = re.compile(r"['’´`]s\b|['’](?=\s|$)", re.IGNORECASE)
_ACRONYM_PLURAL = re.compile(r"\b([A-Z][A-Z0-9]*(?:(?<=S)(?=es\b)|(?<=[A-Z0-9]{2})(?=s\b)))e?s\b")
_ACRONYM_IN_S = re.compile(r"\b[A-Z][A-Z0-9]{1,3}S\b")
"""An acronym that ends in S. A longer word in capitals is shouted."""
_SHOUTED_WORD = re.compile(r"[A-Z]{7}")
_NOT_WORD = re.compile(r"[^\w+#]+|_+")
_ARTICLES = re.compile(r"^(?:\W*\b(?:the|an?)\s+)+(?=.*\w)")
_STARRED = re.compile(r"\b(\w)\*(?!\*)")
_SUPERSCRIPTS = str.maketrans({"²": " squared ", "³": " cubed "})
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
    "labour": "labor",
    "vapour": "vapor",
    "tumour": "tumor",
    "odour": "odor",
    "flavour": "flavor",
    "humour": "humor",
    "honour": "honor",
    "armour": "armor",
    "harbour": "harbor",
    "rumour": "rumor",
    "sulphur": "sulfur",
    "sulphate": "sulfate",
    "sulphide": "sulfide",
    "sulphuric": "sulfuric",
    "aluminium": "aluminum",
    "ageing": "aging",
    "mould": "mold",
    "moulding": "molding",
    "oestrogen": "estrogen",
    "oesophagus": "esophagus",
    "foetus": "fetus",
    "foetal": "fetal",
    "leukaemia": "leukemia",
    "anaemia": "anemia",
    "anaemic": "anemic",
    "ischaemia": "ischemia",
    "ischaemic": "ischemic",
    "hypoglycaemia": "hypoglycemia",
    "hyperglycaemia": "hyperglycemia",
    "glycaemic": "glycemic",
    "paediatric": "pediatric",
    "haemorrhage": "hemorrhage",
    "haematology": "hematology",
    "haem": "heme",
    "anaesthetic": "anesthetic",
    "anaesthesia": "anesthesia",
    "orthopaedic": "orthopedic",
    "gynaecology": "gynecology",
    "caesium": "cesium",
    "diarrhoea": "diarrhea",
    "artefact": "artifact",
    "analogue": "analog",
    "dialogue": "dialog",
    "licence": "license",
    "offence": "offense",
    "behavioural": "behavioral",
    "coloured": "colored",
    "colouring": "coloring",
    "favourable": "favorable",
    "neighbourhood": "neighborhood",
    "endeavour": "endeavor",
    "theatre": "theater",
    "manoeuvre": "maneuver",
    "plough": "plow",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "enrolment": "enrollment",
    "modelled": "modeled",
    "modeller": "modeler",
    "channelled": "channeled",
    "cancelled": "canceled",
    "cancelling": "canceling",
    "levelled": "leveled",
    "tunnelling": "tunneling",
    "totalled": "totaled",
}


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
    plural endings (but not the S of an acronym) and British spelling are folded away. `+` and `#` (C++, C#)
    and letters of any script stay; a letter's star (A*) is read out.
    """
    text = unicodedata.normalize("NFKD", label.translate(_SUPERSCRIPTS))
    text = _ACRONYM_PLURAL.sub(r"\1", text)
    acronyms = {word.casefold() for word in _ACRONYM_IN_S.findall(text)} if not _is_shouted(text) else set()
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = _BRACKETS.sub(" ", text)
    text = _STARRED.sub(r"\1 star ", _ARTICLES.sub("", text))
    words = _NOT_WORD.sub(" ", _POSSESSIVE.sub("", text)).split()
    return " ".join(
        word if word in acronyms else american(singular(word, after=before))
        for before, word in zip(["", *words], words, strict=False)
    )


def _is_shouted(text: str) -> bool:
    return text.isupper() and bool(_SHOUTED_WORD.search(text))


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
