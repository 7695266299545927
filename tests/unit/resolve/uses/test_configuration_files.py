"""What is read from configuration files: the keys that lead there, and the files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import dedent

import pytest

from archfit.model.library import Activity, Role
from archfit.model.use import Use
from archfit.model.value import Text, Variable

Uses = Callable[[Mapping[str, str]], tuple[Use, ...]]
HEAD = "import configparser, json, os, tomllib\nfrom pathlib import Path\nimport requests\nimport yaml\n"


def read(uses: Uses, text: str, **others: str) -> list[str]:
    """Return the URLs that are requested, with the files that say parts of them."""
    files = {"shop.py": HEAD + dedent(text), **{f"{name}.py": HEAD + dedent(said) for name, said in others.items()}}
    found = (one.values(Role.URL) for one in uses(files) if one.activity is Activity.REQUEST)
    return [shown(value) for values in found for value in values if isinstance(value, Text)]


def shown(value: Text) -> str:
    files = {str(path) for part in value.parts if isinstance(part, Variable) for path in part.files}
    return f"{value} from {', '.join(sorted(files))}" if files else str(value)


@pytest.mark.parametrize(
    "loaded",
    [
        "with open('app.yml') as file:\n    config = yaml.safe_load(file)",
        "config = yaml.load(open('app.yml'), Loader=yaml.SafeLoader)",
        "config = yaml.safe_load(Path('app.yml').read_text())",
        "with Path('app.yml').open() as file:\n    config = yaml.safe_load(file.read())",
        "with open('app.yml', 'rb') as file:\n    config = tomllib.load(file)",
        "config = json.load(open('app.yml'))",
        "config = json.loads(open('app.yml').read()) or {}",
        "from omegaconf import OmegaConf\nconfig = OmegaConf.load('app.yml')",
        "import toml\nconfig = toml.load('app.yml')",
    ],
)
def test_a_key_of_what_is_loaded_from_a_file(uses: Uses, loaded: str) -> None:
    assert read(uses, f"{loaded}\nrequests.get(config['users']['url'] + '/all')") == [
        "${users.url}/all from app.yml"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "url"),
    [
        ("config.get('users', {}).get('url')", "${users.url}"),
        ("config.get('users', {}).get('url', 'http://users')", "${users.url:-http://users}"),
        ("config['users'].get('url')", "${users.url}"),
        ("config[USERS]['url']", "${users.url}"),
        ("f\"http://{config['users']['host']}:{config['users']['port']}\"", "http://${users.host}:${users.port}"),
        ("config['users']['url'].rstrip('/') + '/all'", "${users.url}/all"),
        ("os.getenv('USERS_URL', config['users'])", "${USERS_URL:-${users}}"),
    ],
)
def test_ways_to_ask(uses: Uses, asked: str, url: str) -> None:
    text = f"USERS = 'users'\nwith open('app.yml') as file:\n    config = yaml.safe_load(file)\nrequests.get({asked})"
    assert [one.partition(" from")[0] for one in read(uses, text)] == [url]


@pytest.mark.parametrize(
    ("asked", "url"),
    [
        ("parser['users']['url']", "${users.url}"),
        ("parser.get('users', 'url')", "${users.url}"),
        ("parser.get('users', 'url', fallback='http://users')", "${users.url:-http://users}"),
        ("parser['users'].get('url', 'http://users')", "${users.url:-http://users}"),
        ("f\"http://users:{parser.getint('users', 'port')}\"", "http://users:${users.port}"),
    ],
)
def test_an_option_of_a_section(uses: Uses, asked: str, url: str) -> None:
    text = f"parser = configparser.ConfigParser()\nparser.read('app.ini')\nrequests.get({asked})"
    assert read(uses, text) == [f"{url} from app.ini"]


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("Path(__file__).parent / 'config' / 'app.yml'", "{parent}/config/app.yml"),
        ("Path('config', 'app.yml')", "config/app.yml"),
        ("Path(__file__).resolve().parent.joinpath('app.yml')", "{parent}/app.yml"),
        ("os.path.join(os.path.dirname(__file__), 'app.yml')", "{dirname}/app.yml"),
        ("os.environ.get('CONFIG', 'app.yml')", "${CONFIG:-app.yml}"),
        ("f\"config/{os.environ['STAGE']}.yml\"", "config/${STAGE}.yml"),
        ("'dev.yml' if os.environ.get('DEBUG') else 'prod.yml'", "dev.yml, prod.yml"),
    ],
)
def test_ways_to_name_the_file(uses: Uses, path: str, files: str) -> None:
    load = f"PATH = {path}\nwith open(PATH) as file:\n    config = yaml.safe_load(file)"
    assert read(uses, f"{load}\nrequests.get(config['url'])") == [f"${{url}} from {files}"]


def test_a_function_that_loads_what_it_is_told(uses: Uses) -> None:
    load = """
    def load(path):
        with open(path) as file:
            return yaml.safe_load(file)
    """
    asks = "from settings import load\nrequests.get(load('{0}.yml')['url'])\n"
    assert read(uses, asks.format("a") + asks.format("b"), settings=load) == ["${url} from a.yml", "${url} from b.yml"]


def test_a_function_that_parses_what_it_is_told(uses: Uses) -> None:
    text = """
    def load(path):
        parser = configparser.ConfigParser()
        parser.read(path)
        return parser
    requests.get(load("a.ini").get("users", "url"))
    requests.get(load("b.ini")["users"]["url"])
    """
    assert read(uses, text) == ["${users.url} from a.ini", "${users.url} from b.ini"]


def test_what_is_handed_on(uses: Uses) -> None:
    text = """
    class Client:
        def __init__(self, section):
            self.url = section["url"]
        def all(self):
            return requests.get(self.url + "/all")

    def check(config):
        requests.get(config["users"]["url"] + "/health")

    class Settings:
        def __init__(self, path="app.yml"):
            with open(path) as file:
                self.config = yaml.safe_load(file)

    settings = Settings()
    check(settings.config)
    Client(settings.config["users"]).all()
    """
    assert sorted(read(uses, text)) == ["${users.url}/all from app.yml", "${users.url}/health from app.yml"]


@pytest.mark.parametrize(
    ("loaded", "url"),
    [
        ("json.loads(requests.post('http://a').text)", "{url}"),
        ("json.load(open(requests.post('http://a').text))", "{url}"),
        ("yaml.safe_load(given)", "{url}"),
        ("yaml.safe_load(open(given))", "{url}"),
        ("{'url': 'http://users'}", "http://users"),
    ],
)
def test_what_is_not_known_to_come_from_a_file_stays_as_it_was(uses: Uses, loaded: str, url: str) -> None:
    text = f"def run(given):\n    config = {loaded}\n    requests.get(config['url'])"
    assert read(uses, text)[-1:] == [url]


def test_one_of_several_files_is_one_reading(uses: Uses) -> None:
    text = """
    def load(path):
        return yaml.safe_load(open(path))
    config = load("dev.yml") if os.environ.get("DEBUG") else load("prod.yml")
    requests.get(config["url"])
    """
    assert read(uses, text) == ["${url} from dev.yml, prod.yml"]


def test_files_that_load_each_other_come_to_an_end(uses: Uses) -> None:
    text = """
    def load(path):
        config = yaml.safe_load(open(path))
        return load(config["next"]) if "next" in config else config
    requests.get(load("app.yml")["url"])
    """
    assert all(one.startswith(("${url}", "{")) for one in read(uses, text))
