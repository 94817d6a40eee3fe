"""Messages a persona sends unprompted: the rules, the text, the sending."""
