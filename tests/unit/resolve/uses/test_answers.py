"""What becomes of the answer to a request, and what had to be known before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import dedent, indent

import pytest

from archfit.model.library import Activity
from archfit.model.use import Use

Uses = Callable[[Mapping[str, str]], tuple[Use, ...]]


def requests_in(uses: Uses, body: str) -> list[Use]:
    source = (
        f"import logging\nimport requests\nlog = logging.getLogger()\ndef run(key):\n{indent(dedent(body), '    ')}"
    )
    return [one for one in uses({"shop.py": source}) if one.activity is Activity.REQUEST]


@pytest.mark.parametrize(
    "body",
    [
        "requests.post('http://mails/a')",
        "answer = requests.post('http://mails/a')\nlog.info('sent %s', answer.status_code)",
        "answer = requests.post('http://mails/a')\nif not answer.ok:\n    log.error(answer.text)",
        "answer = requests.post('http://mails/a')\nanswer.raise_for_status()",
        "try:\n answer = requests.put('http://mails/a')\n if not answer.ok:\n  raise OSError\nexcept OSError:\n pass",
    ],
)
def test_an_answer_that_is_only_asked_whether_it_came_is_ignored(uses: Uses, body: str) -> None:
    (use,) = requests_in(uses, body)

    assert use.ignored


@pytest.mark.parametrize(
    "body",
    [
        "return requests.post('http://mails/a')",
        "answer = requests.post('http://mails/a')\nreturn answer.status_code",
        "answer = requests.post('http://mails/a')\nif answer.json()['sent']:\n    log.info('sent')",
        "answer = requests.post('http://mails/a')\nif answer.ok:\n    key.sent = True",
        "answer = requests.post('http://mails/a')\nif not answer:\n    raise ValueError",
        "answer = requests.post('http://mails/a')\nif answer is None:\n    return 1",
        "answer = requests.post('http://mails/a')\nif answer.status_code > 299:\n    raise ValueError",
        "key.answer = requests.post('http://mails/a')",
        "keep(requests.post('http://mails/a'))",
    ],
)
def test_an_answer_that_anything_depends_on_is_not_ignored(uses: Uses, body: str) -> None:
    (use,) = requests_in(uses, body)

    assert not use.ignored


@pytest.mark.parametrize(
    ("handlers", "kind"),
    [
        ("except OSError:\n    log.error('lost')", "swallow"),
        ("except Exception:\n    pass", "swallow"),
        ("except requests.ConnectionError as error:\n    print(error)\n    return None", "swallow"),
        ("except OSError:\n    log.error('lost')\n    raise", "try"),
        ("except OSError:\n    return False", "try"),
        ("except KeyError:\n    pass", "try"),
        ("except KeyError:\n    raise\nexcept OSError:\n    pass", "swallow"),
        ("finally:\n    pass", "try"),
    ],
)
def test_a_try_swallows_a_failure_where_all_that_it_does_is_to_log(uses: Uses, handlers: str, kind: str) -> None:
    (use,) = requests_in(uses, f"try:\n    requests.post('http://mails/a')\n{handlers}")

    assert [one.kind for one in use.around] == [kind]


@pytest.mark.parametrize(
    ("between", "needed"),
    [
        ("", False),
        ("print(user)", False),
        ("if user.status_code != 200:\n    raise KeyError(key)", False),
        ("key = user.json()['plan']", True),
        ("parts = []\nparts.append(user)\nkey = ''.join(parts)", True),
        ("known = {}\nknown['key'] = user.text\nkey = known", True),
        ("if user.json()['old']:\n    return None", True),
    ],
)
def test_a_request_needs_what_it_is_made_of_or_decided_by(uses: Uses, between: str, *, needed: bool) -> None:
    body = f"user = requests.get('http://users/a')\n{between}\nrequests.get('http://plans', params=key)"
    first, second = requests_in(uses, body)

    assert (first.at in second.needs) is needed
    assert first.needs == ()
