"""Small questions about a dependency parse, asked by several extractors."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

_CLAUSE_DEPS = {"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis", "xcomp"}
_CLAUSES = "crossreport.clauses"
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_OBJECTS = {"dobj", "obj", "dative"}


def upward(token: Token) -> Iterator[Token]:
    """Yield the token and then each of its governors up to the root."""
    while True:
        yield token
        if token.head is token or token.head.i == token.i:
            return
        token = token.head


def clause_head(token: Token) -> Token:
    """Return the verb of the smallest clause that holds the token (or the sentence's root)."""
    return token.doc[_clauses(token.doc)[0][token.i]]


def own_clause(token: Token) -> list[Token]:
    """Return the words of the clause that holds a token, without the clauses nested in it."""
    heads, members = _clauses(token.doc)
    return [token.doc[i] for i in members[heads[token.i]]]


def _clauses(doc: Doc) -> tuple[list[int], dict[int, list[int]]]:
    """Return each token's clause head, and each clause's tokens; found once for a parse.

    Asked again for every trigger, climbing the tree anew would take a long sentence's length
    squared.
    """
    known: tuple[list[int], dict[int, list[int]]] | None = doc.user_data.get(_CLAUSES)
    if known is not None:
        return known
    heads = [-1] * len(doc)
    for token in doc:
        path = []
        step = token
        while heads[step.i] < 0 and not _heads_clause(step):
            path.append(step.i)
            step = step.head
        found = heads[step.i] if heads[step.i] >= 0 else step.i
        heads[step.i] = found
        for index in path:
            heads[index] = found
    members: dict[int, list[int]] = {}
    for index, head in enumerate(heads):
        members.setdefault(head, []).append(index)
    doc.user_data[_CLAUSES] = (heads, members)
    return heads, members


def _heads_clause(token: Token) -> bool:
    return token.head.i == token.i or (token.pos_ in {"VERB", "AUX"} and token.dep_ in _CLAUSE_DEPS)


def subjects(verb: Token) -> list[Token]:
    """Return the verb's subjects: its own, else those of the verb it continues.

    A participle ("killing 68"), an infinitive and a conjunct share the subject of the verb
    that governs them; a relative clause has the noun it describes.
    """
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if own:
        return [_antecedent(s) for s in own]
    if verb.dep_ == "acl" and verb.tag_ in {"VBG", "VB"}:
        return [verb.head]
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return subjects(verb.head)
    if verb.dep_ in {"xcomp", "advcl"} and verb.tag_ in {"VBG", "VB"}:
        return subjects(verb.head) if verb.head.pos_ in {"VERB", "AUX"} else []
    return []


def _antecedent(token: Token) -> Token:
    """Return the noun a relative pronoun stands for, else the token."""
    if token.tag_ in {"WDT", "WP"} or token.lower_ == "that":
        clause = clause_head(token)
        if clause.dep_ == "relcl":
            return clause.head
    return token


def objects(verb: Token) -> list[Token]:
    """Return direct objects; for a passive verb its subject, for a participle its noun."""
    if is_passive(verb):
        if verb.dep_ == "acl":
            return [verb.head]
        return subjects(verb)
    return [c for c in verb.children if c.dep_ in _OBJECTS]


def agents(verb: Token) -> list[Token]:
    """Return those who do it: the subject, or the "by" phrase of a passive verb."""
    if is_passive(verb):
        by = [c for c in verb.children if c.dep_ == "agent" or (c.lower_ == "by")]
        return [p for c in by for p in c.children if p.dep_ == "pobj"]
    return subjects(verb)


def is_passive(verb: Token) -> bool:
    """Say whether a verb form is passive ("were killed", "a mine left by …")."""
    if any(c.dep_ in {"auxpass", "nsubjpass", "agent"} for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children):
        return False
    if verb.dep_ == "conj" and not any(c.dep_ in _SUBJECTS for c in verb.children):
        return is_passive(verb.head)
    return not any(c.dep_ in _OBJECTS for c in verb.children)


def is_negated(token: Token) -> bool:
    """Say whether the word itself is negated ("did not attack", "no attack")."""
    return any(
        c.dep_ == "neg"
        or (c.dep_ == "det" and c.lower_ in {"no", "neither"})
        or (c.dep_ in _SUBJECTS and c.lower_ in {"none", "nobody", "neither"})
        or (c.dep_ in _SUBJECTS and any(d.lower_ == "no" for d in c.children))
        for c in token.children
    )


def is_plural(noun: Token) -> bool:
    """Say whether a noun form is plural."""
    return noun.tag_ in {"NNS", "NNPS"}


def is_bare(noun: Token) -> bool:
    """Say whether nothing makes a noun one thing: no article, number, owner or modifier."""
    return not any(
        c.dep_ in {"det", "nummod", "poss", "compound", "amod", "nmod"} for c in noun.children
    )


def is_definite(noun: Token) -> bool:
    """Say whether a noun points to something already known ("the blast", "their attack")."""
    return any(
        c.lower_ in {"the", "this", "that", "these", "those"} or c.dep_ == "poss"
        for c in noun.children
        if c.dep_ in {"det", "poss"}
    )


def phrase(noun: Token) -> tuple[Token, Token]:
    """Return the first and last token of a noun phrase, without clauses that describe it."""
    first = noun
    last = noun
    for child in noun.subtree:
        if child.i < first.i and _inside(child, noun):
            first = child
        if child.i > last.i and child.head.i == noun.i and child.dep_ == "flat":
            last = child
    return first, last


def _inside(token: Token, noun: Token) -> bool:
    return all(t.dep_ not in {"relcl", "acl", "appos"} for t in upward(token) if t.i < noun.i)


def with_modifiers(noun: Token) -> tuple[Token, Token]:
    """Return the first adjective or compound before a noun, and the noun."""
    first = min(
        (c for c in noun.children if c.dep_ in {"compound", "amod"} and c.i < noun.i),
        key=lambda c: c.i,
        default=noun,
    )
    return first, noun


def tree_distance(a: Token, b: Token) -> int:
    """Return the number of arcs between two tokens of one sentence."""
    above_a = {t.i: n for n, t in enumerate(upward(a))}
    for steps, t in enumerate(upward(b)):
        if t.i in above_a:
            return steps + above_a[t.i]
    return len(a.doc)
