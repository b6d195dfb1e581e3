"""Everything Framescope raises on purpose.

    FramescopeError              exit code 1
    ├── UsageError               exit code 2: the call was wrong; nothing was run
    │   ├── ParameterError           a run parameter is unknown or has the wrong type
    │   └── ConfigError              framing.toml cannot be understood
    ├── NothingToAnalyse         exit code 3: the input was read, and no article was left
    ├── UnreadableCorpus         nothing of the input could be read
    ├── ContractError            a table does not have the columns that tables.py promises
    ├── ModelError               a language model is missing or is not the one expected
    ├── MissingExtra             an optional dependency is needed and not installed
    └── StageFailed              a notebook of the chain raised; the executed notebook is kept

A file that cannot be read is no error: it is a row of DROPPED with its reason.
"""


class FramescopeError(Exception):
    """Base of all errors that are meant for the reader of the message."""

    exit_code = 1


class UsageError(FramescopeError):
    """The call was wrong; nothing was run."""

    exit_code = 2


class ParameterError(UsageError):
    """A run parameter is unknown or has the wrong type."""


class ConfigError(UsageError):
    """`framing.toml` cannot be understood."""


class NothingToAnalyse(FramescopeError):
    """The input was read, and no article was left to analyse."""

    exit_code = 3


class UnreadableCorpus(FramescopeError):
    """Nothing of the input could be read: a broken feed, not a quiet day."""


class ContractError(FramescopeError):
    """A table does not have the columns that `tables.py` promises."""


class ModelError(FramescopeError):
    """A language model is missing or is not the one expected."""


class MissingExtra(FramescopeError):
    """An optional dependency is needed and not installed."""


class StageFailed(FramescopeError):
    """A notebook of the chain raised; the executed notebook is kept."""
