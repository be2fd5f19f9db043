"""The frame of the desk: window, side bar, head of a trip, commands, notices."""
