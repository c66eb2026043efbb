"""Simulated statements of which the truth is known, beside a scorer that is biased."""

import numpy as np
import pandas as pd

from quotestance import Statements

WORDS = np.array(["negative", "neutral", "positive", "none"])


def collection(articles: int, seed: int, speakers: int = 3) -> pd.DataFrame:
    """Statements with the truth beside a scorer that is too negative, and wrong on what speaks of the target."""
    rng = np.random.default_rng(seed)
    sizes = rng.geometric(0.4, articles)
    n = sizes.sum()
    speaker = rng.integers(0, speakers, n)
    latent = np.repeat(rng.normal(0, 0.5, articles), sizes) + rng.normal(0, 0.8, n) - 0.2 + 0.3 * speaker
    truth = np.digitize(latent, [-0.5, 0.5]) - 1.0
    speaks = rng.random(n) < 1 / (1 + np.exp(-1.2 - 0.5 * np.abs(latent)))
    finds = rng.random(n) < np.where(speaks, 0.85, 0.25)
    score = np.clip(0.6 * truth - 0.25 + rng.normal(0, 0.35, n), -1, 1)
    frame = pd.DataFrame({"doc_id": np.repeat(np.arange(articles), sizes).astype(str), "speaker": speaker})
    frame["statement"] = frame.groupby("doc_id").cumcount()
    frame["truth"] = np.where(speaks, truth, np.nan)
    frame["stance"] = np.where(finds, score, np.nan)
    return frame.assign(speaker="speaker " + frame.speaker.astype(str), year=2020 + rng.normal(0, 1.5, n))


def statements(frame: pd.DataFrame) -> Statements:
    label = np.where(frame.stance.isna(), 3, np.digitize(frame.stance.fillna(0), [-0.1, 0.1]))
    own = {"text": "…", "target": "west", "own_bloc": False, "stance_label": WORDS[label]}
    return Statements.from_frame(frame.assign(**{name: value for name, value in own.items() if name not in frame}))


def label_all(sheet: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    """As people do who know the truth."""
    truth = sheet[["doc_id", "statement"]].merge(frame, on=["doc_id", "statement"], how="left", validate="1:1").truth
    return sheet.assign(label=WORDS[truth.add(1).fillna(3).astype(int)])
