"""The files in deploy/ cannot be run here, but they can be read."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import yaml

from bot.arguments import parser
from bot.config import SETTINGS

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "deploy"
KNOWN = {name for setting in SETTINGS for name in (setting.name, f"{setting.name}_FILE")}
IMAGES_OWN = {"PATH", "PYTHONUNBUFFERED"}
VERBS = set(parser()._subparsers._group_actions[0].choices)  # type: ignore[union-attr, arg-type]


def _dockerfile() -> list[tuple[str, str]]:
    """Instructions and their arguments, continued lines joined."""
    text = re.sub(r"\\\n\s*", " ", (DEPLOY / "Dockerfile").read_text())
    lines = [line.strip() for line in text.split("\n") if line.strip() and not line.startswith("#")]
    return [(line.split()[0], line.partition(" ")[2]) for line in lines]


def test_the_dockerfile_copies_what_exists_and_sets_what_is_known() -> None:
    instructions = _dockerfile()
    assert {name for name, _ in instructions} <= {
        *{"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "STOPSIGNAL"},
        *{"HEALTHCHECK", "ENTRYPOINT", "CMD"},
    }
    copied = [argument.split()[:-1] for name, argument in instructions if name == "COPY" and "--from" not in argument]
    missing = [source for sources in copied for source in sources if not (ROOT / source).exists()]
    assert not missing
    variables = {
        pair.partition("=")[0] for name, argument in instructions if name == "ENV" for pair in argument.split()
    }
    assert variables <= KNOWN | IMAGES_OWN
    assert ("ENTRYPOINT", '["policybot"]') in instructions
    users = [argument for name, argument in instructions if name == "USER"]
    assert users == ["policybot"]


def test_the_compose_file_starts_known_commands_with_known_settings_and_secrets() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    for name, service in compose["services"].items():
        assert set(service.get("secrets", [])) <= set(compose["secrets"])
        for variable, value in service["environment"].items():
            assert name == "db" or variable in KNOWN
            if str(value).startswith("/run/secrets/"):
                assert str(value).removeprefix("/run/secrets/") in service["secrets"]
        if "command" in service:
            assert service["command"][0] in VERBS
            assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).resolve().exists()
            assert set(service["depends_on"]) <= set(compose["services"])
    assert compose["services"]["bot"]["deploy"]["replicas"] == 2


def test_the_unit_runs_a_known_command_and_is_hardened() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(DEPLOY / "policybot.service")
    service = unit["Service"]
    assert service["ExecStart"].split()[-1] in VERBS
    assert "-HUP" in service["ExecReload"]
    assert service["Restart"] == "always"
    variables = dict(one.split("=", 1) for one in service["Environment"].split())
    assert variables.pop("XDG_CACHE_HOME") == "/var/cache"
    assert service["CacheDirectory"] == "policybot"
    assert variables.keys() <= KNOWN
    assert int(service["TimeoutStopSec"]) > 15, "longer than the bot itself takes at most"
    for name in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "DynamicUser"):
        assert service[name] == "yes"
    assert unit["Install"]["WantedBy"] == "multi-user.target"


def test_no_file_holds_a_secret() -> None:
    for path in DEPLOY.iterdir():
        assert not re.search(
            r"\d{6,}:[A-Za-z0-9_-]{20,}|password\s*[:=]\s*\w{4,}$", path.read_text(), re.MULTILINE | re.I
        )
