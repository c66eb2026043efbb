"""The local level and the local linear trend as statsmodels has them, the variance of each observation known."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from statsmodels.tsa.statespace.mlemodel import MLEModel

Floats = NDArray[np.float64]


class KnownVariance(MLEModel):  # type: ignore[misc]
    """Its parameters are the standard deviations of the draws: of the level, and of the slope if there is one."""

    def __init__(self, values: Floats, variances: Floats, draws: int) -> None:
        super().__init__(values, k_states=draws, k_posdef=draws, initialization="diffuse")
        self["design", 0, 0] = 1
        self["transition"] = np.array([[1.0, 1.0], [0.0, 1.0]])[:draws, :draws]
        self["selection"] = np.eye(draws)
        self.ssm["obs_cov"] = np.where(np.isnan(variances), 1, variances)[None, None, :]
        self.draws = draws

    @property
    def param_names(self) -> list[str]:
        return ["level", "slope"][: self.draws]

    @property
    def start_params(self) -> Floats:
        return np.array([0.1, 0.01])[: self.draws]

    def update(self, params: Floats, **options: Any) -> None:
        params = super().update(params, **options)
        self["state_cov"] = np.diag(np.square(params))


def smooth(values: Floats, variances: Floats, draws: Floats) -> Any:
    """The smoothed result with these variances of the draws; NaN is a period without observation."""
    model = KnownVariance(values, variances, len(draws))
    return model.smooth(np.sqrt(draws))
