"""`targets="auto"`: every actor that a statement names."""

import pytest

import quotestance as qs

SPEAKER = "kata Menlu Arendia, Tomas Verel."


@pytest.fixture(scope="module")
def actors():
    """Two states and a bloc of one of them, all invented."""
    return (
        qs.Actors.load()
        .add(id="arendia", name="Arendia", kind="state")
        .add(id="sorvia", name="Sorvia", kind="state")
        .add(id="kelmar", name="Kelmar", kind="state")
        .add(id="verel", name="Tomas Verel", of="arendia")
    )


@pytest.fixture(scope="module")
def auto(actors) -> qs.Analyzer:
    return qs.Analyzer("auto", actors=actors)


def labels(statements) -> dict[str | None, str]:
    pairs = zip(statements["target"].to_pylist(), statements["stance_label"].to_pylist(), strict=True)
    return dict(pairs)


def test_a_row_for_each_actor_named(auto):
    statements = auto.analyze(f"“Sorvia menyerang desa itu, dan Kelmar sangat andal,” {SPEAKER}")
    assert labels(statements) == {"sorvia": "negative", "kelmar": "positive"}
    assert statements["statement"].to_pylist() == [0, 0]
    assert len(set(statements["text"].to_pylist())) == 1


def test_each_actor_once(auto):
    statements = auto.analyze(f"“Sorvia, Sorvia, dan lagi Sorvia,” {SPEAKER}")
    assert statements["target"].to_pylist() == ["sorvia"]


def test_the_speaker_is_no_target(auto):
    statements = auto.analyze("“Tomas Verel menyerang Sorvia,” kata Menlu Arendia, Tomas Verel.")
    assert statements["target"].to_pylist() == ["sorvia"]


def test_a_statement_that_names_none(auto):
    (row,) = auto.analyze(f"“Cuaca hari ini cerah,” {SPEAKER}")
    assert row.target is None
    assert (row.stance, row.stance_label, row.evidence, row.target_link) == (None, "none", [], None)
    assert row.own_bloc is False
    assert row.sentiment_label == "positive" or row.sentiment is not None


def test_the_same_score_as_when_asked_for(auto, actors):
    text = f"“Sorvia menyerang desa itu, dan Kelmar sangat andal,” {SPEAKER}"
    asked = qs.Analyzer(["sorvia", "kelmar"], actors=actors).analyze(text)
    found = auto.analyze(text)
    columns = ["target", "stance", "stance_label", "p_negative", "p_positive", "target_link", "evidence", "own_bloc"]
    assert found.to_arrow().select(columns).to_pylist() == asked.to_arrow().select(columns).to_pylist()


def test_many_statements_many_articles(auto):
    texts = [
        f"“Sorvia menyerang desa itu,” {SPEAKER} “Kami menghargai Kelmar,” ujar Verel.",
        None,
        f"“Cuaca hari ini cerah,” {SPEAKER}",
    ]
    statements = auto.analyze(texts, id=["a", "b", "c"])
    rows = list(zip(*(statements[name].to_pylist() for name in ("doc_id", "statement", "target")), strict=True))
    assert rows == [("a", 0, "sorvia"), ("a", 1, "kelmar"), ("c", 0, None)]
    threads = [
        qs.Analyzer("auto", actors=auto.actors, threads=n).analyze(texts * 20, id=range(60)).to_arrow() for n in (1, 5)
    ]
    assert threads[0].equals(threads[1])


def test_nothing_to_analyze(auto):
    assert len(auto.analyze([])) == 0
    assert len(auto.analyze(["", None])) == 0


def test_batches_with_other_targets_are_joined(auto):
    parts = [auto.analyze(f"“{name} menyerang desa itu,” {SPEAKER}", id=[name]) for name in ("Sorvia", "Kelmar")]
    joined = qs.Statements.concat(parts)
    assert joined["target"].to_pylist() == ["sorvia", "kelmar"]
    assert joined.filter(target="kelmar")["doc_id"].to_pylist() == ["Kelmar"]
    assert set(joined.to_pandas()["target"]) == {"sorvia", "kelmar"}


def test_members_of_blocs_are_themselves(auto):
    # Nobody asked for the West: a state is its own target.
    statements = auto.analyze(f"“Kami menghargai bantuan Prancis,” {SPEAKER}")
    assert statements["target"].to_pylist() == ["france"]


def test_summaries(auto):
    statements = auto.analyze(f"“Sorvia menyerang desa itu,” {SPEAKER} “Cuaca hari ini cerah,” {SPEAKER}")
    frame = statements.summarize("speaker")
    assert set(frame["target"].dropna()) == {"sorvia"}


def test_auto_stands_alone(actors):
    assert qs.Analyzer("auto", actors=actors).targets == ("auto",)
    assert qs.Analyzer(["auto"], actors=actors).targets == ("auto",)
    with pytest.raises(qs.errors.InvalidOption):
        qs.Analyzer(["auto", "west"], actors=actors)
