"""What a reader of a page does: press, fill in, choose."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def press(test: AppTest, key: str) -> AppTest:
    next(button for button in test.button if button.key == key).click().run()
    assert not test.exception, test.exception
    return test


def press_beginning(test: AppTest, key: str) -> AppTest:
    """Press the button whose key begins so: keys of steps end with what is changed, and its version."""
    return press(test, next(str(one.key) for one in test.button if str(one.key).startswith(key)))


def fill(test: AppTest, key: str, value: str) -> AppTest:
    fields = [*test.text_input, *test.text_area]
    next(field for field in fields if str(field.key).startswith(key)).set_value(value).run()
    assert not test.exception, test.exception
    return test


def choose(test: AppTest, family: str, key: str, value: object) -> AppTest:
    boxes = getattr(test, family)
    next(box for box in boxes if str(box.key).startswith(key)).set_value(value).run()
    assert not test.exception, test.exception
    return test


def view(test: AppTest, name: str) -> AppTest:
    """Look at a step of a vote, or at a part of one, or at what can be looked up in every step."""
    field = {"turnout": "vote-part-", "paper": "vote-part-", "terms": "vote-look-up-", "log": "vote-look-up-"}
    return choose(test, "button_group", field.get(name, "vote-view-"), name)
