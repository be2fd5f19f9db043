"""Records, history, issues, blobs: the only place that knows SQL."""
