"""What the tests share: texts with invented people, and an analyzer."""

import pytest

from quotestance import Analyzer

QUOTE = "“Kami tidak bisa mempercayai janji Barat,” kata Menteri Luar Negeri Arendia, Tomas Verel."
PRAISE = "“Kami menyambut baik kerja sama dengan Uni Eropa,” ujar Tomas Verel di Arendia."
OTHER = "“Cuaca hari ini cerah,” kata Mira Solan kepada wartawan."


@pytest.fixture(scope="session")
def quote() -> str:
    """An article with one statement, against the West."""
    return QUOTE


@pytest.fixture(scope="session")
def texts() -> list[str]:
    """Articles of several statements."""
    return [
        f"ARENDIA CITY — {QUOTE}\n\n{OTHER}",
        f"{PRAISE}\r\n\r\nVerel mengatakan bahwa Arendia menolak sanksi sepihak Barat. 😀",
        "Tidak ada yang berbicara di sini.",
        f"{OTHER} {QUOTE} Menurut Verel, Barat harus menghentikan “agresi” itu.",
    ]


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    """The default analyzer, compiled once."""
    return Analyzer()
