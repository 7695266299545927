from __future__ import annotations

from collections.abc import Callable, Mapping

from archfit.model.calls import CallGraph

Calls = Callable[..., set[tuple[str, str]]]
Link = Callable[[Mapping[str, str]], CallGraph]


def test_whoever_defines_a_function_calls_its_decorators(calls: Calls) -> None:
    assert calls("""
        def log(function):
            def wrapper(): return function()
            return wrapper
        @log
        def total(): ...
        total()
    """) == {("shop", "shop.log"), ("shop", "shop.log.wrapper"), ("shop.log.wrapper", "shop.total")}


def test_a_wrapper_of_many_functions_calls_only_the_one_it_wraps(link: Link) -> None:
    graph = link(
        {
            "shop.py": """
        import functools
        def log(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs): return function(*args, **kwargs)
            return wrapper
        class Order:
            @log
            def total(self): return self.price()
            def price(self): ...
        @log
        def unused(): ...
        Order().total()
    """
        }
    )

    assert {(edge.caller, edge.callee) for edge in graph.edges} == {
        ("shop", "shop.log"),
        ("shop.Order", "shop.log"),
        ("shop.log", "functools.wraps"),
        ("shop", "shop.log.wrapper"),
        ("shop.log.wrapper", "shop.Order.total"),
        ("shop.log.wrapper", "shop.unused"),
        ("shop.Order.total", "shop.Order.price"),
    }


def test_a_decorator_with_arguments(calls: Calls) -> None:
    assert calls("""
        def retry(times):
            def decorate(function):
                def wrapper(*args, **kwargs): return function(*args, **kwargs)
                return wrapper
            return decorate
        @retry(3)
        def total(): ...
        total()
    """) == {
        ("shop", "shop.retry"),
        ("shop", "shop.retry.decorate"),
        ("shop", "shop.retry.decorate.wrapper"),
        ("shop.retry.decorate.wrapper", "shop.total"),
    }


def test_a_decorator_that_returns_what_it_got_changes_nothing(calls: Calls) -> None:
    assert calls("""
        def mark(function): return function
        @mark
        def total(): ...
        total()
    """) == {("shop", "shop.mark"), ("shop", "shop.total")}


def test_a_decorator_of_others_is_taken_to_change_nothing(calls: Calls) -> None:
    assert calls("""
        from vendor import app
        @app.route("/total")
        def total(): ...
        total()
    """) == {("shop", "vendor.app.route"), ("shop", "shop.total")}


def test_a_method_may_decorate(calls: Calls) -> None:
    assert calls("""
        class App:
            def route(self, function):
                return function
        app = App()
        @app.route
        def total(): ...
        total()
    """) == {("shop", "shop.App.route"), ("shop", "shop.total")}


def test_a_decorated_class_is_still_the_class(calls: Calls) -> None:
    assert calls("""
        def register(kind): return kind
        @register
        class Order:
            def total(self): ...
        Order().total()
    """) == {("shop", "shop.register"), ("shop", "shop.Order.total")}


def test_a_decorated_method_of_a_base_class(calls: Calls) -> None:
    assert calls("""
        def log(function):
            def wrapper(*args, **kwargs): return function(*args, **kwargs)
            return wrapper
        class Base:
            @log
            def total(self): ...
        class Order(Base): ...
        Order().total()
    """) == {("shop.Base", "shop.log"), ("shop", "shop.log.wrapper"), ("shop.log.wrapper", "shop.Base.total")}


def test_a_context_manager_made_of_a_generator(calls: Calls) -> None:
    assert calls("""
        from contextlib import contextmanager
        class Session:
            def get(self): ...
        @contextmanager
        def session():
            yield Session()
        with session() as current:
            current.get()
    """) == {("shop", "contextlib.contextmanager"), ("shop", "shop.session"), ("shop", "shop.Session.get")}


def test_partials_pass_their_arguments_first(calls: Calls) -> None:
    assert calls("""
        from functools import partial
        def price(): ...
        def total(by): by()
        run = partial(total, price)
        run()
    """) == {("shop", "functools.partial"), ("shop", "shop.total"), ("shop.total", "shop.price")}


def test_tasks_and_callbacks_say_what_they_are(link: Link) -> None:
    graph = link(
        {
            "shop.py": """
        from threading import Thread
        from vendor import queue, pool
        @queue.task
        def mail(): ...
        def work(): ...
        def key(item): ...
        mail.delay()
        Thread(target=work).start()
        pool.submit(work)
        sorted([1], key=key)
    """
        }
    )
    kinds = {(edge.callee, edge.kind, edge.confidence.value) for edge in graph.edges if edge.callee.startswith("shop.")}

    assert kinds == {
        ("shop.mail", "task", "derived"),
        ("shop.work", "task", "derived"),
        ("shop.key", "callback", "derived"),
    }


def test_a_partial_of_itself_comes_to_an_end(calls: Calls) -> None:
    assert calls("""
        from functools import partial
        def price(*given): ...
        by = partial(price)
        while more:
            by = partial(by, 1)
        by()
    """) == {("shop", "functools.partial"), ("shop", "shop.price")}
