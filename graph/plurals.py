"""The singular of English words: by ending, with the well-known exceptions."""

from __future__ import annotations

from functools import lru_cache


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in text.split())


_IRREGULAR = _pairs(
    """
    matrices:matrix vertices:vertex indices:index appendices:appendix vortices:vortex simplices:simplex
    cortices:cortex helices:helix codices:codex
    analyses:analysis bases:basis axes:axis crises:crisis diagnoses:diagnosis prognoses:prognosis
    neuroses:neurosis psychoses:psychosis symbioses:symbiosis mitoses:mitosis meioses:meiosis
    metamorphoses:metamorphosis emphases:emphasis metastases:metastasis oases:oasis
    criteria:criterion phenomena:phenomenon automata:automaton polyhedra:polyhedron ganglia:ganglion
    mitochondria:mitochondrion
    spectra:spectrum quanta:quantum maxima:maximum minima:minimum optima:optimum extrema:extremum
    momenta:momentum bacteria:bacterium flagella:flagellum cilia:cilium symposia:symposium
    formulae:formula larvae:larva vertebrae:vertebra antennae:antenna algae:alga fimbriae:fimbria
    nuclei:nucleus nucleoli:nucleolus radii:radius stimuli:stimulus foci:focus loci:locus fungi:fungus
    cacti:cactus alumni:alumnus bacilli:bacillus alveoli:alveolus thalami:thalamus hypothalami:hypothalamus
    pili:pilus thrombi:thrombus
    genera:genus corpora:corpus lemmata:lemma schemata:schema stigmata:stigma stomata:stoma
    children:child people:person women:woman men:man mice:mouse feet:foot teeth:tooth geese:goose
    halves:half leaves:leaf lives:life wolves:wolf shelves:shelf knives:knife wives:wife loaves:loaf
    calves:calf elves:elf thieves:thief scarves:scarf hooves:hoof sheaves:sheaf selves:self
    quizzes:quiz gases:gas lenses:lens biases:bias aliases:alias canvases:canvas atlases:atlas
    pancreases:pancreas
    ties:tie pies:pie dies:die lies:lie
    equilibria:equilibrium septa:septum atria:atrium ova:ovum strata:stratum sera:serum
    curricula:curriculum mycelia:mycelium epithelia:epithelium endothelia:endothelium
    lamellipodia:lamellipodium filopodia:filopodium pseudopodia:pseudopodium
    nebulae:nebula supernovae:supernova novae:nova hyphae:hypha lamellae:lamella cristae:crista
    sulci:sulcus gyri:gyrus bronchi:bronchus villi:villus microvilli:microvillus
    pupae:pupa laminae:lamina fasciae:fascia papillae:papilla
    cocci:coccus streptococci:streptococcus staphylococci:staphylococcus tumuli:tumulus
    """
)
"""Latin, Greek and irregular plurals that field terms use."""

_SINGULAR_IN_S = frozenset(
    """
    species series bias alias canvas atlas pancreas lens chaos cosmos ethos pathos asbestos rhinoceros
    biceps triceps forceps herpes diabetes rabies measles
    bayes stokes keynes hobbes descartes socrates archimedes hippocrates jones williams rawls
    keras pandas kubernetes jenkins postgres
    https cors dns bios aws css gps hdfs cqrs ddos ntfs rdbms dbms macos saas paas iaas faas
    """.split()
)
"""Words that end in s in the singular: Greek ones, names of people and tools, acronyms in lower case."""

_WORDS_IN_OE = frozenset(
    "shoes toes foes hoes woes roes floes sloes aloes oboes canoes throes does goes horseshoes".split()
)
_WORDS_IN_CHE = frozenset(
    "caches niches aches headaches toothaches stomachaches backaches avalanches psyches cliches creches "
    "quiches moustaches mustaches pastiches caleches microfiches douches".split()
)
_WORDS_IN_IE = frozenset(
    "movies cookies zombies calories kilocalories genies brownies hippies rookies selfies hoodies prairies "
    "sorties pixies cuties goalies junkies smoothies newbies indies budgies collies eyries bowties neckties "
    "magpies".split()
)
_WORDS_IN_USE = frozenset("uses reuses misuses abuses muses ruses excuses accuses recluses".split())
"""Plurals of words in -use; all in -ause and -ouse (clauses, mouses) are too, the others (viruses) of -us."""

_HAVE_BASES = frozenset(
    "knowledge data code customer user client rule fact case nitrogenous dna rna weak strong".split()
)
"""Words before "bases" as the plural of base; elsewhere it is that of basis."""

_UNCHANGED = ("ss", "us", "is", "ics", "lens")
_PLURAL_IN_ICS = frozenset(
    "metrics topics heuristics characteristics antibiotics critics fabrics clinics harmonics quadrics "
    "quartics cubics plastics mosaics diuretics epidemics comics lyrics relics tunics cynics skeptics "
    "classics".split()
)
"""Plurals among the words in -ics; the others (mathematics, physics, statistics) are names of fields."""

_ENDINGS = (
    ("theses", "thesis"),
    ("lyses", "lysis"),
    ("geneses", "genesis"),
    ("sses", "ss"),
    ("tzes", "tz"),
    ("zzes", "zz"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("oes", "o"),
    ("auses", "ause"),
    ("ouses", "ouse"),
    ("fuses", "fuse"),
    ("uses", "us"),
    ("ies", "y"),
    ("s", ""),
)
"""Endings of plurals and of their singulars; the first that fits decides."""


def is_irregular_plural(word: str) -> bool:
    """True for a plural that doesn't come by adding an s: matrices, analyses, criteria."""
    low = word.lower()
    return singular(low) != low and (low in _IRREGULAR or low.endswith(("theses", "lyses", "geneses")))


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
    if len(word) <= 3 or word in _SINGULAR_IN_S or word.endswith(_UNCHANGED):
        return word
    if word in _WORDS_IN_OE | _WORDS_IN_CHE | _WORDS_IN_IE | _WORDS_IN_USE:
        return word[:-1]
    for ending, one in _ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + one
    return word
