"""Settings, about, diagnosis."""
