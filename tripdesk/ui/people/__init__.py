"""People and organisations, which outlive a trip."""
