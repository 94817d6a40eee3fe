"""What each language says about oneself, and how that reads in the third person: one file a language."""
