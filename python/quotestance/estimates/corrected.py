"""What the correction of the scorer's errors gives back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Corrected:
    """Estimates corrected by labels, beside those of the scorer alone.

    Parameters
    ----------
    frame
        One row for each estimate; its columns are told at `Statements.estimate`.
    what
        ``mean``, ``difference`` or ``coefficients``.
    level
        Of the intervals.
    """

    frame: "pd.DataFrame"
    what: str
    level: float

    def plot(self, *, ax: "Axes | None" = None) -> "Axes":
        """Each estimate with its interval, and hollow beside it what the scorer alone would have said.

        Parameters
        ----------
        ax
            Axes to draw on.

        Examples
        --------
        >>> import pandas as pd
        >>> row = {"speaker": "verel", "target": "west", "own_bloc": False, "labels": 40, "note": ""}
        >>> row |= {"naive": -0.6, "naive_low": -0.7, "naive_high": -0.5, "estimate": -0.3, "low": -0.5, "high": -0.1}
        >>> Corrected(pd.DataFrame([row]), "mean", 0.95).plot().get_title(loc="left")
        'Stance, corrected by labels'
        """
        from quotestance.plots import corrected

        return corrected.draw(self, ax)

    def _repr_html_(self) -> str:
        html: str = self.frame.to_html()
        return html
