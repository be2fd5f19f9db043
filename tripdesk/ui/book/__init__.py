"""자료집 만들기: books and calendar files for the readers that are ticked."""
