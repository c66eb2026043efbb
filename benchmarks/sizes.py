"""How much is measured, in bytes of text and in rounds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """The usual ones: about ten minutes on two cores."""

    name: str = "usual"
    text: int = 20_000_000
    threads: int = 200_000_000
    articles: int = 2_000_000  # and ten and a hundred times as much
    lengths: int = 20_000_000
    worst: int = 10_000_000
    lexicons: tuple[int, ...] = (1, 10, 100)
    statements: int = 1_000_000
    rounds: int = 5
    few_rounds: int = 3
    starts: int = 7
    peer_seconds: float = 1.5


USUAL = Sizes()
FULL = Sizes(name="full", articles=20_000_000)
QUICK = Sizes(
    name="quick",
    text=100_000,
    threads=100_000,
    articles=2_000,
    lengths=100_000,
    worst=10_000,
    lexicons=(1, 2),
    statements=2_000,
    rounds=1,
    few_rounds=1,
    starts=1,
    peer_seconds=0.01,
)
