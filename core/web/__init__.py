"""The doors that are not pages: routes and middleware."""
