"""What holds for any incident whatever its claims say."""

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from crossreport.model import Copy, CountKind, CountPart, Incident, Qualifier, Stance
from crossreport.reconcile import reconcile
from tellings import Record, count, days, document, place

FIRST = date(2024, 5, 1)
TOWNS = [place(f"t{n}", 34 + n / 10, 38 + n / 7, radius=r) for n, r in enumerate((5, 8, 60, 150))]

figures = st.builds(
    lambda kind, low, more, hedge, part: count(
        kind,
        low,
        None if hedge is Qualifier.AT_LEAST else low + more,
        best=None if hedge is Qualifier.VAGUE else low,
        qualifier=hedge,
        part=part,
    ),
    st.sampled_from([CountKind.KILLED, CountKind.INJURED]),
    st.integers(0, 30),
    st.integers(0, 9),
    st.sampled_from([Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.VAGUE, Qualifier.BETWEEN]),
    st.sampled_from(list(CountPart)),
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    record = Record()
    for number in range(draw(st.integers(1, 6))):
        doc = draw(st.sampled_from(["herald", "post", "times", "tribune"]))
        published = draw(st.one_of(st.none(), st.integers(20, 25)))
        record.documents.setdefault(doc, document(doc, published and date(2024, 5, published)))
        start = FIRST + timedelta(draw(st.integers(0, 9)))
        record.tell(
            f"c{number}",
            doc=doc,
            at=draw(st.integers(0, 99)),
            type=draw(st.sampled_from(["armed-attack", "execution", "landmine"])),
            when=days(
                draw(st.sampled_from([None, start])), start + timedelta(draw(st.integers(0, 9)))
            ),
            where=draw(st.sampled_from([None, *TOWNS])),
            counts=draw(st.lists(figures, max_size=3)),
            said_by=draw(st.sampled_from([None, "Observatory", "residents"])),
            stance=draw(st.sampled_from([Stance.ASSERTED, Stance.ASSERTED, Stance.DENIED])),
        )
    return record


def incidents(
    record: Record, clusters: list[list[str]], copies: tuple[Copy, ...] = ()
) -> list[Incident]:
    return reconcile(
        clusters,
        claims={claim.id: claim for claim in record.claims},
        places=record.places,
        documents=record.documents,
        copies=copies,
    )


@effort(deadline=None)
@given(records())
def test_low_best_and_high_are_in_order(record: Record) -> None:
    (incident,) = incidents(record, [[claim.id for claim in record.claims]])
    for value in incident.counts.values():
        known = [end for end in (value.low, value.best, value.high) if end is not None]
        assert known == sorted(known)


@effort(deadline=None)
@given(records(), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_no_claim_is_lost(record: Record, rng: random.Random) -> None:
    ids = [claim.id for claim in record.claims]
    split = rng.randrange(len(ids) + 1)
    clusters = [cluster for cluster in (ids[:split], ids[split:]) if cluster]
    made = incidents(record, clusters)
    shuffled = [rng.sample(cluster, len(cluster)) for cluster in reversed(clusters)]
    assert incidents(record, shuffled) == made
    assert sorted(name for incident in made for name in incident.claim_ids) == sorted(ids)


@effort(deadline=None)
@given(records())
def test_a_copy_changes_nothing_but_the_list_of_claims(record: Record) -> None:
    ids = [claim.id for claim in record.claims]
    (before,) = incidents(record, [ids])
    original = record.claims[0].document_id
    published = record.documents[original].published
    record.documents["mirror"] = replace(
        record.documents[original],
        id="mirror",
        publisher="The Mirror",
        published=published and published + timedelta(3),
    )
    for claim in [c for c in record.claims if c.document_id == original]:
        copied = replace(claim, id=f"{claim.id}-copy", document_id="mirror")
        record.claims.append(copied)
        record.places[copied.id] = record.places[claim.id]
    copies = (Copy("mirror", original, 0.99, exact=True),)
    (after,) = incidents(record, [[claim.id for claim in record.claims]], copies)
    assert replace(after, claim_ids=before.claim_ids) == before
