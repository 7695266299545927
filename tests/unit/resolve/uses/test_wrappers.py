from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from archfit.model.library import Activity, Role
from archfit.model.use import Use

Asked = Callable[..., list[str]]
Uses = Callable[[Mapping[str, str]], tuple[Use, ...]]


def test_a_function_whose_parameter_is_the_url(requests_of: Asked) -> None:
    assert requests_of("""
        def fetch(url):
            return requests.get(url)

        def users():
            return fetch("http://users")

        def orders():
            return fetch(url="http://orders")
    """) == ["shop.users: GET http://users", "shop.orders: GET http://orders"]


def test_a_function_whose_parameter_is_a_part_of_the_url(requests_of: Asked) -> None:
    assert requests_of("""
        def fetch(path, host="users"):
            return requests.get(f"http://{host}/{path}")

        def users():
            return fetch("all")

        def orders():
            return fetch("recent", host="orders")
    """) == ["shop.users: GET http://users/all", "shop.orders: GET http://orders/recent"]


def test_what_only_chooses_one_of_many_makes_no_wrapper(requests_of: Asked) -> None:
    assert requests_of("""
        def user(user_id):
            return requests.get(f"http://users/users/{user_id}/orders")

        def admin():
            return user("admin")
    """) == ["shop.user: GET http://users/users/{user_id}/orders"]


def test_two_levels(requests_of: Asked) -> None:
    assert requests_of("""
        def send(verb, url):
            return requests.request(verb, url)

        def fetch(path):
            return send("GET", f"http://users{path}")

        def users():
            return fetch("/all")
    """) == ["shop.users: GET http://users/all"]


def test_a_wrapper_in_another_module(requests_of: Asked) -> None:
    assert requests_of(
        files={
            "http.py": "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n",
            "users.py": "from http import fetch\n\n\ndef users():\n    return fetch('http://users')\n",
        }
    ) == ["users.users: GET http://users"]


def test_a_wrapper_that_is_called_by_nobody_is_a_request_with_a_hole(requests_of: Asked) -> None:
    assert requests_of("""
        def fetch(url):
            return requests.get(url)
    """) == ["shop.fetch: GET {url}"]


def test_callers_that_say_nothing_leave_the_request_in_place(requests_of: Asked) -> None:
    assert requests_of("""
        def fetch(url):
            return requests.get(url)

        def users():
            return fetch("http://users")

        def any(words):
            return fetch(words[0])
    """) == ["shop.fetch: GET {url}", "shop.users: GET http://users"]


def test_a_method(requests_of: Asked) -> None:
    assert requests_of("""
        class Users:
            base = "http://users"

            def fetch(self, path):
                return requests.get(self.base + path)

            def everyone(self):
                return self.fetch("/all")
    """) == ["shop.Users.everyone: GET http://users/all"]


def test_a_method_of_a_class_above(requests_of: Asked) -> None:
    assert requests_of("""
        class Client:
            base = ""

            def fetch(self, path):
                return requests.get(self.base + path)

        class Users(Client):
            base = "http://users"

            def everyone(self):
                return self.fetch("/all")

        class Orders(Client):
            base = "http://orders"

            def recent(self):
                return self.fetch("/recent")
    """) == ["shop.Users.everyone: GET http://users/all", "shop.Orders.recent: GET http://orders/recent"]


def test_a_method_that_a_class_below_gives_its_part(requests_of: Asked) -> None:
    assert requests_of("""
        class Client:
            def fetch(self):
                return requests.get("http://users" + self.path())

        class Users(Client):
            def path(self):
                return "/all"

        def everyone():
            return Users().fetch()
    """) == ["shop.Client.fetch: GET http://users/all"]


@pytest.mark.parametrize("kind", ["staticmethod", "classmethod"])
def test_methods_without_instance(requests_of: Asked, kind: str) -> None:
    receiver = "cls, " if kind == "classmethod" else ""
    assert requests_of(f"""
        class Users:
            @{kind}
            def fetch({receiver}path):
                return requests.get("http://users" + path)

        def everyone():
            return Users.fetch("/all")
    """) == ["shop.everyone: GET http://users/all"]


# -- functions around functions --------------------------------------------------------------------


def test_a_decorated_wrapper(requests_of: Asked) -> None:
    assert requests_of("""
        import functools

        def logged(function):
            @functools.wraps(function)
            def inner(*args, **kwargs):
                return function(*args, **kwargs)
            return inner

        @logged
        def fetch(url):
            return requests.get(url)

        def users():
            return fetch("http://users")
    """) == ["shop.users: GET http://users"]


def test_a_decorator_with_arguments_around_a_wrapper(requests_of: Asked) -> None:
    assert requests_of("""
        def tried(times):
            def around(function):
                def inner(*args, **kwargs):
                    return function(*args, **kwargs)
                return inner
            return around

        class Users:
            @tried(3)
            def fetch(self, url):
                return requests.get(url)

            def everyone(self):
                return self.fetch("http://users")
    """) == ["shop.Users.everyone: GET http://users"]


def test_a_decorator_of_a_library_around_a_wrapper(requests_of: Asked) -> None:
    assert requests_of("""
        from tenacity import retry, stop_after_attempt

        @retry(stop=stop_after_attempt(3))
        def fetch(url):
            return requests.get(url)

        def users():
            return fetch("http://users")
    """) == ["shop.users: GET http://users"]


def test_the_url_is_an_argument_of_a_decorator(requests_of: Asked) -> None:
    assert requests_of("""
        def from_(url):
            def around(function):
                def inner():
                    return function(requests.get(url))
                return inner
            return around

        @from_("http://users")
        def users(reply):
            return reply.json()
    """) == ["shop: GET http://users"]


def test_partial(requests_of: Asked) -> None:
    assert requests_of("""
        from functools import partial

        def send(verb, url):
            return requests.request(verb, url)

        fetch = partial(send, "GET")

        def users():
            return fetch("http://users")
    """) == ["shop.users: GET http://users"]


def test_partial_of_the_library(requests_of: Asked) -> None:
    assert requests_of("""
        from functools import partial

        fetch = partial(requests.get, timeout=3)

        def users():
            return fetch("http://users")
    """) == ["shop.users: GET http://users"]


def test_a_lambda(requests_of: Asked) -> None:
    assert requests_of("""
        fetch = lambda path: requests.get("http://users" + path)

        def users():
            return fetch("/all")
    """) == ["shop.users: GET http://users/all"]


def test_a_function_in_a_function(requests_of: Asked) -> None:
    assert requests_of("""
        def users(base):
            def fetch(path):
                return requests.get(base + path)
            return fetch("/all")

        def main():
            users("http://users")
            users("http://people")
    """) == ["shop.main: GET http://users/all", "shop.main: GET http://people/all"]


def test_a_function_that_is_handed_over(requests_of: Asked) -> None:
    assert requests_of("""
        def twice(function, url):
            function(url)
            function(url)

        def users():
            twice(requests.get, "http://users")
    """) == ["shop.users: GET http://users", "shop.users: GET http://users"]


def test_callers_that_only_say_the_verb_leave_the_request_in_place(requests_of: Asked) -> None:
    assert requests_of("""
        def send(verb, url):
            return requests.request(verb, url)

        def fetch(words):
            return send("GET", words[0])

        def add(words):
            return send("POST", f"http://{words[1]}")
    """) == ["shop.send: {verb} {url}"]


def test_callers_that_say_the_verb_of_a_url_that_is_known(requests_of: Asked) -> None:
    assert requests_of("""
        def send(verb, path):
            return requests.request(verb, "http://users" + path)

        def fetch(words):
            return send("GET", words[0])
    """) == ["shop.fetch: GET http://users{}"]


def test_calls_of_a_task_that_is_called_to_send_it_off(uses: Uses) -> None:
    found = uses({
        "shop.py": """
            from huey import RedisHuey

            huey = RedisHuey("shop")

            @huey.task()
            def bill(order):
                return None

            def place(order):
                bill(order)
        """
    })  # fmt: skip

    assert [(use.caller, str(use.value(Role.HANDLER))) for use in found if use.activity is Activity.ENQUEUE] == [
        ("shop.place", "shop.bill")
    ]
