"""변경이력: what was changed, by whom, since which issue; freezing an issue; undo from there."""
