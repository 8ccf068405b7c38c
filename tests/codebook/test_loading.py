"""The shipped codebook loads, and a person's own entries lie over it."""

from pathlib import Path

import pytest

from crossreport.codebook import CodebookError, Pos, load_codebook


def write(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_shipped_codebook_loads_once() -> None:
    assert load_codebook() is load_codebook()


def test_new_actor_is_added(tmp_path: Path) -> None:
    path = write(tmp_path, "actors:\n  hill-front: {name: Hill Front, kind: rebels}\n")
    book = load_codebook([path])
    assert book.actors_named("the Hill Front")[0].id == "hill-front"
    assert not load_codebook().actors_named("Hill Front")


def test_lists_are_joined_and_scalars_replaced(tmp_path: Path) -> None:
    path = write(tmp_path, "actors:\n  m23: {name: M-23 rebels, aliases: [the Sultani brigade]}\n")
    actor = load_codebook([path]).actors["m23"]
    assert actor.name == "M-23 rebels"
    assert {"the Sultani brigade", "M23"} <= set(actor.aliases)


def test_null_removes_an_entry(tmp_path: Path) -> None:
    path = write(tmp_path, "activities:\n  hunting: null\n")
    assert "hunting" not in load_codebook([path]).activities


def test_replace_drops_what_was_there(tmp_path: Path) -> None:
    path = write(tmp_path, "triggers:\n  threat: {replace: true, nouns: [menace]}\n")
    triggers = load_codebook([path]).event_types["threat"].triggers
    assert [t.lemma for t in triggers.all] == ["menace"]


def test_new_type_mirrors_its_nearness(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
event_types:
  siege:
    label: Siege
    definition: A place is cut off.
    family: coercion
    specificity: 15
    near: {armed-clash: 0.4}
    no_counterpart: {acled: none, ucdp: none, plover: none, gtd: none, muc4: none}
triggers:
  siege: {nouns: [siege, blockade]}
""",
    )
    book = load_codebook([path])
    assert book.similarity("armed-clash", "siege") == book.similarity("siege", "armed-clash") == 0.4
    assert [name for name, _ in book.triggers_for(Pos.NOUN, "blockade")] == ["siege"]


def test_a_file_of_ones_own_changes_the_version(tmp_path: Path) -> None:
    path = write(tmp_path, "activities:\n  hunting: {label: Hunting game}\n")
    assert load_codebook([path]).version != load_codebook().version


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path, "activities:\n  hunting: {label: one}\n")
    first = load_codebook([path])
    path.write_text("activities:\n  hunting: {label: another}\n", encoding="utf-8")
    assert first.activities["hunting"].label == "one"
    assert load_codebook([path]).activities["hunting"].label == "another"


def test_prepositions_and_country_codes_stay_words(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "triggers:\n  threat: {verbs: [{lemmas: [menace], roles: {on: target}}]}\n",
    )
    book = load_codebook([path])
    assert book.triggers_for(Pos.VERB, "menace")[0][1].roles["on"] == "target"
    assert book.countries["no"].name == "Norway"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("actors:\n  x: {name: X, kind: wizards}\n", "'wizards' is none of"),
        ("actors:\n  x: {name: X}\n", "kind: is missing"),
        ("actors:\n  x: {name: X, kind: rebels, alias: [Y]}\n", "unknown keys alias (known: name"),
        ("actors:\n  x: {name: X, kind: rebels, aliases: Y}\n", "'Y' should be a list"),
        ("actors:\n  x: {name: 12, kind: rebels}\n", "put it in quotes"),
        ("actors:\n  x: {name: X, kind: rebels, aliases: [Taliban]}\n", "a name of both"),
        (
            "actors:\n  x: {name: X, kind: rebels, country: PK, abbreviations: [TTP]}\n",
            "'TTP' belongs to both",
        ),
        ("actor:\n  x: {}\n", "unknown section 'actor'"),
        ("- a\n- b\n", "should hold sections"),
        ("actors: [a]\n", "should map identifiers to entries"),
        ("actors:\n  x: just words\n", "should be a mapping"),
        ("actors: {x: [}\n", "cannot be parsed"),
        ("triggers:\n  threat: {verb: [x]}\n", "keys verbs, nouns, phrases only"),
        ("triggers:\n  threat: {verbs: [{lemma: x}]}\n", "list named 'lemmas'"),
        ("triggers:\n  threat: {verbs: [kidnap]}\n", "belongs to both"),
        ("triggers:\n  no-such: {verbs: [zap]}\n", "there is no such event type"),
        (
            "triggers:\n  threat: {verbs: [{lemmas: [zap], roles: {on: boss}}]}\n",
            "'boss' is none of",
        ),
        ("weapons:\n  x: {label: X, terms: [x], event_type: zap}\n", "'zap' is not in event_types"),
        ("event_types:\n  threat: {near: {zap: 0.5}}\n", "is no other event type"),
        ("event_types:\n  threat: {near: {arrest: 2}}\n", "between 0 and 1"),
        ("event_types:\n  threat: {specificity: high}\n", "should be of type int"),
        ("event_types:\n  ied: {near: {landmine: 0.1}}\n", "differs from what"),
        ("event_types:\n  threat: {no_counterpart: {plover: x}}\n", "give either 'plover'"),
        ("event_types:\n  threat: {no_counterpart: {cameo: x}}\n", "names cameo"),
    ],
)
def test_errors_are_one_clear_line(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(CodebookError) as error:
        load_codebook([path])
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text", ["actors:\n  x: {name: X}\n", "actor:\n  x: {}\n", "actors: {x: [}\n"]
)
def test_errors_name_the_file(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(CodebookError, match=r"own\.yaml"):
        load_codebook([path])


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="No such file"):
        load_codebook([tmp_path / "absent.yaml"])


def test_file_that_is_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes("actors: {x: {name: Ñandú}}".encode("utf-16"))
    with pytest.raises(CodebookError, match="UTF-8"):
        load_codebook([path])
