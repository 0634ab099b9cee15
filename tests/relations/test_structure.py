"""Headings, lists, tables, links: what a place says, and what it leaves open."""

from __future__ import annotations

import pytest

from extract.relations.background_list import background_list_claims
from extract.relations.comparison import comparison_claims
from extract.relations.frames import FRAMES, Frame, frame_of
from extract.relations.head_nouns import head_noun_claims
from extract.relations.labels import is_label
from extract.relations.links import link_claims
from extract.relations.members import is_run_in
from extract.relations.nesting import nesting_claims
from extract.relations.tables import table_claims
from graph.model import Kind
from tests.extract.made import read
from tests.relations.made import scene, triples


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_a_frame_fits_its_example(frame: Frame) -> None:
    assert frame_of(frame.example.replace("X", "bagging")) is frame


def test_a_model_of_something_lists_no_methods() -> None:
    assert frame_of("Circuit model of a") is None
    assert frame_of("Regression models") is not None


def test_the_first_words_decide() -> None:
    frame = frame_of("There are several variations of it, depending on the assumptions:")
    assert frame is not None
    assert frame.kind == "is_a"


CASES = {
    "types under a heading": (
        "# Pruning\n\nThere are two main types:\n\n- **Pre-pruning**: stops early.\n- "
        "**Post-pruning**: cuts later.",
        ["pruning", "pre-pruning", "post-pruning"],
        {("pre-pruning", "is_a", "pruning"), ("post-pruning", "is_a", "pruning")},
    ),
    "steps of a process": (
        "# Ensembles\n\nThe process of bagging involves the following steps:\n\n"
        "1. **Bootstrap sampling**: draw samples.\n2. **Aggregation**: combine them.",
        ["bagging", "bootstrap sampling", "aggregation"],
        {("bootstrap-sampling", "part_of", "bagging"), ("aggregation", "part_of", "bagging")},
    ),
    "parameters": (
        "# Nearest neighbors\n\nThe key parameters in KNN are:\n\n- **Distance metric**: how "
        "far.\n- **K**: how many.",
        ["KNN", "distance metric"],
        {("distance-metric", "part_of", "knn")},
    ),
    "components heading with run-in titles": (
        "# Core components of the transformer\n\n**Self-attention**  \nEvery token looks at every other.\n\n"
        "**Residual connections and layer normalization**  \nThey keep training stable.",
        ["transformer", "self-attention", "residual connection", "layer normalization"],
        {
            ("self-attention", "part_of", "transformer"),
            ("residual-connection", "part_of", "transformer"),
            ("layer-normalization", "part_of", "transformer"),
        },
    ),
    "a title's sections are not its kinds": (
        "# Operating systems\n\n## Deadlock algorithm\n\nText.\n\n## Paging algorithm\n\nText.",
        ["operating system", "deadlock algorithm", "paging algorithm"],
        {
            ("deadlock-algorithm", "related", "operating-system"),
            ("paging-algorithm", "related", "operating-system"),
        },
    ),
    "types in the name of the class": (
        "# Chemistry\n\n## Reaction types\n\n1. Combustion\n2. Synthesis",
        ["reaction", "reaction type", "combustion", "synthesis"],
        {("combustion", "is_a", "reaction"), ("synthesis", "is_a", "reaction")},
    ),
    "no kind of what it only ends in": (
        "# Nuclei\n\n## Radioactivity\n\n### Discovery of radioactivity\n\nText.",
        ["radioactivity", "discovery of radioactivity"],
        {("discovery-of-radioactivity", "related", "radioactivity")},
    ),
    "advantages say nothing": (
        "# Boosting\n\n## Advantages\n\n- **Accuracy**: it is high.\n- **Overfitting**: it is rare.",
        ["boosting", "accuracy", "overfitting"],
        set(),
    ),
    "nesting alone": (
        "# Networks\n\n## Gradients\n\nText.",
        ["network", "gradient"],
        {("gradient", "related", "network")},
    ),
    "named after the heading": (
        "# Regression\n\n## Ridge regression\n\nText.",
        ["regression", "ridge regression"],
        {("ridge-regression", "is_a", "regression")},
    ),
    "named after the heading by its own heading": (
        "# Page replacement\n\n## The oldest first (OF) page replacement algorithm\n\nText.",
        ["page replacement", "oldest first|OF"],
        {("oldest-first", "is_a", "page-replacement")},
    ),
    "examples under a label of their own": (
        "# Receptor family\n\n- **Structure:** five parts\n- **Examples:**\n    - nAChR\n    - GABA",
        ["receptor family", "nAChR", "GABA"],
        {("nachr", "is_a", "receptor-family"), ("gaba", "is_a", "receptor-family")},
    ),
    "a side of things announces no things": (
        "# Drugs\n\n## Pharmacology of channels\n\n- Blocker\n- Agonist",
        ["channel", "blocker", "agonist"],
        {("blocker", "related", "channel"), ("agonist", "related", "channel")},
    ),
    "plural class": (
        "# Optimizers\n\n- Adam\n- RMSprop",
        ["optimizer", "Adam", "RMSprop"],
        {("adam", "is_a", "optimizer"), ("rmsprop", "is_a", "optimizer")},
    ),
    "the plural of what the name is of": (
        "# Cells\n\n## Chemistry of membranes\n\n- Lipid\n- Agonist\n\n## Causes of decay\n\n- Cold\n- Salt",
        ["chemistry of membranes", "cause of decay", "lipid", "agonist", "cold", "salt"],
        {
            ("lipid", "related", "chemistry-of-membranes"),
            ("agonist", "related", "chemistry-of-membranes"),
            ("cold", "is_a", "cause-of-decay"),
            ("salt", "is_a", "cause-of-decay"),
        },
    ),
    "aspects of a thing are no kinds of it": (
        "# Cells\n\n## Filaments\n\n- Polarity: two ends.\n- Growing: at one end.\n- Tau: a protein.",
        ["filament", "polarity", "growing", "tau"],
        {
            ("polarity", "related", "filament"),
            ("growing", "related", "filament"),
            ("tau", "related", "filament"),
        },
    ),
    "strategies against something are no kinds of it": (
        "# Systems\n\nStrategies for dealing with deadlocks:\n\n- Detection: it looks.\n- Avoidance: waits.",
        ["deadlock", "detection", "avoidance"],
        set(),
    ),
    "how something is, is no part of it": (
        "# Notes\n\n## Structure of a neuron\n\n### Axon\n\nText.\n\n### Size of neurons\n\nText.",
        ["neuron", "axon", "size of neuron"],
        {("axon", "part_of", "neuron"), ("size-of-neuron", "related", "neuron")},
    ),
    "happenings are kinds of hazards": (
        "# Pipelines\n\n## Hazards\n\n- Branching: it changes the order.\n- Stall: it waits.",
        ["hazard", "branching", "stall"],
        {("branching", "is_a", "hazard"), ("stall", "is_a", "hazard")},
    ),
    "steps of a preparation": (
        "# Data preprocessing\n\n- Imputation\n- Feature scaling",
        ["data preprocessing", "imputation", "feature scaling"],
        {
            ("imputation", "part_of", "data-preprocessing"),
            ("feature-scaling", "part_of", "data-preprocessing"),
        },
    ),
    "a heading that names two is about neither": (
        "# Bagging and boosting\n\n- **Variance**: smaller.\n- **Bias**: smaller.",
        ["bagging", "boosting", "variance", "bias"],
        set(),
    ),
    "assumptions that the notes name": (
        "# Linear regression assumptions\n\n## Other\n\n"
        "Linear regression relies on several assumptions:\n\n- **Linearity**: it is linear.\n- "
        "**Normality**: so.",
        ["linear regression assumption", "linear regression", "linearity"],
        {("linearity", "part_of", "linear-regression-assumption")},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_nesting(name: str) -> None:
    text, names, expected = CASES[name]
    assert triples(nesting_claims(scene(text, names))) == expected


def test_a_member_that_can_be_no_kind_of_the_heading_is_related() -> None:
    made = scene(
        "# Models\n\n## Overfitting\n\nText.",
        ["model", "overfitting"],
        kinds={"model": Kind.MODEL, "overfitting": Kind.STATISTICS},
    )
    assert triples(nesting_claims(made)) == {("overfitting", "related", "model")}


def test_comparison_heading() -> None:
    made = scene("# Bagging vs. boosting\n\nText.", ["bagging", "boosting"])
    assert triples(comparison_claims(made)) == {("bagging", "contrasts_with", "boosting")}


def test_list_of_prerequisites() -> None:
    made = scene(
        "# PCA\n\n## Prerequisites\n\n- eigenvectors\n- variance", ["PCA", "eigenvector", "variance"]
    )
    assert triples(background_list_claims(made)) == {
        ("pca", "requires", "eigenvector"),
        ("pca", "requires", "variance"),
    }


def test_prerequisites_of_a_whole_collection_belong_to_no_concept() -> None:
    made = scene("# My notes\n\n## Prerequisites\n\n- eigenvectors", ["eigenvector"])
    assert triples(background_list_claims(made)) == set()


def test_table_with_a_category_column() -> None:
    text = "| Algorithm | Type |\n|---|---|\n| k-means | clustering |\n| AdaBoost | boosting |"
    made = scene(text, ["algorithm", "k-means", "clustering", "AdaBoost", "boosting"])
    claims = triples(table_claims(made))
    assert {("k-means", "is_a", "clustering"), ("adaboost", "is_a", "boosting")} <= claims


def test_typed_fields_and_links() -> None:
    text = "---\nprerequisites:\n  - ring\n---\n# Vector space\n\nup:: [[Algebra]]\n\nSee [[Group]]."
    made = scene(text, ["vector space", "ring", "algebra", "group"], note="Vector space.md")
    claims = triples(link_claims(made))
    assert {
        ("vector-space", "requires", "ring"),
        ("vector-space", "is_a", "algebra"),
        ("vector-space", "related", "group"),
    } <= claims


def test_head_nouns() -> None:
    names = ["regression", "ridge regression", "residual", "normality of residuals"]
    text = "Ridge regression is a regression. Normality of residuals matters for a residual."
    assert triples(head_noun_claims(scene(text, names))) == {("ridge-regression", "is_a", "regression")}
    assert triples(head_noun_claims(scene(text, names, salience=0.04))) == set()


def test_what_stands_before_with_or_in_is_the_kind_of_the_whole() -> None:
    made = scene(
        "Inference in networks is inference. Regression with one variable, regression.",
        ["inference in networks", "inference", "regression with one variable", "regression", "network"],
    )
    assert triples(head_noun_claims(made)) == {
        ("inference-in-networks", "is_a", "inference"),
        ("regression-with-one-variable", "is_a", "regression"),
    }


def test_an_algorithm_is_a_kind_of_what_it_does_and_no_thing() -> None:
    made = scene(
        "An optimal page replacement algorithm, page replacement, an external memory algorithm, memory.",
        ["optimal page replacement algorithm", "page replacement", "external memory algorithm", "memory"],
        kinds={"page replacement": Kind.TECHNIQUE},
    )
    assert triples(head_noun_claims(made)) == {
        ("optimal-page-replacement-algorithm", "is_a", "page-replacement")
    }


def test_a_word_that_says_nothing_makes_no_kind() -> None:
    made = scene("Model regularization and regularization.\n", ["model regularization", "regularization"])
    assert triples(head_noun_claims(made)) == set()


def test_a_tool_is_no_kind_of_the_method_that_it_is_named_after() -> None:
    kinds = {"transformer": Kind.ARCHITECTURE, "Sentence Transformers": Kind.TOOL}
    made = scene("Sentence Transformers runs a transformer.\n", list(kinds), kinds=kinds)
    assert triples(head_noun_claims(made)) == set()


def test_a_sub_heading_that_is_a_kind_by_its_name_shows_a_class() -> None:
    text = "# Mutation\n\n## Point mutation\n\nText.\n\n## Deletion\n\nText.\n\n## Repair in cells\n\nText.\n"
    kinds = dict.fromkeys(("mutation", "point mutation", "deletion", "repair"), Kind.TECHNIQUE)
    made = scene(text, ["mutation", "point mutation", "deletion", "repair"], kinds=kinds)
    claims = triples(nesting_claims(made))
    assert ("deletion", "is_a", "mutation") in claims
    assert ("repair", "is_a", "mutation") not in claims


def test_names_under_a_subject_are_topics_and_no_kinds() -> None:
    text = "# Calculus\n\n- Chain rule\n- Limits\n"
    made = scene(text, ["calculus", "chain rule", "limit"], kinds={"calculus": Kind.MATH})
    assert ("chain-rule", "is_a", "calculus") not in triples(nesting_claims(made))


def test_a_name_joined_by_a_hyphen_is_no_kind_of_its_last_word() -> None:
    made = scene(
        "Cross-validation and validation. A page table is a table.", ["cross-validation", "validation"]
    )
    assert triples(head_noun_claims(made)) == set()


def test_a_place_under_a_heading_relates_only_what_counts() -> None:
    text = "# Calculus\n\n## Sandwiches\n\nText.\n"
    names, kinds = ["calculus", "sandwich"], {"calculus": Kind.FIELD}
    assert triples(nesting_claims(scene(text, names, kinds=kinds))) == {("sandwich", "related", "calculus")}
    assert triples(nesting_claims(scene(text, names, kinds=kinds, salience=0.1))) == set()


def test_an_everyday_word_is_no_class_unless_it_counts() -> None:
    names = ["value", "comma-separated value"]
    text = "A comma-separated value is read as a value."
    assert triples(head_noun_claims(scene(text, names, salience=0.4))) == set()
    assert triples(head_noun_claims(scene(text, names))) == {("comma-separated-value", "is_a", "value")}


def test_a_cell_that_only_contains_a_name_is_no_row_of_it() -> None:
    text = "| Process | Program |\n|---|---|\n| lines of instructions | passive |\n| thread | code |"
    claims = triples(table_claims(scene(text, ["process", "program", "instruction", "thread"])))
    assert claims == {("thread", "is_a", "process")}


def test_advanced_techniques_below_a_notion_are_no_kinds_of_it() -> None:
    text = "# Supervised learning\n\n## Advanced techniques\n\n### Hyperparameter tuning\n\nText.\n"
    names = ["supervised learning", "hyperparameter tuning"]
    made = scene(text, names, kinds=dict.fromkeys(names, Kind.TECHNIQUE))
    assert ("hyperparameter-tuning", "is_a", "supervised-learning") not in triples(nesting_claims(made))


def test_two_models_of_a_list_are_no_kinds_of_each_other() -> None:
    made = scene("# Ramsey model\n\n- Walrasian model: prices clear.\n", ["Ramsey model", "Walrasian model"])
    assert ("walrasian-model", "is_a", "ramsey-model") not in triples(nesting_claims(made))


def test_a_defence_against_something_is_no_kind_of_it() -> None:
    made = scene(
        "# Flooding\n\n## Defense against flooding\n\nText.\n", ["flooding", "defense against flooding"]
    )
    assert ("defense-against-flooding", "is_a", "flooding") not in triples(nesting_claims(made))


def test_a_title_in_bold_runs_into_a_quote_as_into_a_paragraph() -> None:
    for text in ("> **Hash table**: finds values by keys.", "**Hash table**: finds values by keys."):
        (note,) = read(text)
        assert is_run_in(note.parsed[0])


def test_a_heading_of_two_joined_notions_makes_kinds_of_neither() -> None:
    text = "# Algebra\n\n## Special kinds of matrices and vectors\n\n- Diagonal\n- Unit\n"
    made = scene(text, ["vector", "diagonal", "unit"])
    assert {kind for _, kind, _ in triples(nesting_claims(made))} <= {"related"}


def test_examples_of_another_kind_are_no_kinds() -> None:
    text = "# Neural networks\n\n## Examples of neural networks\n\n- Image classification\n- Perceptron\n"
    kinds = {
        "neural network": Kind.ARCHITECTURE,
        "image classification": Kind.TASK,
        "perceptron": Kind.ARCHITECTURE,
    }
    claims = triples(nesting_claims(scene(text, list(kinds), kinds=kinds)))
    assert ("perceptron", "is_a", "neural-network") in claims
    assert ("image-classification", "is_a", "neural-network") not in claims


def test_several_processes_are_no_steps() -> None:
    text = "# Branch reduction processes\n\n- Delayed branch\n- Branch prediction\n"
    made = scene(text, ["branch reduction process", "delayed branch", "branch prediction"])
    assert not {c for c in triples(nesting_claims(made)) if c[1] == "part_of"}


def test_a_first_column_of_remarks_lists_no_kinds() -> None:
    text = (
        "| Router | Switch |\n|---|---|\n| hub | one |\n| works with addresses | two |\n| is slow | three |"
    )
    assert triples(table_claims(scene(text, ["router", "switch", "hub"]))) == set()


def test_links_lead_to_the_heading_or_the_phrase_that_they_show() -> None:
    text = "A market fails with [[Types of goods|public goods]] and at the [[Unemployment#Okun rate]]."
    made = scene(
        text, ["market", "type of goods", "public good", "unemployment", "Okun rate"], note="market.md"
    )
    claims = {target for _, _, target in triples(link_claims(made))}
    assert claims == {"public-good", "okun-rate"}


def test_a_comma_ends_a_label_in_terse_items_only() -> None:
    def labels(text: str) -> bool:
        made = scene(text, ["server"])
        parsed = made.documents[0]
        item = parsed.parsed[-1]
        return is_label(item, made.in_block(parsed, item.block)[0])

    assert labels("- Server, fast")
    assert not labels("- The server, unaware of all that, sends an answer to the client")


def test_what_recurs_under_several_plurals_is_a_facet() -> None:
    part = "\n\n- Turnover: it is slow.\n- {}: it grows.\n"
    text = "# Cell\n\n## Filaments" + part.format("Actin") + "\n## Tubules" + part.format("Axoneme")
    made = scene(text, ["cell", "filament", "tubule", "turnover", "actin", "axoneme"])
    kinds = {claim for claim in triples(nesting_claims(made)) if claim[1] == "is_a"}
    assert kinds == {("actin", "is_a", "filament"), ("axoneme", "is_a", "tubule")}


def test_what_holds_of_variables_is_no_kind_of_them() -> None:
    text = "# Chance\n\n## Variables\n\n### Deviation\n\nText.\n\n### Random number\n\nText."
    names = ["variable", "deviation", "random number"]
    made = scene(text, names, kinds=dict.fromkeys(names, Kind.STATISTICS))
    claims = triples(nesting_claims(made))
    assert claims == {("deviation", "related", "variable"), ("random-number", "is_a", "variable")}


@pytest.mark.parametrize(
    ("kind", "related"), [(Kind.MODEL, {"aspect-a", "aspect-b"}), (Kind.TECHNIQUE, set[str]())]
)
def test_one_kind_by_name_makes_a_class_of_a_way_to_do_something_only(kind: Kind, related: set[str]) -> None:
    text = "# Notes\n\n## Smoothing\n\n### Double smoothing\n\nA.\n\n### Aspect A\n\nB.\n\n### Aspect B\n\nC."
    names = ["smoothing", "double smoothing", "aspect A", "aspect B"]
    made = scene(text, names, kinds=dict.fromkeys(names, kind))
    claims = triples(nesting_claims(made))
    assert ("double-smoothing", "is_a", "smoothing") in claims
    assert {source for source, found, _ in claims if found == "related"} == related


def test_the_columns_of_a_comparison_are_no_classes() -> None:
    names = ["beam bridge", "arch bridge", "span", "strut"]
    contrast = {("beam-bridge", "contrasts_with", "arch-bridge")}
    text = "| {} | Arch bridge |\n|---|---|\n| {} | long |\n| cheap | dear |"
    assert triples(table_claims(scene(text.format("Beam bridge", "strut"), names))) == contrast
    text = "| {} | Beam bridge | Arch bridge |\n|---|---|---|\n| {} | short | long |"
    assert triples(table_claims(scene(text.format("Feature", "how far"), names))) == contrast
    assert triples(table_claims(scene(text.format("", "strut"), names))) == set()


def test_the_columns_that_a_heading_names_are_compared() -> None:
    text = "# Roux and slurry\n\n| Roux | Slurry |\n|---|---|\n| flour | water |"
    names = ["roux", "slurry", "flour"]
    assert triples(table_claims(scene(text, names))) == {("roux", "contrasts_with", "slurry")}
    claims = triples(table_claims(scene(text.replace("# Roux and slurry", "# Sauces"), names)))
    assert claims == {("flour", "is_a", "roux")}
