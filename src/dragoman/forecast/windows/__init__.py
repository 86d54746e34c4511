"""Does a pair have an act of a quad class in the next 30 days? Baselines and boosted probabilities."""

from dragoman.forecast.windows._baselines import ShrunkClimatology, WindowPersistence
from dragoman.forecast.windows._boosted import BoostedWindows
from dragoman.forecast.windows._panel import LENGTH, Cells, Panel
from dragoman.forecast.windows._signs import SIGNS

__all__ = ["LENGTH", "SIGNS", "BoostedWindows", "Cells", "Panel", "ShrunkClimatology", "WindowPersistence"]
