"""Verbs that only carry an event noun ("carried out an attack")."""

from spacy.tokens import Token

from crossreport.extract.vocabulary import frame_words


def light_verb(noun: Token) -> Token | None:
    """Return the verb that only carries an event noun ("carried out an attack")."""
    if noun.dep_ in {"dobj", "nsubjpass", "obj", "conj"}:
        head = noun.head.head if noun.dep_ == "conj" else noun.head
        if head.lemma_.lower() in frame_words()["light_verbs"]:
            return head
    if noun.dep_ != "nsubjpass":
        for child in noun.children:
            if child.dep_ == "acl" and child.lemma_.lower() in frame_words()["light_verbs"]:
                return child
    return None
