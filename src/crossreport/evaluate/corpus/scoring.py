"""Scores a record of a corpus's reports: field by field, the grouping, and end to end.

Per report, the incident that it is mainly about is compared with the incident that it was coded
under. A report of which the record tells no incident has everything wrong and, in the grouping,
stands alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossreport.evaluate.corpus import fields
from crossreport.evaluate.corpus.coreference import (
    b_cubed,
    ceaf_e,
    conll,
    merges,
    muc,
)
from crossreport.evaluate.corpus.gold import CodedIncident, Corpus
from crossreport.evaluate.corpus.report import CorpusReport, Measure
from crossreport.model import Claim, CountKind, Document, Incident, Place

FIELDS = (
    "killed_exact",
    "injured_exact",
    "both_exact",
    "date_exact",
    "date_within_1",
    "date_told_exact",
    "date_holds",
    "place_25km",
    "state_right",
    "city_right",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says of one incident, in the corpus's terms.

    Attributes:
        incident: of the record; ``None`` where there is none.
        place: its place, if it has one.
    """

    incident: Incident | None
    place: Place | None = None

    @property
    def killed(self) -> int | None:
        """The figure of killed; ``None`` without an incident."""
        return self._figure(CountKind.KILLED)

    @property
    def injured(self) -> int | None:
        """The figure of injured; ``None`` without an incident."""
        return self._figure(CountKind.INJURED)

    def _figure(self, kind: CountKind) -> int | None:
        return None if self.incident is None else fields.figure(self.incident.counts.get(kind))


def judge(answer: Answer, gold: CodedIncident) -> dict[str, bool]:
    """Return for each field whether it is right; fields that were not coded are left out."""
    killed, injured = answer.killed == gold.killed, answer.injured == gold.injured
    incident = answer.incident
    off = None if incident is None else fields.days_off(incident.date, gold.day)
    verdict = {
        "killed_exact": killed,
        "injured_exact": injured,
        "both_exact": killed and injured,
        "date_exact": off == 0,
        "date_within_1": off is not None and off <= 1,
        "date_told_exact": incident is not None
        and fields.told_days_off(incident.date, gold.day) == 0,
        "date_holds": incident is not None and incident.date.holds(gold.day),
        "state_right": fields.state_right(answer.place, gold.state),
        "city_right": fields.city_right(answer.place, gold.city),
    }
    if gold.point is not None:
        km = fields.km_off(answer.place, gold.point)
        verdict["place_25km"] = km is not None and km <= fields.WITHIN_KM
    return verdict


def fit(answer: Answer, gold: CodedIncident) -> int:
    """Return how many of killed, injured, date within a day and place are right."""
    verdict = judge(answer, gold)
    place = verdict.get("place_25km", verdict["state_right"])
    return sum((verdict["killed_exact"], verdict["injured_exact"], verdict["date_within_1"], place))


@dataclass(frozen=True, slots=True)
class Told:
    """A record, as far as it tells of the reports of a corpus.

    Attributes:
        answers: by incident id.
        by_document: ids of the incidents that each report tells, natural disasters left out.
        main: id of the incident that each report is mainly about, where it tells any.
        documents: ids of the reports that the record holds.
    """

    answers: Mapping[str, Answer]
    by_document: Mapping[str, tuple[str, ...]]
    main: Mapping[str, str]
    documents: frozenset[str]

    @classmethod
    def of(
        cls,
        *,
        incidents: Iterable[Incident],
        claims: Mapping[str, Claim],
        places: Mapping[str, Place],
        documents: Iterable[Document],
        main: Mapping[str, str],
    ) -> "Told":
        """Gather what a record holds."""
        answers: dict[str, Answer] = {}
        told: dict[str, dict[str, None]] = {}
        for one in incidents:
            answers[one.id] = Answer(one, places.get(one.place_id) if one.place_id else None)
            if not one.context:
                for claim_id in one.claim_ids:
                    told.setdefault(claims[claim_id].document_id, {})[one.id] = None
        return cls(
            answers=answers,
            by_document={name: tuple(found) for name, found in told.items()},
            main=main,
            documents=frozenset(document.id for document in documents),
        )

    def answer(self, document_id: str) -> Answer:
        """Return what the record says of the incident that a report is mainly about."""
        found = self.main.get(document_id)
        return Answer(None) if found is None else self.answers[found]

    def best_answer(self, document_id: str, gold: CodedIncident) -> Answer:
        """Return the report's incident that fits the coded one best; the main one among equals."""
        mine = self.answer(document_id)
        others = (self.answers[name] for name in self.by_document.get(document_id, ()))
        return max((mine, *others), key=lambda one: (one.incident is not None, fit(one, gold)))

    def choice_right(self, document_id: str, gold: CodedIncident) -> bool:
        """Say whether no other incident of the report fits better, and this one fits at all."""
        mine = fit(self.answer(document_id), gold)
        return 0 < mine == fit(self.best_answer(document_id, gold), gold)

    def grouping(self, corpus: Corpus) -> dict[str, str]:
        """Return the group of each report: its main incident, or itself."""
        return {name: self.main.get(name, f"alone:{name}") for name in corpus.by_document}


def score_told(told: Told, corpus: Corpus) -> CorpusReport:
    """Score what a record tells; without baselines, see `crossreport.evaluate.corpus.score`."""
    right: Counter[str] = Counter()
    ceiling: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for name, gold in corpus.by_document.items():
        mine = judge(told.answer(name), gold)
        best = judge(told.best_answer(name, gold), gold)
        right.update(field for field, ok in mine.items() if ok)
        ceiling.update(field for field, ok in best.items() if ok)
        total.update(mine.keys())
    measures = [
        Measure(name, right[name] / total[name], right[name], total[name], ceiling=ceiling[name])
        for name in FIELDS
        if total[name]
    ]
    chosen = sum(told.choice_right(name, gold) for name, gold in corpus.by_document.items())
    reports = len(corpus.by_document)
    measures.append(Measure("main_incident", chosen / reports, chosen, reports))
    measures += linking(told.grouping(corpus), gold_grouping(corpus))
    whole = [gold for gold in corpus.incidents if recovered(told, corpus, gold)]
    share = len(whole) / len(corpus.incidents)
    measures.append(Measure("end_to_end", share, len(whole), len(corpus.incidents)))
    return CorpusReport(
        reports=reports,
        incidents=len(corpus.incidents),
        not_read=len(corpus.by_document.keys() - told.documents),
        without_incident=sum(name not in told.main for name in corpus.by_document),
        measures=tuple(measures),
        left_out=len(corpus.left_out),
    )


def gold_grouping(corpus: Corpus) -> dict[str, str]:
    """Return the coded incident of each report."""
    return {name: one.id for name, one in corpus.by_document.items()}


def linking(found: Mapping[str, str | int], gold: Mapping[str, str]) -> list[Measure]:
    """Score a grouping of reports."""
    pairs = merges(found, gold)
    cubed = b_cubed(found, gold)
    return [
        Measure("muc_f", muc(found, gold).f),
        Measure("bcubed_p", cubed.precision),
        Measure("bcubed_r", cubed.recall),
        Measure("bcubed_f", cubed.f),
        Measure("ceaf_e_f", ceaf_e(found, gold).f),
        Measure("conll", conll(found, gold)),
        Measure("false_merges", pairs.false_rate, pairs.false, pairs.false + pairs.right),
        Measure("missed_merges", pairs.missed_rate, pairs.missed, pairs.missed + pairs.right),
    ]


def recovered(told: Told, corpus: Corpus, gold: CodedIncident) -> bool:
    """Say whether one incident of the record, and only one, is this one with its fields right.

    It must be the main incident of more than half of the coded incident's reports, and those more
    than half of the reports that it is the main incident of. Date within a day, place within 25 km
    (the state and the city right where no coordinates were coded), killed and injured exact.
    """
    names = Counter(told.main[name] for name in gold.documents if name in told.main)
    if not names:
        return False
    found, together = names.most_common(1)[0]
    held = sum(told.main.get(name) == found for name in corpus.by_document)
    if 2 * together <= len(gold.documents) or 2 * together <= held:
        return False
    verdict = judge(told.answers[found], gold)
    place = verdict.get("place_25km", verdict["state_right"] and verdict["city_right"])
    return verdict["both_exact"] and verdict["date_within_1"] and place
