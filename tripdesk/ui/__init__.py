"""The desk: windows and pages in Qt. It works with services through `app.Desk`; nothing below imports it.

What a page may do: read the open trip from `session`, ask for an edit through `operations`, show what `session` says
has changed. Nothing here writes to the store on the interface thread.
"""
