"""Words that are not concepts: the furniture of notes and the generic vocabulary of any field.

Closed lists of general English, none of one subject. All entries are folded (`graph.labels.fold`): singular,
lower case.
"""

from __future__ import annotations

from graph.labels import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(entry) for entry in text.split(",") if entry.strip())


FURNITURE = _words(
    """
    abstract, acknowledgement, acknowledgment, additional concept, advantage, algorithm detail,
    algorithm step, also, alternative characterization, alternative nomenclature, alternative notation,
    analogy, analysis, and output, answer, appendix, application, applications and  limitations,
    assumption, author, background, basic, basic rule, basic terminology, basics, benefit, best
    practice, bibliography, big picture, bottom line, case study, category, caution, caveat, challenge,
    chapter, characteristic, characterization, check your understanding, clinical implication, code,
    code example, comment, common, common  pitfall, common     use, common mistake, common use case,
    comparison, component, con, concept, conceptual, conclusion, conclusion and     outlook,
    conclusions, connection, connections, consideration, content, contents, context, core, corollary,
    created, criteria, critique, data, dataset used, date created, day, definition, derivation,
    description, detail, detailed walkthrough, difference, disadvantage, discussion, does it work,
    drawback, equation, evaluation, example, example code, exercise, experiment, explanation, extension,
    fact, faq, feature summary, figure, final, foreword, formal definition, formal expression, formal
    statement, formula, formulation, framework, frameworks, full picture, fun fact, functional
    classification, fundamental concept, fundamentals, further reading, further topic, future work,
    general, general idea, general structure, generalization of result, geometric interpretation,
    getting started, global form, glossary, goal, history, home, homework, how, how it     works, how it
    work, how to use these notes, hyperlink, idea, implementation, implementation in, implementation in
    r, implication, important, important note, in general, in practice, in short, in summary, inbox,
    index, info, input, installation, interpretation, intro, introduction, intuition, intuitive
    explanation, issue, key, key assumption, key characteristic, key component, key concept, key
    connection, key difference, key fact, key feature, key formula, key hyperparameter, key insight, key
    point, key property, key step, key takeaway, key term, kind, last modified, learning objective,
    learning outcome, lecture, legend, lemma, lesson, license, limitation, link, local form, main, main
    goal, main idea, main point, main topic, main use, making, mathematical, mathematical definition,
    mathematical detail, mathematical foundation, matters, misc, miscellaneous, mnemonic, module,
    motivation, naming, next, nomenclature, notation, note, note to self, numerical example, objective,
    of, origin, other, outline, outlook, output, overview, parent, part, physical interpretation,
    pitfall, platform, plot, policy implication, practical, practical implication, practical tip,
    practice, preface, prerequisite, pro, problem, problem and exercise, problem set, problem-solving
    strategies, problem-solving strategy, procedure, proof, property, proposition, pros and cons,
    pseudocode, purpose, python, python implementation, question, question and answer, quick reference,
    quick start, quiz, readme, real-world application, real-world example, recap, reference, related,
    related note, remark, requirement, resource, result, review, review question, rule, scenario,
    section, section summary, see, see also, self-test, session, setup, side note, similarity, simple
    example, solution, source, status, step, step by step, strategy, strength, structural
    classification, study question, summary, table, table of contents, tag, take home investigation,
    take-home experiment, takeaway, term, terminology, test prerequisite, test yourself, theorem,
    theoretical  foundation, theory and practice, things great and small, thought, tip, tl;dr, tldr, to
    do, to read, toc, todo, tool, tools and, topic, toy, type, unit, untitled, usage, use, use case,
    useful link, variant, variation, visualization, walkthrough, warning, weakness, week, when to use,
    when to use it, why it, worked, works
    """
)
"""Titles of sections and run-in labels that every subject's notes share."""

GENERIC = _words(
    """
    ability, above, absence, access, account, action, activity, addition, advantage, aim, amount, analogy,
    answer, application, approach, area, argument, article, aspect, assumption, at least, author, average,
    background, base, basis, beginning, behavior, benefit, best way, better performance, better result, bit,
    book, bottom, box, calculation, case, cause, center, chance, change, chapter, characteristic, choice,
    class of problem, collection, column, combination, comment, common way, comparison, complexity,
    component, computation, computer, concept, conclusion, condition, consequence, consideration,
    constraint, content, context, contrast, contribution, copy, core, cost, count, course, creation, crucial
    role, data point, date, day, decision, default, degree, demand, description, design, detail,
    development, device, difference, difficulty, direction, disadvantage, discussion, domain, doubt,
    drawback, e.g, edge case, effect, effectiveness, efficiency, effort, element, end, entity, entry,
    environment, equation, error, etc, event, evidence, exact value, example, exception, exercise,
    existence, expert, explanation, expression, extension, extent, fact, factor, failure, family, fashion,
    field, figure, figure above, file, final result, final step, finding, first step, flexibility, focus,
    folder, following, form, format, formula, formulation, fraction, framework, freedom, function of,
    future, gap, general case, generality, given point, goal, good choice, good idea, good performance, good
    result, group, guarantee, guess, guide, half, hand, help, high performance, high value, hour, human, i,
    i.e, idea, ii, iii, image, impact, implementation, importance, important role, improvement, increase,
    individual, influence, information, input, insight, instance, interaction, interest, interval,
    introduction, intuition, issue, item, iv, job, key, key difference, key point, key role, kind,
    knowledge, label name, lack, language, large amount, large number, last step, law of, layer of, left,
    left side, length, lesson, letter, level, library, life, limit, limitation, line, link, list,
    literature, location, long time, lot, low value, machine, main difference, main idea, majority, manner,
    many, mass of, material, mathematician, maximum, meaning, means, measurement, mechanism, member,
    message, method, middle, minimum, minute, mistake, mode, moment, month, most, motivation, name, nature,
    need, new data, next, next step, no, notation, note, notebook, notion, number, object, objective,
    observation, occurrence, of, one, one way, operation, opinion, opportunity, option, order, organization,
    origin, other, other hand, outcome, outline, output, overview, page, pair, paper, paragraph, parameter
    value, part, past, path, pattern, people, percentage, performance, period, person, perspective, phase,
    phenomenon, physicist, piece, place, plan, point, point of view, position, possibility, power of,
    practice, practitioner, presence, present, principle, problem, procedure, process, product of, program,
    progress, project, property, proportion, purpose, quality, quantity, question, range, rate, reader,
    real, real world, real-world, real-world problem, reason, reference, region, relation, relationship,
    representation, requirement, research, researcher, resource, respect, response, rest, result, return,
    review, right, right side, risk, role, row, rule, rule of thumb, run, sake, same, same time, same
    way, sample code, scale, scenario, scheme, school, science, scientist, second step, section, selection,
    sense, sentence, sequence of, series of, set, setting, setup, shape, share, short, short time, side,
    sign, similarity, simple, simple case, simple way, simplicity, situation, size, small, small amount,
    software, solution, source, space, special case, speed, stage, standard, start, state, statement, step,
    story, strategy, strength, structure, student, study, stuff, style, subject, subset, success, sum of,
    summary, support, symbol, system, table, target value, task, team, technique, technology, term,
    test, text, theme, theory of, thing, thought, time, tip, title, today, tool, top, topic, total, total
    number, trade-off between, treatment, trend, trial, true value, try, turn, two, type, understanding,
    unit of, usage, use, use case, user, utility, value, variant, variation, variety, version, view, way,
    weakness, website, week, whole, wide variety, wide range, word of, work, workflow, world, worth,
    year, yes
    """
)
"""Nouns that alone (or as these phrases) name nothing that a reader would look up."""

STOP_MODIFIERS = _words(
    """
    a, above, accurate, actual, additional, advanced, all, almost, also, alternative, an, another, any,
    appropriate, associated, available, bad, based, basic, below, best, better, better-suited, big, bigger,
    both, broader, called, careful, certain, chosen, classic, clear, common, commonly, competitive, complex,
    comprehensive, computed, concise, considerable, core, correct, corresponding, countless, crucial,
    current, decreased, decreasing, dedicated, deeper, desired, different, diverse, e.g, each, easier, easy,
    effective, efficient, eight, enhanced, entire, essential, even, every, everyday, excellent, existing,
    explicit, extensive, extra, famous, fast, faster, few, final, finer, first, fitted, five, flexible,
    following, former, four, frequent, fundamental, further, general, given, good, great, growing, hard,
    harder, her, high, higher, highest, his, huge, i.e, ideal, important, improved, inaccurate, increased,
    increasing, individual, initial step, interesting, its, just, key, known, lack, large, larger, largest,
    last, latter, least, less, long, longer, low, lower, lowest, main, major, many, massive, meaningful,
    minor, modern, more, more complex, most, most common, much, multiple, my, narrow, necessary, new, next,
    nice, nine, no, numerous, observed, obvious, occasional, old, one, only, optional, ordinary english,
    original, other, our, overall, own, particular, poor, popular, possible, potential, powerful, practical,
    predefined, previous, primary, proper, quite, rapid, rather, real, real-world, recent, reduced, related,
    relevant, reliable, remaining, remarkable, repeated, respective, resulting, rich, richer, right, robust,
    same, second, secondary, selected, sensitive, seven, several, sheer, short, shorter, significant,
    similar, simple, simpler, simplest, single, six, slow, slower, small, smaller, smallest, so-called,
    some, sophisticated, specialized, specific, stable, still, strong, subsequent, subtle, successive, such,
    sufficient, suitable, superior, ten, that, the, their, then, these, third, this, those, three, thus,
    tiny, too, traditional, two, typical, underlying, unknown, unreliable, unseen, unstable, used, useful,
    using, usual, various, vast, very, weak, well, well-known, whole, wide, widely, wider, widespread,
    worse, worst, wrong, your
    """
)
"""Words in front of a term that say something about the text, not about the notion. Stripped from the left of
prose phrases; in structural places only articles and numbers are."""

KEPT_MODIFIERS = _words(
    """
    advanced, alternative, basic, certain, classic, classical, clear, closed, complex, current, expected,
    fast, first, free, fundamental, general, given, hard, high, ideal, individual, known, large, long, low,
    modern, multiple, narrow, natural, normal, observed, open, original, potential, practical, primary,
    proper, real, rich, right, robust, second, secondary, short, simple, single, slow, small, specific,
    strong, third, total, unknown, unseen, weak, whole, wide
    """
)
"""Stop modifiers that are part of some terms (simple linear regression, long short-term memory):
a phrase with one of these is kept whole if the notes give it structural evidence, and stripped if not."""

QUALIFIERS = (STOP_MODIFIERS - KEPT_MODIFIERS) | _words("advanced, alternative, basic, modern, practical")
"""With a generic noun these only sort the text: "advanced technique", "practical consideration"."""

COMMANDS = frozenset(
    "adjust apply ascertain assess avoid calculate choose collect combine compare consider convert create"
    " decide define describe determine discuss divide eliminate ensure evaluate examine explain generate"
    " handle identify improve initialize keep learn make maximize minimize multiply normalize obtain optimize"
    " perform predict prepare prevent provide remove replace retrieve solve subtract understand validate"
    " verify".split()
)
"""Verbs of instructions ("adjust weights", "evaluate the model") that begin no name; a tagger takes them for
nouns where a title has no sentence around it."""

EFFECTS = frozenset(
    "accelerates activates affects allows binds boosts breaks catalyzes causes contains converts decreases"
    " degrades delivers enables encodes ensures facilitates forms helps increases induces inhibits initiates"
    " involves leads lowers maintains makes modulates occurs prevents produces promotes protects provides"
    " raises receives recruits reduces regulates releases removes requires responds secretes serves"
    " stabilizes stimulates stores strengthens suppresses synthesizes transfers triggers weakens".split()
)
"""Verbs of what a thing does ("modulates social behavior") that begin no name, as in `COMMANDS`."""

STRUCTURE_NOUNS = _words(
    """
    advantage, algorithm, application, approach, assumption, benefit, building block, category, challenge,
    characteristic, class, component, concept, disadvantage, element, example, family, feature, flavor,
    form, framework, ingredient, kind, library, limitation, measure, method, metric, model, parameter, part,
    phase, property, sort, stage, step, strategy, task, technique, tool, type, variant, variation
    """
)
"""Head nouns of headings and lead sentences that say how a list hangs on its concept ("Types of X")."""

DEGREES = _words(
    """
    accurate, bad, best, better, complex, decreased, decreasing, different, enhanced, excellent, faster,
    few, good, great, greater, greatest, high, higher, highest, improved, increased, increasing, large,
    larger, largest, less, longer, low, lower, lowest, many, more, new, old, poor, reduced, same, shorter,
    simpler, slower, smaller, smallest, strongest, weakest, worse, worst
    """
)
"""Words of degree: in front of a name they tell its state."""

MEASURES = _words(
    """
    abundance, amount, batch, bit, bunch, class, collection, copy, couple, dozen, example, form, group,
    handful, hundred, instance, kind, list, lot, majority, million, minibatch, minority, multitude, pair,
    percentage, period, piece, plenty, portion, quantity, set, sort, subset, thousand, type, variety,
    version
    """
)
"""Nouns that with "of X" only count or sort X: "type of wave", "set of parameters" are no notions."""

INTO = frozenset(
    "for during in through via into within without between among after before under around across against "
    "towards upon behind beneath beside".split()
)
"""Prepositions that open a place, a time or a purpose rather than a name ("during training")."""

LATIN = frozenset("vitro vivo situ silico utero".split())
"""What follows "in" in names: in vitro."""

FUNCTION_WORDS = _words("of, the, in, for, to, and, or, on, by, with, at, from, as, vs")
"""Words inside a term that say nothing about how common or long it is."""

REFERENCE_SECTIONS = _words(
    """
    about the author, acknowledgement, acknowledgment, additional reading, additional resource,
    bibliography, book, citation, contributor, credit, external link, further reading, further resource,
    learning resource, license, literature, online resource, other resource, reading list, recommended book,
    recommended reading, reference, references and further reading, resource, source, suggested reading,
    textbook, useful link, useful resource, useful video, video, works cited
    """
)
"""Titles of sections that list other people's works: what they name, the notes don't treat."""

EMPTY_HEADS = _words(
    "problem, result, effect, issue, concept, idea, task, technique, procedure, approach, method"
)
"""Heads of phrases that say little beside the name before them."""

SOLID_HEADS = _words(
    """
    algorithm, area, behavior, benefit, box, cause, class, component, computer, condition, constraint,
    cost, course, decision, degree, demand, device, distance, domain, effect, efficiency, entity,
    environment, equation, error, event, expression, factor, failure, family, field, figure, form,
    formula, frame, framework, function, group, hypothesis, image, impact, index, influence, input,
    interval, key, language, law, layer, length, letter, library, limit, line, link, list, machine, map,
    measurement, mechanism, memory, mode, model, network, node, number, object, operation, operator,
    order, organization, page, parameter, part, path, pattern, period, phase, plane, point, policy,
    population, position, power, principle, problem, procedure, process, product, program, project,
    property, protocol, quantity, range, rate, ratio, reaction, record, region, relation,
    representation, response, risk, row, rule, scale, scheme, selection, sequence, series, service, set,
    shape, sign, signal, size, software, source, space, speed, stage, state, step, strategy, stream,
    structure, supply, surface, symbol, system, table, target, task, technology, term, test, text,
    theory, time, tool, transfer, treatment, tree, trial, type, unit, utility, value, variable, view,
    wave, window
    """
)
"""Generic words that are nevertheless usual heads of terms: address space, page table, training set."""

WEAK_ALONE = _words(
    """
    algorithm, application, category, class, computation, document, learning, metric, model, network,
    observation, parameter, population, prediction, relevance, sample, square, technique, theory, training,
    variable, word
    """
)
"""Heads of many terms that alone say little: concepts only where a note or a link is named after them."""

GIVEN_NAMES = frozenset(
    """
    aaron abraham adrian agnes alan albert alejandro alessandro alex alexander alexandre alexei alfred
    alice alison allan allen amanda amos amy ana andreas andrei andrew angela ann anna anne anthony
    antoine antonio arnold arthur barbara benjamin bernard bernhard bertrand bob boris brian bruce
    burrhus carl carlo carlos caroline catherine charles charlotte chris christian christine christoph
    christopher claire clara claude colin craig daniel danny dave david deborah denis dennis diana diane
    dmitri donald dorothy douglas edgar edmund eduardo edward edwin eleanor elena elizabeth ellen emil
    emily emma enrico eric erik ernest ernst erwin eugene eva evelyn felix fernando francis francisco
    franz fred frederic frederick friedrich fritz gabriel gary geoffrey george gerald gerhard giovanni
    giuseppe gordon gottfried graham gregor gregory guido guillaume gustav hans harold harry heather
    heinrich helen helena helmut henri henry herbert herman hermann howard hugo ian igor irene isaac
    isabel ivan jacob jacques jakob james jan jane janet jason jean jeff jeffrey jennifer jeremy jerome
    jessica jim joan johan johann johannes john jonathan jorge jose josef joseph juan judith julia
    julian julie jurgen karen karl kate katherine kathleen keith kenneth kevin klaus konrad kurt larry
    laura lawrence leonard leonhard leonid lev lewis linda lisa lorenzo louis louise lucas lucy ludwig
    luigi luis lynn marco margaret maria marie mario marion martha martin mary matthew maurice melissa
    michael michel michelle miguel mikhail milton nancy naomi nathan neil nicholas nicolas nicole niels
    nikola nikolai noam oliver olivia oscar oskar otto pablo pamela patricia patrick paul pedro peter
    philip philipp pierre rachel ralph raymond rebecca rene richard robert roberto robin roger roland
    ronald rosalind roy rudolf russell ruth samuel sandra sara sarah scott sebastian sergei sergey
    sharon sigmund simon sofia sophie stanley stefan stephanie stephen steve steven stuart susan sylvia
    teresa theodor theodore theresa thomas timothy tom tony ulrich ursula valerie victor victoria
    vincent virginia vladimir walter warren werner wilhelm willem william wolfgang yann yoshua yuri yves
    """.split()
)
"""Common given names that are no other words: "Gregor Mendel" is a person."""
