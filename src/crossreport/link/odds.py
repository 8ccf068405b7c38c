"""Match weights as probabilities."""


def probability_of(weight: float) -> float:
    """Return the probability that log2 odds stand for."""
    return 1 / (1 + 2**-weight)
