"""The timetable: days of the place side by side, items where their times are."""
