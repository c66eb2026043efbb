"""What the estimates say of poor statements, bad sheets and options that cannot be meant."""

import datetime as dt
import decimal
import itertools

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

import quotestance as qs
from quotestance import errors

mpl.use("Agg")
N = 120
NAMES = ("verel", "sorel", "solan")
LABELS = ("negative", "neutral", "positive", "negative", "none")


def frame_of(n=N, **columns):
    random = np.random.default_rng(0)
    stance = random.choice([-1, -0.5, 0, 0.5, 1], n)
    frame = {
        "doc_id": [f"a{i // 2}" for i in range(n)],
        "statement": np.arange(n) % 2,
        "text": [f"Barat menekan kami, kata {i}" for i in range(n)],
        "language": "id",
        "date": pd.Timestamp("2024-01-01") + pd.to_timedelta(np.arange(n) // 12, unit="D"),
        "speaker": [NAMES[i % 3] for i in range(n)],
        "target": [("west", "china")[i // 6 % 2] for i in range(n)],
        "own_bloc": False,
        "stance": stance,
        "stance_label": np.select([stance < 0, stance > 0], ["negative", "positive"], "neutral"),
        "x": random.normal(size=n),
    }
    return pd.DataFrame(frame | columns)


def statements_of(**columns):
    return qs.Statements.from_frame(frame_of(**columns))


def labelled(statements, n=N // 2, **options):
    sheet = statements.sample_for_labels(n, **options)
    return sheet.assign(label=np.resize(LABELS, len(sheet)))


@pytest.fixture(scope="module")
def every():
    return statements_of()


@pytest.fixture(scope="module")
def sheet(every):
    return labelled(every)


def frames_of(found):
    """All tables of a result."""
    if isinstance(found, pd.DataFrame):
        return [found]
    names = [name for name in ("frame", "targets", "changes", "fits") if hasattr(found, name)]
    return [getattr(found, name) for name in names] or [found.to_frame()]


POOR = {
    "one statement": lambda frame: frame.head(1),
    "two": lambda frame: frame.iloc[[0, 7]],
    "one article": lambda frame: frame.assign(doc_id="a", statement=np.arange(N)),
    "all the same": lambda frame: frame.assign(stance=0.5, stance_label="positive"),
    "none scored": lambda frame: frame.assign(stance=None, stance_label="none"),
    "no speakers": lambda frame: frame.assign(speaker=None),
    "no targets": lambda frame: frame.assign(target=None),
    "bloc not known": lambda frame: frame.assign(own_bloc=None),
    "no dates": lambda frame: frame.assign(date=pd.NaT),
    "labels are none": lambda frame: frame,
    "empty": lambda frame: frame.head(0),
}
VERBS = {
    "summarize": lambda some, _: some.summarize(replicates=400),
    "tensor": lambda some, _: some.tensor(("speaker", "target")),
    "trajectory": lambda some, _: some.trajectory(freq="D"),
    "trend": lambda some, _: some.trajectory(freq="W", model="trend"),
    "map": lambda some, _: some.map(1, replicates=400),
    "mean": lambda some, sheet: some.estimate("speaker", labels=sheet),
    "difference": lambda some, sheet: some.estimate(
        "speaker", labels=sheet, what="difference", between=("verel", "sorel")
    ),
    "coefficients": lambda some, sheet: some.estimate(["speaker", "x"], labels=sheet, what="coefficients"),
}


_EMPTY = "there are no statements to"
_UNSCORED = "none of the 120 statements speaks of its target"
_UNDATED = "none of the 120 statements that speak of their target has a date"
#: What has no row that could say so.
REFUSED = {
    ("one statement", "map"): r"takes 2 speakers and 1 target or more, and there are 1 speaker and 1 target \(west\)$",
    ("one statement", "difference"): "no statement has 'sorel' in column 'speaker'; it holds verel",
    ("all the same", "map"): "all 120 statements have the stance 0.5",
    ("none scored", "trajectory"): _UNSCORED,
    ("none scored", "trend"): _UNSCORED,
    ("none scored", "map"): "left out: 120 statements without a word on the target",
    ("no speakers", "map"): "left out: 120 statements without a speaker or a target",
    ("no speakers", "difference"): "no statement has 'verel' in column 'speaker'; it holds nothing",
    ("no speakers", "coefficients"): "no statement has a value in all of speaker, x",
    ("no targets", "map"): "left out: 120 statements without a speaker or a target",
    ("no dates", "trajectory"): _UNDATED,
    ("no dates", "trend"): _UNDATED,
    ("empty", "map"): r"there are 0 speakers and 0 targets \(none\)$",
    **{("empty", verb): _EMPTY for verb in ("trajectory", "trend", "mean", "difference", "coefficients")},
}


@pytest.mark.parametrize(("poor", "verb"), REFUSED)
def test_what_has_no_row_is_refused(poor, verb):
    some = qs.Statements.from_frame(POOR[poor](frame_of()))
    with pytest.raises(errors.InvalidOption, match=REFUSED[poor, verb]):
        VERBS[verb](some, labelled(some) if len(some) else None)


@pytest.mark.parametrize(("poor", "verb"), [case for case in itertools.product(POOR, VERBS) if case not in REFUSED])
def test_no_number_is_missing_without_a_reason(poor, verb):
    some = qs.Statements.from_frame(POOR[poor](frame_of()))
    sheet = labelled(some).assign(label="none" if poor == "labels are none" else "negative") if len(some) else None
    found = VERBS[verb](some, sheet)
    for frame in frames_of(found):
        columns = [name for name in frame.columns if name not in ("x", "date", "slope_variance")]
        numbers = frame[columns].select_dtypes("number")
        if "note" in frame:
            assert (numbers.notna().all(axis=1) | (frame["note"] != "")).all()
        else:
            assert numbers.notna().all(axis=None)
    if hasattr(type(found), "plot") and not isinstance(found, pd.DataFrame):
        check_plot(found)


def check_plot(found):
    """A picture, or the words that say why there is none."""
    targets = found.fits["target"].dropna().unique() if hasattr(found, "fits") else []
    axes = found.plot(target=targets[0]) if len(targets) > 1 else found.plot()
    axes.get_figure().canvas.draw()
    assert axes.axison or len(axes.texts[0].get_text()) > 30
    plt.close("all")


@pytest.mark.parametrize("verb", ["trajectory", "map", "mean", "difference", "coefficients"])
def test_rows_without_a_statement_do_not_count(sheet, verb):
    articles = pd.DataFrame({"doc_id": [f"a{i}" for i in range(N // 2)] + ["silent", "mute"]})
    joined = qs.Statements.from_frame(articles.merge(frame_of(), on="doc_id", how="left"))
    assert len(joined) == N + 2
    for ours, plain in zip(*(frames_of(VERBS[verb](some, sheet)) for some in (joined, statements_of())), strict=True):
        pd.testing.assert_frame_equal(ours, plain)
    assert len(joined.sample_for_labels(2 * N)) == N


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda some: some.summarize(seed=True), "seed=True: give a whole number"),
        (lambda some: some.duplicates(threads=True), "threads=True: give 1 or more"),
        (lambda some: some.trajectory(probable=True), "probable=True: a probability lies above 0"),
        (lambda some: some.trajectory(freq=["W"]), r"freq=\['W'\]: a period is 'D'"),
        (lambda some: some.trajectory(few_below=True), "few_below=True"),
        (lambda some: some.duplicates(shingle=2**40), "shingle=1099511627776: .* below 2,147,483,648"),
        (lambda some: some.duplicates(within="evidence"), "column 'evidence' holds lists, which cannot be compared$"),
        (lambda some: some.map(1, ridge=0), "ridge=0: give a number above 0$"),
        (lambda some: some.filter(speaker="nobody").map(1), r"0 targets \(none\)"),
        (lambda some: statements_of(own_bloc=True).map(1), "left out: 120 statements on the speaker's own bloc"),
    ],
)
def test_options_that_cannot_be_meant(every, call, message):
    with pytest.raises(errors.InvalidOption, match=message):
        call(every)


def test_an_anchor_in_the_middle_is_named():
    stance = {"verel": 1.0, "sorel": -1.0, "solan": 0.0}
    some = statements_of(stance=frame_of().speaker.map(stance), stance_label="neutral")
    with pytest.raises(errors.InvalidOption, match="anchors: 'solan' stands in the middle"):
        some.map(1, anchors="solan", replicates=400)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda sheet: sheet.assign(doc_id=[None, *sheet.doc_id[1:]]), "row 0 has no doc_id"),
        (lambda sheet: sheet.assign(statement=1e300), r"row 0 has the statement 1e\+300"),
        (lambda sheet: sheet.assign(statement=0.5), "row 0 has the statement 0.5; a statement's number is whole"),
        (lambda sheet: sheet.assign(probability="50%"), "row 0 has the probability '50%'; it is a number"),
        (lambda sheet: sheet.assign(probability=None), "row 0 has the probability None"),
        (lambda sheet: sheet.assign(stratified_by="evidence"), "'evidence' holds lists, which cannot make strata"),
        (lambda sheet: sheet.assign(stratified_by=3), "stratified_by is 3; it names columns"),
        (lambda sheet: pd.concat([sheet, sheet[["label"]]], axis=1), "the sheet has 2 columns 'label'"),
        (lambda sheet: sheet.assign(target="nowhere"), "60 of 60 rows are not among these .* read doc_id as text$"),
        (lambda _: pd.DataFrame(), r"no column 'doc_id' \(its columns are none\)"),
        (lambda _: "sheet.csv", r"read a file first, such as with pandas.read_csv"),
    ],
)
def test_sheets_that_say_what_is_wrong(every, sheet, change, message):
    with pytest.raises(errors.InvalidOption, match=message):
        every.estimate(labels=change(sheet))


def test_statements_without_numbers_are_named(sheet):
    with pytest.raises(errors.InvalidOption, match="give each row of the statements its number"):
        statements_of(statement=None).estimate(labels=sheet)


@pytest.mark.parametrize(
    "write",
    [
        lambda codes: pd.array(codes, "Int64"),
        lambda codes: [float("nan") if code is None else float(code) for code in codes],
        lambda codes: ["" if code is None else f"{code:.1f}" for code in codes],
        lambda codes: [None if code is None else (" Neutral", "POSITIVE ", "negative\u00a0")[code] for code in codes],
        lambda codes: [pd.NA if code is None else decimal.Decimal(code) for code in codes],
    ],
)
def test_labels_as_other_programs_write_them(every, sheet, write):
    codes = [[-1, 0, 1, None][i % 4] for i in range(len(sheet))]
    words = [None if code is None else ("neutral", "positive", "negative")[code] for code in codes]
    written = every.estimate(labels=sheet.assign(label=write(codes))).frame
    pd.testing.assert_frame_equal(written, every.estimate(labels=sheet.assign(label=words)).frame)


def test_a_sheet_whose_texts_were_taken_out_is_read(every, sheet):
    plain = every.estimate(labels=sheet).frame
    pd.testing.assert_frame_equal(every.estimate(labels=sheet.assign(text=None)).frame, plain)


@pytest.mark.parametrize(
    ("between", "by", "message"),
    [
        ((["verel"], "sorel"), "speaker", "give two different values of 'speaker'"),
        ((["verel", "solan"], "sorel"), "speaker", "give two different values of 'speaker'"),
        ((np.array(["verel"]), "sorel"), "speaker", "give two different values of 'speaker'"),
        (("verel", "nobody"), "speaker", "no statement has 'nobody' in column 'speaker'; it holds verel, sorel, solan"),
        (("west", "china"), "target", "neither target nor own_bloc: these are never mixed"),
    ],
)
def test_sides_of_a_difference(every, sheet, between, by, message):
    with pytest.raises(errors.InvalidOption, match=message):
        every.estimate(by, labels=sheet, what="difference", between=between)


@pytest.mark.parametrize("label", ["negative", ""])
def test_a_side_whose_spread_cannot_be_told_has_no_interval(label):
    """Else the interval would be that of the other side alone: the surer, the less is known."""
    rare = np.where(np.arange(N) < 40, "rare", "common")
    some = statements_of(target="west", stance=np.where(rare == "rare", -1.0, frame_of().stance), side=rare)
    sheet = labelled(some, by="side")
    there = sheet["doc_id"].isin([f"a{i}" for i in range(20)])
    sheet.loc[there, "label"] = ["negative", "negative", *[label] * (there.sum() - 2)]
    first = sheet.loc[there, "doc_id"].iloc[0]
    if not label:
        sheet.loc[there, "label"] = np.where(sheet.loc[there, "doc_id"] == first, "negative", "")
    found = some.estimate("side", labels=sheet, what="difference", between=("rare", "common")).frame.iloc[0]
    assert found.estimate < 0
    assert np.isnan([found.low, found.high, found.error, found.worth]).all()
    why = "labels and scores for 'rare' are all alike" if label else "labels for 'rare' in 1 article"
    assert found.note.startswith(f"{why}: no interval")
    if not label:
        term = some.estimate("side", labels=sheet, what="coefficients").frame.iloc[1]
        assert np.isnan([term.low, term.high]).all()
        assert "one of both values of side=rare in 1 article: no interval" in term.note


@pytest.mark.parametrize("unit", [1e-300, 1e-13, 1e13, 1e300])
def test_a_coefficient_does_not_hang_on_the_unit(sheet, unit):
    plain = statements_of().estimate("x", labels=sheet, what="coefficients").frame
    found = statements_of(x=frame_of().x * unit).estimate("x", labels=sheet, what="coefficients").frame
    slopes = found["term"] == "x"
    columns = ["naive", "naive_low", "naive_high", "estimate", "low", "high", "error"]
    scaled = found[columns] * np.where(slopes, unit, 1)[:, None]
    np.testing.assert_allclose(scaled, plain[columns], rtol=1e-9)
    assert found["note"].tolist() == plain["note"].tolist()


@pytest.mark.parametrize(
    ("column", "terms", "note"),
    [
        (["same"] * N, ["intercept"], "no term for mine: all these statements have one value"),
        ([decimal.Decimal(i % 7) / 2 for i in range(N)], ["intercept", "mine"], ""),
        (np.arange(N, dtype="uint64") % 5 * 2**62, ["intercept", "mine"], ""),
        ([2.5] * N, ["intercept", "mine"], "no estimate: mine cannot be told from the other terms"),
    ],
)
def test_terms(column, terms, note):
    some = statements_of(target="west", mine=column)
    found = some.estimate("mine", labels=labelled(some), what="coefficients")
    assert found.frame["term"].tolist() == terms
    assert found.frame["note"].str.contains(note).all()
    check_plot(found)


@pytest.mark.parametrize("number", [np.inf, -np.inf])
def test_terms_must_be_finite(number):
    some = statements_of(mine=[number, *range(N - 1)])
    with pytest.raises(errors.InvalidOption, match=f"column 'mine' holds {number}, which is not finite.* or null"):
        some.estimate("mine", labels=labelled(some), what="coefficients")


@pytest.mark.parametrize(("first", "step"), [(dt.date.min, 1), (dt.date.max, -1)])
@pytest.mark.parametrize("freq", ["D", "W", None])
def test_the_first_and_the_last_dates_there_are_can_be_drawn(first, step, freq):
    dates = pd.Series([first + dt.timedelta(days=step * (i // 2)) for i in range(N)], dtype=object)
    path = statements_of(target="west", date=dates, doc_id=[f"a{i}" for i in range(N)]).trajectory([], freq)
    assert path.frame["mean"].notna().all()
    check_plot(path)


@pytest.mark.parametrize("day", ["2024-03-01T21:00:00+07:00", "24/09/2022", 19_000])
def test_a_column_that_holds_no_days(day):
    with pytest.raises(
        errors.InvalidOption, match=r"column 'date' of the statements holds .* write days as 2022-09-24"
    ):
        statements_of(date=day)


def test_plots_show_what_they_have_room_for():
    n = 1200
    names = [f"{'a long name of somebody ' * 20}{i // 2}" for i in range(n)]
    some = qs.Statements.from_frame(frame_of(n, speaker=names, target="west"))
    means = some.estimate("speaker", labels=labelled(some, n))
    assert len(means.frame) == n // 2
    drawn = {"other estimates": means.plot()}
    drawn["other speakers, those with fewest statements"] = some.map(1, replicates=400).plot()
    for words, axes in drawn.items():
        figure = axes.get_figure()
        assert figure.get_size_inches().max() < 40
        assert f"{words}." in " ".join(figure._supxlabel.get_text().split())
    plt.close("all")


def test_a_level_is_told_as_in_other_plots():
    path = statements_of(target="west", doc_id=[f"a{i}" for i in range(N)]).trajectory([], "D", level=0.9)
    axes = path.plot()
    assert "band: its 90% interval." in " ".join(axes.get_figure()._supxlabel.get_text().split())
    plt.close("all")


@pytest.mark.parametrize("target", ["nowhere", 3])
def test_a_target_that_no_trajectory_has(every, target):
    with pytest.raises(errors.InvalidOption, match=f"no trajectory is toward {target!r}"):
        every.trajectory().plot(target=target)
