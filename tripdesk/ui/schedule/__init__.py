"""일정: timetable, list, inspector."""
