"""Probabilities for questions: pooled rates, signs of the moment, open commitments."""

from dragoman.forecast.rates._forecast import MODEL, Forecast, answer, forecast
from dragoman.forecast.rates._levels import Asked, Pooling
from dragoman.forecast.rates._levels import rates as pooled_rates
from dragoman.forecast.rates._model import Coefficients, fit, shipped
from dragoman.forecast.rates._pledges import Pledge, open_pledges
from dragoman.forecast.rates._signs import WORDS

__all__ = [
    "MODEL",
    "WORDS",
    "Asked",
    "Coefficients",
    "Forecast",
    "Pledge",
    "Pooling",
    "answer",
    "fit",
    "forecast",
    "open_pledges",
    "pooled_rates",
    "shipped",
]
