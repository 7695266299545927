from __future__ import annotations

import pytest

from archfit.extract.manifests import extract, is_manifest


def routes(content: str) -> list[tuple[str, str, str, str, int]]:
    manifest = extract("nginx/nginx.conf", content.encode())
    assert manifest.flaws == ()
    return [(one.host, str(one.port), one.path, str(one.target), one.at.line) for one in manifest.routes]


@pytest.mark.parametrize(
    "path", ["nginx.conf", "nginx/default.conf.template", "a/nginx_config.conf", "conf/nginx.dev.conf"]
)
def test_nginx_configurations_are_known_by_their_names(path: str) -> None:
    assert is_manifest(path)
    assert not is_manifest("apache/default.conf")


def test_locations_are_passed_on() -> None:
    assert routes("""
http {
  upstream orders { server orders-1:8000 weight=5; server orders-2:8000; }
  server {
    listen [::]:8080 default_server;
    server_name shop.test;
    set $menu http://menu:5003;
    location /orders/ { proxy_pass http://orders/v1/; }
    location ~ ^/menu/(.*)$ {
      # proxy_pass http://none;
      proxy_pass "$menu/$1";
    }
    location /rpc { grpc_pass grpc://rpc:50051; }
    location /py { uwsgi_pass app:3031; }
  }
  server {
    listen ${PORT};
    location / { proxy_pass $ADMIN_ROOT; }
  }
}
""") == [
        ("shop.test", "8080", "/orders/", "http://orders-1:8000/v1/", 8),
        ("shop.test", "8080", "/orders/", "http://orders-2:8000/v1/", 8),
        ("shop.test", "8080", "~ ^/menu/(.*)$", "http://menu:5003/{1}", 11),
        ("shop.test", "8080", "/rpc", "grpc://rpc:50051", 13),
        ("shop.test", "8080", "/py", "uwsgi://app:3031", 14),
        ("", "${PORT}", "/", "${ADMIN_ROOT}", 18),
    ]


def test_odd_configurations_are_survived() -> None:
    assert routes("}}; listen; proxy_pass; server { proxy_pass 'http://a") == []
