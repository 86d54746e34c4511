"""Decayed rates: acts that bring forth acts, and what would follow a supposed one."""

from dragoman.forecast.decayed._model import DecayedRates, shipped_decay, state_of
from dragoman.forecast.decayed._what_if import WARNING, Follows, WhatIf, suppose, what_if

__all__ = ["WARNING", "DecayedRates", "Follows", "WhatIf", "shipped_decay", "state_of", "suppose", "what_if"]
