"""Which language a report is written in, or that it cannot be told."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from crossreport.ingest.vocabulary import candidate_languages

_SAMPLE = 6000  # characters looked at
_LEAST_LETTERS = 25
_LEAST_CONFIDENCE = 0.6  # the model's own, made comparable over lengths


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([c for c in candidate_languages() if c in set(identifier.labels)])
    return identifier


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``.

    Returns:
        ``None`` when the text is too short or the model is not sure.
    """
    sample = text[:_SAMPLE]
    if sum(c.isalpha() for c in sample) < _LEAST_LETTERS:
        return None
    if sum(c.isupper() for c in sample) > sum(c.islower() for c in sample):
        sample = sample.lower()
    code, confidence = _identifier().classify(sample)
    return str(code) if confidence >= _LEAST_CONFIDENCE else None
