"""HXL (Humanitarian Exchange Language): a row of tags under the header of a table."""

from collections.abc import Iterable

from crossreport.model import CountKind

_TAGS = {
    "id": "#event+id",
    "incident_id": "#event+id+incident",
    "event_type": "#event+type",
    "also_types": "#event+type+also",
    "context": "#event+context",
    "date_earliest": "#date+start",
    "date_latest": "#date+end",
    "date_days": "#indicator+days+num",
    "date_basis": "#meta+date+basis",
    "date_likely": "#date+likely",
    "date_likely_rule": "#meta+date+likely+rule",
    "date_prec_ucdp": "#meta+date+precision+ucdp",
    "time_precision_acled": "#meta+date+precision+acled",
    "place": "#loc+name",
    "country": "#country+code+v_iso2",
    "admin1": "#adm1+name",
    "admin2": "#adm2+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "pcode": "#loc+code+v_pcode",
    "place_basis": "#geo+basis",
    "radius_km": "#geo+radius+km",
    "where_prec_ucdp": "#geo+precision+ucdp",
    "geo_precision_acled": "#geo+precision+acled",
    "perpetrators": "#group+name+perpetrator",
    "targets": "#group+name+target",
    "parties": "#group+name+party",
    "sources": "#meta+sources+num",
    "disagreements": "#meta+disagreement",
    "rules": "#meta+rule",
    "claim_ids": "#meta+id+claim",
    "document_id": "#meta+id+document",
    "source_file": "#meta+source+file",
    "publisher": "#meta+source+name",
    "title": "#meta+source+title",
    "published": "#date+published",
    "address": "#meta+url",
    "copy_of": "#meta+id+original",
    "speaker": "#contact+name+speaker",
    "speaker_kind": "#contact+type+speaker",
    "speaker_via": "#contact+name+via",
    "stance": "#meta+stance",
    "specificity": "#meta+specificity",
    "reason": "#meta+reason",
    "activity": "#activity+victims",
    "weapons": "#cause+weapon",
    "elaborates": "#meta+id+elaborates",
    "dataset": "#meta+source+dataset",
    "confidence": "#meta+confidence+num",
}
_ENDS = {"low": "min", "best": "best", "high": "max"}


def tags(columns: Iterable[str]) -> list[str]:
    """Return the HXL tag of each column; words and offsets are metadata."""
    return [_tag(name) for name in columns]


def _tag(name: str) -> str:
    kind, _, end = name.rpartition("_")
    if end in _ENDS and kind in set(CountKind):
        return f"#affected+{kind}+{_ENDS[end]}"
    if kind and end == "confidence":
        return f"#meta+confidence+{kind}+num"
    return _TAGS.get(name) or "#meta+" + name.replace("_", "+")
