"""What `import quotestance` costs and says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import quotestance


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})


def test_imports_fast_and_without_frames():
    code = (
        "import time; start = time.process_time(); import sys, quotestance; "
        "print(time.process_time() - start); print('pandas' in sys.modules, 'pyarrow' in sys.modules)"
    )
    runs = [run(code).stdout.split("\n") for _ in range(3)]
    assert runs[0][1] == "False False"
    assert min(float(lines[0]) for lines in runs) < 0.5


def test_all_names_are_there():
    for name in set(quotestance.__all__) - {"__version__"}:
        assert getattr(quotestance, name) is not None
    assert set(quotestance.__all__) <= set(dir(quotestance))


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'analyse'"):
        _ = quotestance.analyse


def test_missing_core_says_what_to_do():
    folder = Path(quotestance.__file__).parent
    code = (
        "import sys, types; sys.modules['quotestance._core'] = None\n"
        f"sys.path.insert(0, {str(folder.parent)!r})\n"
        "try:\n    import quotestance\nexcept ImportError as error:\n    print(error)"
    )
    assert "pip install" in run(code).stdout


def test_typed_package():
    assert (Path(quotestance.__file__).parent / "py.typed").exists()
