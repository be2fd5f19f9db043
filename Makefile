.DEFAULT_GOAL := help
.PHONY: help demo test check bench soak shots oracles lock
PY := .venv/bin/python
TESTS := $(PY) -m pytest -n 2 --dist worksteal

help:
	@echo "make demo     the sample trip: Word books and calendars into out/, then the desk if there is a screen"
	@echo "make test     all tests"
	@echo "make check    lint, types, tests"
	@echo "make bench    what is promised about speed"
	@echo "make soak     the long loops of the tests in full"
	@echo "make shots    a picture of every page of the desk into out/shots/"
	@echo "make oracles  independent checkers for the tests: LibreOffice, OOXML validator, khal, calcurse, libical"
	@echo "make lock     write requirements/*.txt and LICENCES.md anew"

demo:
	@tools/setup.sh
	@.venv/bin/tripdesk demo --out out
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		.venv/bin/tripdesk import out/trip/ces-2023.json --yes --store out/desk/tripdesk.db && \
		.venv/bin/tripdesk --store out/desk/tripdesk.db; \
	else echo "화면이 없어 창은 열지 않았습니다. 명령으로 둘러보는 법은 README.md에 있습니다. / No screen, so no window: README.md leads on by commands."; fi

test:
	@tools/setup.sh
	@$(TESTS)

check:
	@tools/setup.sh
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m pyright
	@$(TESTS)

bench:
	@tools/setup.sh
	@set -e; for program in $(basename $(notdir $(filter-out %/__init__.py,$(wildcard benchmarks/*.py)))); do \
		$(PY) -m benchmarks.$$program; done

soak:
	@tools/setup.sh
	@TRIPDESK_SOAK=1 $(PY) -m pytest -s -m "soak or loop"

shots:
	@tools/setup.sh oracles
	@$(PY) -m tools.shots out/shots

oracles:
	@tools/setup.sh oracles

lock:
	@tools/setup.sh
	@tools/lock.sh $(LOCK)
	@tools/setup.sh
	@$(PY) -m tools.licences --write
