"""Reads what people say for statements about them: by rules in four languages, and by a model beside them."""
