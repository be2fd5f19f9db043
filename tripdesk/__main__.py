"""`python -m tripdesk` is the `tripdesk` command."""

from tripdesk.cli import main

raise SystemExit(main())
