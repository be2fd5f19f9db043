"""The first thing a new user sees, and the place where trips begin."""
