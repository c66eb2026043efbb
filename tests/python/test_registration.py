"""The accessors are there whatever is imported first, and nothing that imports is the worse for it."""

import subprocess
import sys

import pytest

ACCESSORS = "assert hasattr(pandas.DataFrame, 'quotestance') and hasattr(polars.LazyFrame, 'quotestance')"


def run(code: str, folder: object = None) -> None:
    """Run it in a Python of its own, where warnings are errors."""
    # The timeout is for a deadlock of imports.
    command = [sys.executable, "-W", "error", "-c", code]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, timeout=60)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    "order",
    [
        "import quotestance; import pandas; import polars",
        "import pandas; import quotestance; import polars",
        "import polars; import pandas; import quotestance",
        "import quotestance; import pandas.tseries.offsets; from polars.series import Series; import pandas, polars",
        "import pandas, polars, quotestance, importlib; importlib.reload(quotestance)",
        "import quotestance, importlib; importlib.reload(quotestance); import pandas, polars; importlib.reload(pandas)",
        "import quotestance, importlib.util; assert importlib.util.find_spec('pandas').loader; import pandas, polars",
    ],
)
def test_any_order(order):
    run(f"{order}; {ACCESSORS}")


def test_neither_is_imported():
    run("import sys, quotestance; assert not {'pandas', 'polars', 'pyarrow'} & set(sys.modules)")


def test_registering_does_not_load_what_the_verbs_need():
    run(
        "import sys, quotestance, polars\n"
        "assert hasattr(polars.DataFrame, 'quotestance') and 'pyarrow' not in sys.modules"
    )


def test_the_loader_keeps_its_type_and_methods():
    run(
        "import quotestance, pandas, importlib.resources, importlib.machinery, inspect\n"
        "assert type(pandas.__loader__) is importlib.machinery.SourceFileLoader\n"
        "assert 'exec_module' not in vars(pandas.__loader__)\n"
        "assert pandas.__spec__.loader is pandas.__loader__\n"
        "assert inspect.getsource(pandas) and importlib.resources.files('pandas').joinpath('__init__.py').is_file()"
    )


def test_threads():
    run(
        "import quotestance, threading, importlib\n"
        "names = ['pandas', 'wave', 'polars', 'colorsys', 'pandas', 'quopri', 'polars'] * 2\n"
        "failed = []\n"
        "def load(name):\n"
        "    try:\n        importlib.import_module(name)\n"
        "    except BaseException as error:\n        failed.append(error)\n"
        "threads = [threading.Thread(target=load, args=(name,)) for name in names]\n"
        "[thread.start() for thread in threads]; [thread.join() for thread in threads]\n"
        f"assert not failed, failed\nimport pandas, polars\n{ACCESSORS}"
    )


def test_an_import_that_fails_is_tried_again(tmp_path):
    (tmp_path / "polars.py").write_text("import os\nif 'LATER' not in os.environ: raise RuntimeError('not now')\n")
    run(
        "import os, quotestance\n"
        "for _ in range(2):\n"
        "    try:\n        import polars\n        raise SystemExit('no error')\n"
        "    except RuntimeError as error:\n        assert str(error) == 'not now'\n"
        "os.environ['LATER'] = '1'\nimport polars\n",  # which is no polars, and stays what it is
        tmp_path,
    )


def test_a_library_that_is_not_there_or_blocked():
    run(
        "import sys, quotestance\nsys.modules['polars'] = None\n"
        "try:\n    import polars\n    raise SystemExit('no error')\nexcept ModuleNotFoundError:\n    pass\n"
        "import quotestance.integrations.registration as registration, pandas\n"
        "registration.register()\nassert hasattr(pandas.DataFrame, 'quotestance')"
    )
    run(
        "import sys, quotestance\nsys.path[:] = []\n"
        "try:\n    import polars\n    raise SystemExit('no error')\n"
        "except ModuleNotFoundError as error:\n    assert error.name == 'polars'"
    )


def test_a_lazy_loader():
    run(
        "import quotestance, sys, importlib.util\n"
        "spec = importlib.util.find_spec('polars')\n"
        "spec.loader = importlib.util.LazyLoader(spec.loader)\n"
        "module = importlib.util.module_from_spec(spec)\n"
        "sys.modules['polars'] = module\n"
        "spec.loader.exec_module(module)\n"
        "import polars, pandas\n" + ACCESSORS
    )


def test_an_accessor_of_that_name_is_not_replaced():
    run(
        "import pandas\n"
        "@pandas.api.extensions.register_dataframe_accessor('quotestance')\n"
        "class Mine:\n    def __init__(self, frame): pass\n"
        "import quotestance\nassert pandas.DataFrame.quotestance is Mine"
    )
