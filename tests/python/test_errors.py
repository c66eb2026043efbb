"""Errors carry their facts."""

import pickle

import pytest

from quotestance import errors


def test_hierarchy():
    for name in ("InvalidFile", "InvalidOption", "InvalidText", "LexiconError", "UnknownActor"):
        assert issubclass(getattr(errors, name), errors.QuotestanceError)
    assert issubclass(errors.QuotestanceError, ValueError)
    assert issubclass(errors.UnknownActor, KeyError)


def test_option_error_has_facts():
    error = errors.invalid_option("targets", 3, "no", ["west"])
    assert (error.option, error.value, error.suggestions) == ("targets", "3", ["west"])
    assert str(error) == "no; did you mean 'west'?"


def test_unknown_actor_message_is_not_quoted():
    assert str(errors.unknown_actor("actor", "x", "there is no actor 'x'")) == "there is no actor 'x'"


def test_lexicon_error_names_file_and_line():
    error = errors.lexicon_error("mine.tsv", 3, "odd")
    assert (error.file, error.line, error.reason, str(error)) == ("mine.tsv", 3, "odd", "mine.tsv:3: odd")


@pytest.mark.parametrize(("items", "text"), [([], ""), ([1], "1"), (range(7), "0, 1, 2, 3, 4 and 2 more")])
def test_some(items, text):
    assert errors.some(items) == text


def test_file_error_pickles():
    error = pickle.loads(pickle.dumps(errors.InvalidFile("a.jsonl:2: odd", file="a.jsonl", line=2)))
    assert (str(error), error.file, error.line) == ("a.jsonl:2: odd", "a.jsonl", 2)
