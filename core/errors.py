"""Everything that may go wrong and that a person is told about.

StudioError
├── InvalidInput            what was typed does not fit; names the field
├── NotFound                no such thing, or not yours to see
├── NotAllowed              you may not do that
├── Conflict                somebody else changed it first
├── FolderInUse             another server works on this data folder
├── EngineError
│   ├── EngineUnavailable   the server is down or cannot be reached
│   ├── EngineLoading       the model is still being loaded
│   ├── ModelMissing        the server runs, the model is not there
│   ├── EngineDied          the answer broke off
│   ├── OutOfMemory         the model does not fit
│   ├── PromptTooLong       more text than the model can read
│   └── MalformedAnswer     the answer is not what was asked for
├── DownloadFailed          a model could not be fetched
├── EmbedderUnavailable     text cannot be turned into vectors now
├── MailFailed              a mail could not be handed over
│   └── MailboxRefused      there is no such mailbox, or it takes nothing from us
└── IndexUnavailable        the vector index cannot be used now
    └── IndexUnreachable    the server that holds it does not answer
"""


class StudioError(Exception):
    """An expected failure: a message for the person, and a hint of what to do about it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InvalidInput(StudioError):
    """What was typed does not fit; `field` names the input it belongs to."""

    def __init__(self, message: str, *, field: str = "", hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.field = field


class NotFound(StudioError):
    """There is no such thing, or it is not the asker's to see: both read the same."""


class NotAllowed(StudioError):
    """The asker may see it, but not do this to it."""


class Conflict(StudioError):
    """The thing changed since the asker read it."""


class FolderInUse(StudioError):
    """Another server already works on this data folder."""


class EngineError(StudioError):
    """Text could not be generated."""


class EngineUnavailable(EngineError):
    """The engine's server is down or cannot be reached."""


class EngineLoading(EngineError):
    """The model is still being read into memory."""


class ModelMissing(EngineError):
    """The engine answers, but does not have the model."""


class EngineDied(EngineError):
    """The engine broke off in the middle of an answer."""


class OutOfMemory(EngineError):
    """The model does not fit into memory."""


class PromptTooLong(EngineError):
    """The prompt is longer than the model's context."""


class MalformedAnswer(EngineError):
    """The engine answered something other than what was asked for."""


class DownloadFailed(StudioError):
    """A model could not be fetched whole."""


class EmbedderUnavailable(StudioError):
    """Text cannot be turned into vectors now."""


class MailFailed(StudioError):
    """A mail could not be handed over, or it is not known whether it was."""


class MailboxRefused(MailFailed):
    """The mailbox does not exist or takes nothing from here, today and tomorrow."""


class IndexUnavailable(StudioError):
    """The vector index cannot be used now; SQL still holds everything."""


class IndexUnreachable(IndexUnavailable):
    """The server that holds the index does not answer; what it holds is as it was."""
