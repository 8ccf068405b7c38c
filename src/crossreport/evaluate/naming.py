"""Whether a name in a record means what a name in a gold file means."""

from collections.abc import Iterable

from crossreport.codebook import Codebook, fold_name
from crossreport.evaluate import terms

# Words of this many letters tell a word from its inflections well enough for a comparison of two
# short descriptions of the same thing ("farming", "farmers"; "operations", "operation").
_STEM = 4


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name that carry meaning, folded."""
    return frozenset(fold_name(name).split()) - terms.small_words()


def stems_of(words: str) -> frozenset[str]:
    """Return the beginnings of the words that carry meaning."""
    return frozenset(word[:_STEM] for word in words_of(words))


class Names:
    """Compares names by the codebook's aliases."""

    def __init__(self, book: Codebook) -> None:
        self._book = book

    def actor_ids(self, name: str) -> frozenset[str]:
        """Return the ids of the codebook's actors that a name means."""
        return frozenset(actor.id for actor in self._book.actors_named(name))

    def same_actor(self, name: str, wanted: str) -> bool:
        """Say whether two names mean one actor: by alias, else by the name itself."""
        ids = self.actor_ids(wanted)
        if ids:
            return bool(ids & self.actor_ids(name))
        return fold_name(name) == fold_name(wanted)

    def any_actor(self, names: Iterable[str], wanted: Iterable[str]) -> bool:
        """Say whether one of the names means one of those wanted."""
        accepted = tuple(wanted)
        return any(self.same_actor(name, one) for name in names for one in accepted)

    def same_speaker(self, name: str, wanted: str) -> bool:
        """Say whether two names mean one speaker.

        By the codebook's sources or actors; else one must hold all words of the other ("police"
        and "the police in Jos").
        """
        for look_up in (self._book.sources_named, self._book.actors_named):
            theirs = {entry.id for entry in look_up(name)}
            ours = {entry.id for entry in look_up(wanted)}
            if theirs and ours:
                return bool(theirs & ours)
        left, right = words_of(name), words_of(wanted)
        return bool(left and right) and (left <= right or right <= left)

    def same_activity(self, activity_id: str, words: str) -> bool:
        """Say whether a gold file's words name an activity of the codebook."""
        activity = self._book.activities.get(activity_id)
        given = stems_of(words)
        called = [activity_id]
        if activity is not None:
            called += [activity.label, *activity.terms]
        return any(stems_of(words) and stems_of(words) <= given for words in called)

    def acled_type(self, event_type: str) -> str | None:
        """Return the ACLED event type that is the counterpart of a codebook type."""
        entry = self._book.event_types.get(event_type)
        return entry.acled.event_type if entry is not None and entry.acled is not None else None


def same_place_name(name: str, wanted: str) -> bool:
    """Say whether some words of ``name`` are the place wanted.

    Transliterations are compared by their consonants, without spaces and doublings: "Deir
    ez-Zor", "Deir Ezzor" and "Dayr az Zawr" differ in the last only. The words may stand in
    another order ("the countryside of Homs").
    """
    frame = _consonants(wanted)
    words = fold_name(name).split()
    if set(fold_name(wanted).split()) <= set(words):
        return bool(frame)
    return bool(frame) and any(
        _consonants(" ".join(words[start:end])) == frame
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    )


def _consonants(name: str) -> str:
    """Return the first letter and the consonants after it, doublings once."""
    letters = "".join(fold_name(name).split())
    kept = letters[:1] + "".join(char for char in letters[1:] if char not in "aeiou")
    return "".join(char for at, char in enumerate(kept) if at == 0 or char != kept[at - 1])
