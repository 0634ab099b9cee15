"""Which names are one concept, and which are not. A wrong merge is worse than a missed one."""

from __future__ import annotations

import random

import pytest
from msgspec import structs

from extract.concepts.find import find_concepts
from extract.concepts.merge import Group, merge
from extract.language import parse_documents
from extract.mentions import find_mentions
from extract.mentions.mention import Synonymy
from extract.mentions.siblings import families, told_apart
from extract.vocabulary import Vocabularies
from graph.labels import fold
from tests.extract.made import NO_VOCABULARY, document, found_in, name, names, read, vocabulary


def synonymy(name: str, other: str, *, note: str = "a.md", rule: str = "abbreviation") -> Synonymy:
    return Synonymy(fold(name), fold(other), name, other, note, 0, rule)


def sets(groups: list[Group]) -> set[frozenset[str]]:
    return {frozenset(name.key for name in group.names) for group in groups}


def merged(*surfaces: str, known: Vocabularies = NO_VOCABULARY) -> set[frozenset[str]]:
    return sets(merge(names(*surfaces), [], known))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ridge Regression", "ridge regression"),
        ("neural network", "neural networks"),
        ("covariance matrix", "covariance matrices"),
        ("L2 regularisation", "L2 regularization"),
        ("cross-validation", "cross validation"),
        ("the chain rule", "chain rule"),
        ("Bayes’ theorem", "Bayes' theorem"),
        ("naïve Bayes", "naive Bayes"),
        ("R² score", "R squared score"),
        ("GPUs", "GPU"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_notes_that_insist_overrule_a_vocabulary_that_tells_apart() -> None:
    known = vocabulary({"feature": [], "independent variable": []})
    both = names("feature", "independent variable")
    mutual = synonymy("independent variable", "feature", rule="mutual")
    assert len(merge(both, [mutual], known)) == 1
    assert len(merge(both, [synonymy("independent variable", "feature", rule="also")], known)) == 2


def test_bases_are_many_of_a_base_or_of_a_basis() -> None:
    assert fold("knowledge bases") == "knowledge base"
    assert fold("Orthonormal bases") == "orthonormal basis"


def test_a_letter_is_no_article_in_a_name() -> None:
    assert fold("A* search") == "a star search"
    assert fold("A/B testing") == "a b testing"
    assert fold("The A-team") == "a team"
    assert fold("an A/B test") == "a b test"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pre-training", "pretraining"),
        ("max depth", "maximum depth"),
        ("depth of the tree", "tree depth"),
        ("language modeling", "language model"),
        ("bootstrap sampling", "bootstrap sample"),
        ("heteroscedasticity", "heteroscedasticty"),
    ],
)
def test_ways_of_writing_are_one(one: str, other: str) -> None:
    assert merged(one, other) == {frozenset({fold(one), fold(other)})}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ridge regression", "regression"),
        ("linear regression", "logistic regression"),
        ("type I error", "type II error"),
        ("L1 regularization", "L2 regularization"),
        ("training", "train"),
        ("precision", "prevision"),
        ("supervised learning", "unsupervised learning"),
        ("encoder", "decoder"),
        ("underfitting", "overfitting"),
        ("language model", "language"),
        ("C", "C++"),
    ],
)
def test_what_is_not_one_stays_apart(one: str, other: str) -> None:
    assert len(merged(one, other)) == 2


def test_a_task_may_drop_the_word() -> None:
    assert len(merged("sales forecasting task", "sales forecasting")) == 1
    formal = ("regression", "classifier", "eigenvalue")
    assert len(merged("text classification problem", "text classification", *formal)) == 4
    assert len(merged("writing task", "writing", "halting problem", "halting")) == 4


def test_an_algorithm_may_drop_the_word() -> None:
    assert len(merged("apriori algorithm", "apriori")) == 1
    assert len(merged("page replacement algorithm", "page replacement")) == 1
    assert len(merged("page replacement model", "page replacement")) == 2


def test_abbreviations_join_their_long_form_over_notes() -> None:
    found = merge(
        names("singular value decomposition", "SVD"),
        [synonymy("singular value decomposition", "SVD")],
        NO_VOCABULARY,
    )
    assert sets(found) == {frozenset({"singular value decomposition", "svd"})}


def test_an_abbreviation_with_two_long_forms_joins_neither() -> None:
    surfaces = names("support vector machine", "state value method", "SVM")
    pairs = [synonymy("support vector machine", "SVM"), synonymy("state value method", "SVM", note="b.md")]
    groups = merge(surfaces, pairs, NO_VOCABULARY)
    assert sets(groups) == {frozenset({"support vector machine"}), frozenset({"state value method"})}
    local = {group.names[0].key: group.local for group in groups}
    assert local == {
        "support vector machine": frozenset({("a.md", "svm")}),
        "state value method": frozenset({("b.md", "svm")}),
    }


def test_cut_long_forms_are_no_ambiguity() -> None:
    surfaces = names("root mean squared error", "mean squared error", "RMSE")
    pairs = [synonymy("root mean squared error", "RMSE"), synonymy("mean squared error", "RMSE")]
    assert any("rmse" in group for group in sets(merge(surfaces, pairs, NO_VOCABULARY)))


def test_a_vocabulary_joins_its_labels() -> None:
    known = vocabulary({"logistic regression": ["logit model"]})
    assert merged("logistic regression", "logit model", known=known) == {
        frozenset({"logistic regression", "logit model"})
    }


def test_a_vocabulary_keeps_its_concepts_apart() -> None:
    known = vocabulary({"pretraining": [], "pre training": []})
    assert len(merged("pre-training", "pretraining", known=known)) == 2
    pairs = [synonymy("precision", "recall", rule="also")]
    known = vocabulary({"precision": [], "recall": []})
    assert len(merge(names("precision", "recall"), pairs, known)) == 2


def test_the_notes_own_long_form_overrules_the_vocabulary() -> None:
    known = vocabulary({"principal component analysis": ["PCA"]})
    surfaces = names("patient controlled analgesia", "PCA", "principal component analysis")
    groups = merge(surfaces, [synonymy("patient controlled analgesia", "PCA")], known)
    assert frozenset({"patient controlled analgesia", "pca"}) in sets(groups)


def test_the_order_of_the_inputs_does_not_matter() -> None:
    surfaces = names(
        "SVD", "singular value decomposition", "pre-training", "pretraining", "max depth", "maximum depth"
    )
    pairs = [
        synonymy("singular value decomposition", "SVD"),
        synonymy("pre-training", "max depth", rule="also"),
    ]
    first = merge(surfaces, pairs, NO_VOCABULARY)
    for seed in range(5):
        keys = list(surfaces)
        random.Random(seed).shuffle(keys)
        assert merge({key: surfaces[key] for key in keys}, pairs[::-1], NO_VOCABULARY) == first


def test_one_concept_over_notes() -> None:
    found = found_in(
        "# Singular value decomposition\n\n**Singular value decomposition** (SVD) factors a matrix.",
        "# Compression\n\n**SVD** compresses images. Singular Value Decompositions are costly.",
    )
    (concept,) = [c for c in found.concepts if "singular value decomposition" in c.label.lower()]
    assert concept.label == "singular value decomposition"
    assert "SVD" in concept.aliases
    assert {evidence.note for evidence in concept.evidence} == {"note-1.md", "note-2.md"}
    assert not any(c.label == "SVD" for c in found.concepts)


def test_names_that_a_list_puts_side_by_side_stay_apart() -> None:
    known = vocabulary({"count encoding": ["frequency encoding"]})
    listed = {
        "count encoding": {("a.md", "list", 1): ("a.md", 4)},
        "frequency encoding": {("a.md", "list", 1): ("a.md", 5)},
    }
    given = names("count encoding", "frequency encoding")
    assert len(merge(given, [], known)) == 1
    assert len(merge(given, [], known, listed)) == 2


def test_names_of_one_heading_are_not_side_by_side() -> None:
    documents = read("# Encoding\n\n## Count / Frequency encoding\n\n## Target encoding\n")
    found = families(find_mentions(documents), documents)
    one, other, third = (found[key] for key in ("count", "frequency encoding", "target encoding"))
    assert not told_apart(one, other)
    assert told_apart(other, third)


def test_titles_of_two_notes_stay_apart() -> None:
    documents = read("# Markov chain\n\nOne.\n", "# Markov process\n\nTwo.\n")
    found = families(find_mentions(documents), documents)
    assert told_apart(found["markov chain"], found["markov process"])


def test_an_alias_with_a_text_of_its_own_stays_apart() -> None:
    one, other = name("indifference curve", rules=["title"]), name("Giffen good", rules=["item_label"])
    alias = synonymy("indifference curve", "Giffen good", rule="alias")
    both = {one.key: one, other.key: other}
    assert len(merge(both, [alias], NO_VOCABULARY)) == 2
    plain = {one.key: one, other.key: name("Giffen good")}
    assert len(merge(plain, [alias], NO_VOCABULARY)) == 1


@pytest.mark.parametrize(
    ("stem", "one"), [("bootstrapping", True), ("gel filtration", True), ("firewall", False), ("kiln", False)]
)
def test_a_technique_is_only_what_is_one_itself(stem: str, one: bool) -> None:
    assert (len(merged(stem, f"{stem} technique")) == 1) == one


def test_the_file_of_a_note_that_is_titled_by_its_alias_is_another_name() -> None:
    titled = document("---\naliases: CPR\n---\n# CPR\n\nPress on the chest.\n", "Chest rescue.md")
    linking = document("See [[Chest rescue]], which helps.", "other.md")
    (concept,) = find_concepts(parse_documents([titled, linking]), NO_VOCABULARY).concepts
    assert {concept.label.lower(), *concept.aliases} == {"cpr", "chest rescue"}


def test_a_common_word_is_not_the_short_name_of_a_heading() -> None:
    known = vocabulary({"regularizer": ["regularization function"]})
    found = found_in("# Regularization\n\n**Function**\n\nThe impurity function is convex.", known=known)
    assert all("function" not in concept.aliases for concept in found.concepts)


def test_other_names_of_the_shipped_vocabulary_do_not_hold_in_other_fields() -> None:
    shipped = structs.replace(
        vocabulary({"classification error": ["error rate"]}).vocabularies[0], shipped=True
    )
    narrowed = Vocabularies([shipped]).for_notes([f"term {number}" for number in range(20)])
    assert narrowed.get("error rate") is None
    assert narrowed.get("classification error") is not None
