"""The step ``link``, with the weights and costs that a record keeps of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from crossreport.model import Verdict
from crossreport.model.counted import counted
from crossreport.pipeline.outcome import Outcome
from crossreport.pipeline.present import as_pairs, present
from crossreport.pipeline.progress import SILENT, Progress
from crossreport.pipeline.versions import code_version, digest, digest_of

if TYPE_CHECKING:
    from crossreport.link import Batch, Estimate, LinkingModel
    from crossreport.store import Record

WEIGHTS = "linking_weights"
"""The name in ``meta`` of a record's own weights."""

COSTS = "linking_costs"
"""The name in ``meta`` of what false and missed merges cost, as ``FALSE:MISSED``."""

_DOCUMENTS = 500  # read at a time


@dataclass(frozen=True, slots=True)
class Costs:
    """What errors cost, in any unit; ``None`` where the record's, or the shipped one, is meant."""

    false_merge: float | None = None
    missed_merge: float | None = None


def linking_model(record: "Record") -> "LinkingModel":
    """Return the shipped model with the weights and costs that a record keeps."""
    from crossreport.link import OwnWeights, load_model, with_costs, with_own

    kept = record.meta()
    model = load_model()
    if weights := kept.get(WEIGHTS):
        model = with_own(model, OwnWeights.loads(weights))
    if costs := kept.get(COSTS):
        false, _, missed = costs.partition(":")
        model = with_costs(model, false_merge=float(false), missed_merge=float(missed))
    return model


def set_costs(record: "Record", costs: Costs) -> None:
    """Keep what errors cost; linking is done again where that changes it.

    Raises:
        LinkingError: they cannot be followed.
    """
    from crossreport.link import with_costs

    model = linking_model(record)
    false = model.false_merge_cost if costs.false_merge is None else costs.false_merge
    missed = model.missed_merge_cost if costs.missed_merge is None else costs.missed_merge
    with_costs(model, false_merge=false, missed_merge=missed)
    record.put_meta(**{COSTS: f"{false:g}:{missed:g}"})


def use_shipped(record: "Record") -> None:
    """Forget a record's own weights and costs."""
    kept = record.meta()
    record.put_meta(**{name: "" for name in (WEIGHTS, COSTS) if kept.get(name)})


def estimate_weights(record: "Record", *, progress: Progress = SILENT) -> "Estimate":
    """Estimate m and u on a record's own claims, and keep them for linking.

    Raises:
        LinkingError: the record holds too little; what it keeps stays as it was.
    """
    from crossreport.link import OwnWeights, estimate

    progress.begin("estimate", None)
    found = estimate(_batches(record), copies=record.copies())
    levels = {
        name: {level: one.own for level, one in own.items()} for name, own in found.levels.items()
    }
    own = OwnWeights(_made_from(record), found.prior, levels)
    record.put_meta(**{WEIGHTS: own.dumps()})
    summary = f"{counted(found.pairs, 'pair')}, about {found.matches:,.0f} of one incident"
    progress.end("estimate", summary)
    return found


def link(record: "Record", *, progress: Progress = SILENT) -> Outcome:
    """Find the claims that tell the same incident."""
    version = link_version(record)
    if record.steps("link").get("") == version:
        progress.begin("link", 0)
        progress.end("link", "nothing new")
        return Outcome("link", 0, up_to_date=True)
    from crossreport.link import decide, link_batches, takes_part
    from crossreport.store import excerpts, telling

    progress.begin("link", None)
    judgements = record.judgements()
    with record.snapshot() as connection:
        ids = excerpts.read_claim_ids(connection) if judgements else set()
        pairs = as_pairs(present(judgements, ids, record.claims))
        judged = {name for one in pairs for name in (one.left, one.right)}
        known = telling.read_claims_named(connection, judged)
    linkage = link_batches(
        _batches(record),
        decisions=decide(pairs, (one.id for one in known if takes_part(one))),
        copies=record.copies(),
        model=linking_model(record),
    )
    record.put_linkage(linkage.links, linkage.clusters, version=version)
    compared = counted(linkage.compared, "pair")
    progress.end("link", f"{compared} compared, {counted(len(linkage.clusters), 'incident')}")
    return Outcome("link", len(linkage.links))


def link_version(record: "Record") -> str:
    """Return what the links depend on, as a digest."""
    deciding = (Verdict.SAME, Verdict.DIFFERENT)
    judgements = [
        one.id
        for one in record.judgements()
        if one.withdrawn_at is None and (one.verdict in deciding or one.claim is not None)
    ]
    kept = record.meta()
    own = [kept.get(name, "") for name in (WEIGHTS, COSTS)]
    return digest([_made_from(record), repr(judgements), *(own if any(own) else ())])


def _made_from(record: "Record") -> str:
    """Return what the pairs depend on, as a digest."""
    from crossreport.codebook import codebook_version

    steps = (digest_of(record.steps(step)) for step in ("copies", "extract", "geocode"))
    return digest([code_version("crossreport.link"), codebook_version(), *steps])


def _batches(record: "Record") -> "Iterator[Batch]":
    """Yield the claims in the order of their reports, some reports at a time."""
    from crossreport.link import Batch
    from crossreport.store import excerpts, reading, telling

    places, located = record.places(), record.locations()
    with record.snapshot() as connection:
        ids = iter(telling.read_report_order(connection))
        while some := list(islice(ids, _DOCUMENTS)):
            claims = telling.read_claims_of(connection, some)
            yield Batch(
                claims,
                {one.id: places[located[one.id]] for one in claims if one.id in located},
                {one.id: one for one in reading.read_documents(connection, some)},
                excerpts.read_schemes(connection, some),
            )
