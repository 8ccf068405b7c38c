"""A word that says what happened, with the word for the people that it befell."""

from dataclasses import dataclass

from spacy.tokens import Token

from crossreport.extract.counts.reality import Reality
from crossreport.model import CountKind


@dataclass(frozen=True, slots=True)
class Hit:
    """A predicate and the word for the people that it befell.

    Attributes:
        kind: what happened to them.
        predicate: the word that says so.
        patient: the head of the phrase that names them.
        strong: whether the predicate is said of people only.
        reality: whether it happened.
        by_own_hand: whether they did it to themselves.
        means: whether that is how the attack is made ("blew himself up").
        counted: whether the patient is a noun that counts people one by one ("14 deaths").
        share: whether they are some of those counted before ("one fatally").
        measured: the noun that says of whom a bare figure is ("the number of miners killed").
    """

    kind: CountKind
    predicate: Token
    patient: Token
    strong: bool
    reality: Reality
    by_own_hand: bool = False
    means: bool = False
    counted: bool = False
    share: bool = False
    measured: Token | None = None
