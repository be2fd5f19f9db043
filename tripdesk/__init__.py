"""tripdesk: an overseas trip is entered once and issued many times, to each reader what that reader may see."""

__version__ = "0.1.0"
