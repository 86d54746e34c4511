"""What comes next, with honest probabilities.

Four families of models, each with `fit`, `predict` and `explain`:

- `links`: which entity comes next in a temporal knowledge graph, and the public benchmark;
- `windows`: whether a pair has an act of a class in the next 30 days;
- `rates`: the probability of a question, from pooled rates and the signs of the moment;
- `decayed`: rates that acts raise and time lowers, and what would follow a supposed act.

`questions` keeps what was asked and how it came out; `scores` tells how good the forecasts were.
"""

from dragoman.forecast.events import Act, EventTable, from_record, table
from dragoman.forecast.questions import Question, parse
from dragoman.forecast.rates import Forecast, answer, forecast

__all__ = [
    "Act",
    "EventTable",
    "Forecast",
    "Question",
    "answer",
    "forecast",
    "from_record",
    "parse",
    "table",
]
