"""
What is known of gRPC modules that are made when the code is built, from the `.proto` files that they are made of.

`protoc` makes a module `users_pb2_grpc` of `users.proto`, with `UsersStub`, `UsersServicer` and
`add_UsersServicer_to_server` for its service `Users` (gRPC 1.85, "Generated code reference"); in which package, only
those say that import it. Where the module is checked in, it says all this by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from archfit.model.interface import GENERATED, RpcService
from archfit.model.library import Activity, Library, LibraryClass, LibraryFunction, LibraryParameter, Role

_CALLS = ("", "future", "with_call")
"""How a method of a stub is called: by itself, for its result later, with the call beside the result."""


def generated_modules(imported: Iterable[str]) -> tuple[str, ...]:
    """Return the modules among dotted names of what is imported, or the modules of names taken out of them."""
    found: set[str] = set()
    for name in imported:
        before, ending, after = name.rpartition(GENERATED)
        if ending and (not after or after.startswith(".")):
            found.add(before + ending)
    return tuple(sorted(found))


def generated(services: Iterable[RpcService], modules: Collection[str]) -> Library:
    """
    Return what some generated modules hold, as far as `.proto` files of their names say it.

    Services of several files that are called alike are one, with the methods of all; of those of two packages none
    is known.
    """
    of_file: dict[str, dict[str, list[RpcService]]] = defaultdict(lambda: defaultdict(list))
    for service in services:
        of_file[service.file][service.name.rpartition(".")[2]].append(service)
    functions: list[LibraryFunction] = []
    classes: list[LibraryClass] = []
    for module in modules:
        for short, same in of_file.get(module.rpartition(".")[2].removesuffix(GENERATED), {}).items():
            if len({one.name for one in same}) == 1:
                methods = sorted({method.name for one in same for method in one.methods})
                classes += _classes(f"{module}.{short}", methods)
                functions += _functions(module, short, same[0].name, methods)
    return Library(
        GENERATED.strip("_"),
        tuple(sorted({module.partition(".")[0] for module in modules})),
        functions={one.name: one for one in functions},
        classes={one.name: one for one in classes},
    )


def _classes(name: str, methods: Iterable[str]) -> Iterator[LibraryClass]:
    yield LibraryClass(f"{name}Servicer")
    yield LibraryClass(f"{name}Stub", attributes={method: f"{name}Stub.{method}" for method in methods})
    yield from (LibraryClass(f"{name}Stub.{method}") for method in methods)


def _functions(module: str, short: str, service: str, methods: Iterable[str]) -> Iterator[LibraryFunction]:
    stub = f"{module}.{short}Stub"
    yield LibraryFunction(f"{stub}.__init__", (LibraryParameter("channel", 0, Role.URL),))
    yield LibraryFunction(
        f"{module}.add_{short}Servicer_to_server",
        (LibraryParameter("servicer", 0, Role.HANDLER), LibraryParameter("server", 1)),
        activity=Activity.ROUTE,
        fixed=((Role.VERB, "grpc"), (Role.SERVICE, service)),
    )
    given = (LibraryParameter("request", 0), LibraryParameter("timeout", 1, Role.TIMEOUT, None))
    for method in methods:
        fixed = ((Role.VERB, "grpc"), (Role.SERVICE, f"/{service}/{method}"))
        for way in _CALLS:
            name = f"{stub}.{method}.{way or '__call__'}"
            yield LibraryFunction(name, given, activity=Activity.REQUEST, fixed=fixed)
