"""The delegation of a trip, whom it meets, and whom it calls."""
