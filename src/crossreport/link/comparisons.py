"""When each level of the linking model holds, in SQL over a pair's columns."""

from typing import Any

from splink import SettingsCreator
from splink.comparison_level_library import CustomLevel
from splink.comparison_library import CustomComparison

from crossreport.codebook import CodebookError
from crossreport.link.apart import (
    BESIDE_KM,
    GAP,
    KM,
    NEAR_DAYS,
    NEIGHBOURS_KM,
    OTHER_COUNTRY,
    REACH,
    STATED,
)
from crossreport.link.records import OTHER_COUNTS
from crossreport.link.weights import Comparison, Level, LinkingModel

_ELSE = "ELSE"
_WIDEST_KM = "greatest(radius_l, radius_r)"
_ALIKE = (0.6, 0.45, 0.35, 0.28, 0.21, 0.15, 0.1, 0.06)
_CLOSEST = (0.8, 0.6, 0.45, 0.3, 0.15)
_A_DAY = (0.035, 0.1, 0.4, 1, 2)
_HEADED = (0.3, 0.2, 0.13, 0.08, 0.02)
_FEW = (12, 5, 3, 2, 1)
_WIDEST_DAYS = "greatest(days_l, days_r)"


def _unknown_list(column: str) -> str:
    return f"len({column}_l) = 0 OR len({column}_r) = 0"


def _shared(column: str) -> str:
    return f"list_has_any({column}_l, {column}_r)"


def _overlap(kind: str) -> str:
    return f"({kind}_low_l <= {kind}_high_r AND {kind}_low_r <= {kind}_high_l)"


def _far_counts(kind: str) -> str:
    """More than a factor of two lies between the nearest ends of the ranges."""
    low = f"greatest({kind}_low_l, {kind}_low_r)"
    high = f"least({kind}_high_l, {kind}_high_r)"
    return f"({low} > 2 * {high})"


def _killed() -> dict[str, str]:
    same = (
        "killed_low_l = killed_high_l AND killed_low_r = killed_high_r "
        "AND killed_low_l = killed_low_r"
    )
    low, high = "greatest(killed_low_l, killed_low_r)", "least(killed_high_l, killed_high_r)"
    close = f"{low} - {high} <= greatest(1, 0.15 * {low})"
    return {
        "unknown": "killed_low_l IS NULL OR killed_low_r IS NULL",
        "equal_large": f"{same} AND killed_low_l >= 10",
        "equal_middle": f"{same} AND killed_low_l >= 4",
        "equal_small": same,
        "compatible": _overlap("killed"),
        "close_large": f"{close} AND {high} >= 8",
        "close_small": f"{close} AND {high} >= 1",
        "growing": f"{low} <= 2 * {high}",
        "contradict": _ELSE,
    }


def _other_counts() -> dict[str, str]:
    known = [f"({k}_low_l IS NOT NULL AND {k}_low_r IS NOT NULL)" for k in OTHER_COUNTS]
    agree = [f"coalesce({_overlap(k)}, false)" for k in OTHER_COUNTS]
    far = [f"coalesce({_far_counts(k)}, false)" for k in OTHER_COUNTS]
    return {
        "unknown": f"NOT ({' OR '.join(known)})",
        "agree": " OR ".join(agree),
        "close": f"NOT ({' OR '.join(far)})",
        "contradict": _ELSE,
    }


def _place() -> dict[str, str]:
    precise = "radius_l <= 30 AND radius_r <= 30"
    towns = "town_l AND town_r AND radius_l <= 15 AND radius_r <= 15"
    return {
        "unknown": "x_l IS NULL OR x_r IS NULL",
        "other_country": OTHER_COUNTRY,
        "same_place": f"(place_key_l = place_key_r AND {precise}) OR ({KM} <= 2 AND {precise})",
        "neighbours": f"{towns} AND {KM} <= {NEIGHBOURS_KM}",
        "within_near": f"{KM} <= {REACH} AND {_WIDEST_KM} <= 60",
        "within_area": f"{KM} <= {REACH} AND {_WIDEST_KM} <= 160",
        "within_country": f"{KM} <= {REACH}",
        "nearby": f"{KM} <= {REACH} + {BESIDE_KM}",
        "same_admin1": "country_l = country_r AND admin1_l = admin1_r",
        "apart": _ELSE,
    }


def _alike(how: str) -> str:
    """What ``words.py`` found of a pair; nothing where it found too little."""
    return f"coalesce(struct_extract(element_at(alike_l, unique_id_r)[1], '{how}'), 0)"


def _few_words() -> dict[str, str]:
    few = _alike("few")
    return {
        "unknown": f"document_l = document_r OR (NOT (long_l AND long_r) AND {few} = 0)",
        **{f"from_{least}": f"{few} >= {least}" for least in _FEW},
        "none_parts": "NOT (leading_l AND leading_r)",
        "none": _ELSE,
    }


def _headline_words() -> dict[str, str]:
    headline = _alike("headline")
    return {
        "unknown": "document_l = document_r OR NOT (headed_l OR headed_r) "
        f"OR (NOT (leading_l AND leading_r) AND {headline} < {_HEADED[-1]})",
        **{f"alike_{100 * least:.0f}": f"{headline} >= {least}" for least in _HEADED},
        "unlike": _ELSE,
    }


def _ages() -> dict[str, str]:
    both = "len(list_intersect(ages_l, ages_r))"
    return {
        "unknown": "document_l = document_r OR len(ages_l) = 0 OR len(ages_r) = 0",
        "several": f"{both} >= 2",
        "only": f"{both} = 1 AND len(ages_l) = 1 AND len(ages_r) = 1",
        "one": f"{both} = 1",
        "none": _ELSE,
    }


def _report_words() -> dict[str, str]:
    cosine = _alike("cosine")
    return {
        "no_prose": "dataset_l IS NOT NULL OR dataset_r IS NOT NULL",
        "unknown": f"document_l = document_r OR "
        f"(NOT (long_l AND long_r) AND {cosine} < {_ALIKE[-1]})",
        **{f"alike_{100 * least:.0f}": f"{cosine} >= {least}" for least in _ALIKE},
        "unlike_parts": "NOT (leading_l AND leading_r)",
        "unlike": _ELSE,
    }


def _closest() -> dict[str, str]:
    closest = _alike("closest")
    return {
        # Where the words are unlike, no other report being more alike tells nothing.
        "unknown": f"document_l = document_r OR {_alike('cosine')} < {_ALIKE[-1]}",
        **{f"from_{100 * least:.0f}": f"{closest} >= {least}" for least in _CLOSEST},
        "others": _ELSE,
    }


def _around() -> dict[str, str]:
    rate = "greatest(rate_l, rate_r)"  # of the one that has a place and a day, if only one has
    return {
        "unknown": f"{rate} IS NULL",
        "alone": f"{rate} <= {_A_DAY[0]}",
        **{f"to_{100 * most:.0f}": f"{rate} <= {most}" for most in _A_DAY[1:]},
        "above": _ELSE,
    }


CONDITIONS: dict[str, dict[str, str]] = {
    "date": {
        "unknown": "day_from_l IS NULL OR day_from_r IS NULL",
        "same_day": "days_l = 1 AND days_r = 1 AND day_from_l = day_from_r",
        "overlap_few": f"{STATED} AND {GAP} <= 0 AND {_WIDEST_DAYS} <= 4",
        "overlap_week": f"{STATED} AND {GAP} <= 0 AND {_WIDEST_DAYS} <= 10",
        "overlap_month": f"{STATED} AND {GAP} <= 0 AND {_WIDEST_DAYS} <= 31",
        "overlap_wide": f"{GAP} <= 0",
        "one_day": f"{GAP} = 1",
        "few_days": f"{GAP} <= {NEAR_DAYS}",
        "apart_undated": "NOT stated_l OR NOT stated_r",
        "apart": _ELSE,
    },
    "place": _place(),
    "event_type": {
        "same_disaster": f"context_l AND {_shared('types')}",
        "same_singular": _shared("singular_types"),
        "same_rare": _shared("rare_types"),
        "same_common": _shared("types"),
        "near": "list_has_any(near_types_l, types_r) OR list_has_any(types_l, near_types_r)",
        "unknown": _unknown_list("families"),
        "family": _shared("families"),
        "far": _ELSE,
    },
    "perpetrator": {
        "unknown": _unknown_list("actor_kinds"),
        "same_actor": _shared("actors"),
        "other_actor": f"{_shared('actor_kinds')} AND len(actors_l) > 0 AND len(actors_r) > 0",
        "same_kind": _shared("actor_kinds"),
        "other_kind": _ELSE,
    },
    "killed": _killed(),
    "other_counts": _other_counts(),
    "activity": {
        "unknown": _unknown_list("activities"),
        "same": _shared("activities"),
        "other": _ELSE,
    },
    "weapon": {
        "unknown": _unknown_list("weapons"),
        "same": _shared("weapons"),
        "other": _ELSE,
    },
    "telling": {
        "unknown": "document_l IS NULL OR document_r IS NULL",
        "copied_words": "words_l = words_r AND document_l <> document_r AND copies_l = copies_r",
        "same_words": "words_l = words_r AND document_l <> document_r",
        "headline": "document_l = document_r AND headline_l <> headline_r",
        "same_sentence": "document_l = document_r AND sentence_l = sentence_r",
        "retold": "document_l = document_r AND speaker_l <> speaker_r",
        "told_again": "document_l = document_r",
        "elsewhere": _ELSE,
    },
    "report_words": _report_words(),
    "few_words": _few_words(),
    "headline_words": _headline_words(),
    "ages": _ages(),
    "closest": _closest(),
    "around": _around(),
}


def settings(model: LinkingModel) -> SettingsCreator:
    """Return Splink's settings with the model's weights; nothing is left to train.

    Raises:
        CodebookError: ``linking.yaml`` and the conditions name different levels.
    """
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_splink_comparison(comparison) for comparison in model.comparisons],
        blocking_rules_to_generate_predictions=[],
        probability_two_random_records_match=model.prior,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
        linker_uid="crossreport",
    )


def _splink_comparison(comparison: Comparison) -> CustomComparison:
    conditions = CONDITIONS.get(comparison.id, {})
    ids = [level.id for level in comparison.levels]
    if ids != list(conditions):
        raise CodebookError(
            f"linking.yaml, comparison '{comparison.id}': levels should be "
            f"{', '.join(conditions) or 'none'}, in this order; found {', '.join(ids)}"
        )
    levels: list[Any] = [_splink_level(level, conditions[level.id]) for level in comparison.levels]
    return CustomComparison(
        output_column_name=comparison.id,
        comparison_levels=levels,
        comparison_description=comparison.label,
    )


def _splink_level(level: Level, condition: str) -> Any:
    made = CustomLevel(condition, level.label)
    if level.m is None:
        return made.configure(is_null_level=True)
    # Splink weighs a level by the ratio of two probabilities.
    u = 0.5 * min(1.0, 2.0**-level.weight)
    return made.configure(m_probability=u * 2.0**level.weight, u_probability=u)
