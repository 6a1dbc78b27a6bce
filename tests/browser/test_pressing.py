"""What presses every control of a page, and where it ends."""

from typing import TYPE_CHECKING

import pytest

from mscourse.book.audit.browser import CLICKABLE, PRESS, ROUNDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
ENDLESS = """<main><p id="count">0</p><button>Next</button></main><script>
document.querySelector('main').addEventListener('click', event => {
  if (event.target.tagName !== 'BUTTON') return;
  document.querySelector('#count').textContent++;
  event.target.replaceWith(event.target.cloneNode(true));
});
</script>"""
TWO = ENDLESS.replace("<button>Next</button>", "<button>One</button><button>Two</button>").replace(
    "event.target.replaceWith(event.target.cloneNode(true));", ""
)


@pytest.mark.parametrize(("page", "pressed"), [(TWO, 2), (ENDLESS, ROUNDS)])
def test_each_control_is_pressed_once_and_an_endless_page_is_left(
    browser: "Browser", page: str, pressed: int
) -> None:
    tab = browser.new_page()
    tab.set_content(page)
    assert tab.evaluate(PRESS, CLICKABLE) == "done"
    assert tab.locator("#count").inner_text() == str(pressed)
    tab.close()
