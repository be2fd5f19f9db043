"""The Word writer."""

from tripdesk.briefs.writers.docx.writer import bookmarks, paper_marks, write_docx

__all__ = ["bookmarks", "paper_marks", "write_docx"]
