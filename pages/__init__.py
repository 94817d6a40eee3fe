"""What a person sees; each page draws and holds no rule."""
