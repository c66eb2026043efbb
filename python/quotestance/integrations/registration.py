"""Makes ``frame.quotestance`` known to pandas and polars, whichever is imported first.

pandas has no way to announce an accessor before it is imported (entry points for plots only), and importing pandas to
register one would make ``import quotestance`` a hundred times slower. So a finder waits in front of the others: it
finds nothing itself, but when pandas or polars is found, its loader registers after it has loaded.
"""

import importlib
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_LIBRARIES = ("pandas", "polars")


class _Finder:
    """Stays where it is when all is done: to take a finder away while another thread imports makes it skip one."""

    def __init__(self) -> None:
        self.awaited = set(_LIBRARIES)

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in self.awaited:
            return None
        others = (finder for finder in sys.meta_path if finder is not self and hasattr(finder, "find_spec"))
        spec = next((spec for finder in others if (spec := finder.find_spec(name, path, target))), None)
        if spec is not None and hasattr(spec.loader, "exec_module"):
            self._follow(name, spec.loader)
        return spec

    def _follow(self, name: str, loader: Any) -> None:
        """Register when this loader has run. It keeps its type and its files, for those who ask."""
        run: Callable[[ModuleType], None] = loader.exec_module

        def run_and_register(module: ModuleType) -> None:
            vars(loader).pop("exec_module", None)  # first, for what the module imports may come from the same loader
            run(module)  # where it fails, the next import comes this way again
            if module.__name__ == name:
                self.register(name)

        if hasattr(loader, "__dict__") and not isinstance(loader, type):
            loader.exec_module = run_and_register

    def register(self, name: str) -> None:
        try:
            importlib.import_module(f"quotestance.integrations.{name}").register()
        except (ImportError, AttributeError):
            return  # something else has this name; its import is none of our business
        self.awaited.discard(name)


_finder = _Finder()


def register() -> None:
    """Register with what is loaded, and with the rest as soon as it is."""
    for name in sorted(_finder.awaited):
        if sys.modules.get(name) is not None:
            _finder.register(name)
    if _finder.awaited and _finder not in sys.meta_path:
        sys.meta_path.insert(0, _finder)
