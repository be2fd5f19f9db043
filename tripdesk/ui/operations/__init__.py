"""One function an intention of the user. Each runs on the lane of the store and knows nothing of widgets."""
