"""Nothing that axe-core finds to be a serious or critical fault, in either language, in light and in dark."""

from __future__ import annotations

from pathlib import Path

import pytest

from .main_pages import HERE, NAMES, in_english

AXE = HERE.parent / "interop" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
  .filter(fault => ["serious", "critical"].includes(fault.impact))
  .map(fault => `${fault.id}: ${fault.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(" | ")}`)"""

ANSWERED = """() => !document.querySelector('meta[http-equiv="refresh"]')"""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        pytest.skip("axe-core is missing: npm ci in tests/interop")
    return Path(AXE).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_no_serious_fault(opened, pages, axe: str, name: str) -> None:
    page = opened(pages[name], bypass_csp=True)  # for axe alone: the other tests have the policy as it is
    for path, colours in ((pages[name], "light"), (in_english(pages[name]), "dark")):
        page.emulate_media(color_scheme=colours)
        if colours == "dark":
            page.goto(path)
        page.wait_for_function(ANSWERED)  # on a busy machine a page that asks for itself again comes first
        page.evaluate(axe)
        assert page.evaluate(RUN) == [], (path, colours)


def test_suggestions_and_errors_have_none_either(opened, axe: str, watched) -> None:
    page = opened("/", bypass_csp=True)
    page.get_by_role("combobox").first.press_sequentially("زاکانی")
    page.get_by_role("option").first.wait_for()
    page.evaluate(axe)
    assert page.evaluate(RUN) == []
    page.goto("/id/city/nowhere")
    page.evaluate(axe)
    assert page.evaluate(RUN) == []
    assert "404" in watched.complaints.pop()
