from __future__ import annotations

from archfit.libraries.generated import generated, generated_modules
from archfit.model import Location
from archfit.model.interface import RpcMethod, RpcService
from archfit.model.library import Activity, Role


def service(path: str, name: str, *methods: str) -> RpcService:
    at = Location(path, 1)
    return RpcService(name, tuple(RpcMethod(one, "A", "B", False, False, at) for one in methods), at)  # noqa: FBT003


def test_modules_that_are_imported() -> None:
    imported = (
        "users_pb2_grpc",
        "app.users_pb2_grpc.UsersStub",
        "users_pb2",
        "grpc",
        "a_pb2_grpcs",
        "app.users_pb2_grpc",
    )
    assert generated_modules(imported) == ("app.users_pb2_grpc", "users_pb2_grpc")


def test_stub_servicer_and_what_adds_it() -> None:
    library = generated([service("p/my-users.proto", "shop.Users", "Get")], ["app.my_users_pb2_grpc"])
    module = "app.my_users_pb2_grpc"
    assert library.packages == ("app",)
    assert library.classes[f"{module}.UsersStub"].attributes == {"Get": f"{module}.UsersStub.Get"}
    assert f"{module}.UsersServicer" in library.classes
    call = library.functions[f"{module}.UsersStub.Get.__call__"]
    assert (call.activity, call.fixed) == (
        Activity.REQUEST, ((Role.VERB, "grpc"), (Role.SERVICE, "/shop.Users/Get"))
    )  # fmt: skip
    add = library.functions[f"{module}.add_UsersServicer_to_server"]
    assert (add.activity, add.fixed) == (Activity.ROUTE, ((Role.VERB, "grpc"), (Role.SERVICE, "shop.Users")))


def test_copies_of_a_file_are_one() -> None:
    same = [service("a/users.proto", "shop.Users", "Get"), service("b/users.proto", "shop.Users", "List")]
    library = generated(same, ["users_pb2_grpc"])
    assert sorted(library.classes["users_pb2_grpc.UsersStub"].attributes) == ["Get", "List"]


def test_of_two_packages_or_of_another_file_nothing_is_known() -> None:
    different = [service("a/users.proto", "shop.Users", "Get"), service("b/users.proto", "bank.Users", "Get")]
    assert generated(different, ["users_pb2_grpc"]).classes == {}
    assert generated([service("orders.proto", "shop.Users", "Get")], ["users_pb2_grpc"]).functions == {}
