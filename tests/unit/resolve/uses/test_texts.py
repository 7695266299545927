from __future__ import annotations

from collections.abc import Callable

import pytest

Asked = Callable[..., list[str]]
TEMPLATES = {
    "f'{BASE}/users/{user_id}'": "http://users/users/{user_id}",
    "f'{BASE}/{user_id:>5}/{user_id!r}'": "http://users/{user_id}/{user_id}",
    "'%s/users/%d' % (BASE, user_id)": "http://users/users/{user_id}",
    "'%(base)s/users' % {'base': BASE}": "http://users/users",
    "BASE + '/users/' + str(user_id)": "http://users/users/{user_id}",
    "'{}/users/{}'.format(BASE, user_id)": "http://users/users/{user_id}",
    "'{1}/users/{0}'.format(user_id, BASE)": "http://users/users/{user_id}",
    "'{base}/users/{id}'.format(base=BASE, id=user_id)": "http://users/users/{user_id}",
    "PATTERN.format(base=BASE, id=user_id)": "http://users/users/{user_id}",
    "'/'.join([BASE, 'users', user_id])": "http://users/users/{user_id}",
    "'/'.join((BASE, 'users'))": "http://users/users",
    "''.join([BASE, '/users'])": "http://users/users",
    "BASE.rstrip('/') + '/users'": "http://users/users",
    "SLASHED.rstrip('/') + '/users'": "http://users/users",
    "f\"{SLASHED.rstrip('/')}/{'/users'.lstrip('/')}\"": "http://users/users",
    "SLASHED.removesuffix('/')": "http://users",
    "BASE.replace('http:', 'https:')": "https://users",
    "PATTERN.replace('{base}', BASE)": "http://users/users/{id}",
    "'HTTP://USERS'.lower()": "http://users",
    "BASE.strip()": "http://users",
    "str(BASE)": "http://users",
}
JOINED = {
    "urljoin(SLASHED, 'users')": "http://users/users",
    "urljoin(BASE, '/users')": "http://users/users",
    "urljoin('http://users/api/v1', '/all')": "http://users/all",
    "urljoin('http://users/api/v1', 'all')": "http://users/api/all",
    "urljoin(BASE, f'/users/{user_id}')": "http://users/users/{user_id}",
    "urljoin(SLASHED, f'users/{user_id}')": "http://users/users/{user_id}",
    "urljoin(BASE, 'http://other/all')": "http://other/all",
    "os.path.join(BASE, 'users', user_id)": "http://users/users/{user_id}",
    "os.path.join(SLASHED, 'users')": "http://users/users",
    "posixpath.join(BASE, 'users')": "http://users/users",
}


@pytest.mark.parametrize("written", [*TEMPLATES, *JOINED])
def test_texts_put_together(asked: Asked, written: str) -> None:
    found = asked(f"""
        import os
        import posixpath
        from urllib.parse import urljoin

        BASE = "http://users"
        SLASHED = "http://users/"
        PATTERN = "{{base}}/users/{{id}}"

        def user(user_id):
            return requests.get({written})
    """)

    assert found == [(TEMPLATES | JOINED)[written]]


def test_a_text_that_grows(asked: Asked) -> None:
    assert asked("""
        def users(page):
            url = "http://users"
            url += "/all"
            url = url + f"?page={page}"
            return requests.get(url)
    """) == ["http://users/all?page={page}"]


def test_a_text_that_a_function_makes(asked: Asked) -> None:
    assert asked("""
        def address(path):
            return f"http://users/{path}"

        def everyone():
            return requests.get(address("all"))

        def one(user_id):
            return requests.get(address(user_id))
    """) == ["http://users/all", "http://users/{user_id}"]


def test_methods_of_a_text_that_is_given(asked: Asked) -> None:
    assert asked("""
        class Client:
            def __init__(self, base):
                self.base = base.rstrip("/")

            def users(self):
                return requests.get(f"{self.base}/users")

        Client("http://users/").users()
    """) == ["http://users/users"]


def test_a_text_of_alternatives_is_several_texts(asked: Asked) -> None:
    assert asked("""
        def fetch(old):
            host = "users" if old else "people"
            return requests.get(f"http://{host}/all")
    """) == ["http://users/all | http://people/all"]


def test_a_query_is_part_of_the_text(asked: Asked) -> None:
    assert asked("""
        from urllib.parse import quote, urlencode

        def search(words):
            return requests.get("http://users/?" + urlencode({"q": words}) + quote(words))
    """) == ["http://users/?{}{words}"]
