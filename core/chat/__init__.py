"""Talk: conversations as trees of messages, prompts, and replies that stream from the background."""
