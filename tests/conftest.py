"""What holds for every test: no network, a skip is a failure where all checkers must be there, patient hypothesis."""

import os
import sys
from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SOAK = os.environ.get("TRIPDESK_SOAK") == "1"
REQUIRE_ORACLES = os.environ.get("TRIPDESK_REQUIRE_ORACLES") == "1"

settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", parent=settings.get_profile("suite"), max_examples=5000)
settings.load_profile("soak" if SOAK else "suite")


def _stay_home(event: str, args: tuple[Any, ...]) -> None:
    """tripdesk uses no network at run time: a test that reaches for it fails where it does."""
    if event == "socket.getaddrinfo" and args[0] not in {None, "", "localhost", "127.0.0.1", "::1"}:
        raise RuntimeError("a test asked the network for an address")
    if event == "socket.connect" and isinstance(args[1], tuple) and args[1][0] not in {"127.0.0.1", "::1", "localhost"}:
        raise RuntimeError("a test opened a connection")


sys.addaudithook(_stay_home)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    return refused_skip(report) if REQUIRE_ORACLES else report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    return refused_skip(report) if REQUIRE_ORACLES else report


def refused_skip(report: Any) -> Any:
    """The report, failed when it is a skip: with TRIPDESK_REQUIRE_ORACLES=1 nothing may go unseen."""
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason} (with TRIPDESK_REQUIRE_ORACLES=1 a skip is a failure)"
    return report
