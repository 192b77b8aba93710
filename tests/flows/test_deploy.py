"""What runs Cutline for real: deployments, automations, units, image and compose file."""

import asyncio
import configparser
import importlib
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml
from compose_spec import PyCompose

from flows import serve
from flows.automations import HEARTBEAT_SECONDS, SILENT_SECONDS, automations, setup_automations
from provenance.model import ProvenanceError

ROOT = Path(__file__).parent.parent.parent
PREFECT = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
DOCKER = (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.mark.parametrize("told", PREFECT["deployments"], ids=lambda told: str(told["name"]))
def test_a_deployment_is_whole(told: dict[str, Any]) -> None:
    from prefect.client.schemas.schedules import CronSchedule

    path, _, name = told["entrypoint"].partition(":")
    found = getattr(importlib.import_module(path.removesuffix(".py").replace("/", ".")), name)
    assert found.name == told["name"]
    assert set(told["parameters"]) <= set(found.parameters.properties)
    assert told["description"].strip()
    assert "cutline" in told["tags"]
    assert told["concurrency_limit"]["limit"] == 1
    assert told["work_pool"]["name"] == "cutline"
    beat = told["work_pool"]["job_variables"]["env"]["PREFECT_FLOWS_HEARTBEAT_FREQUENCY"]
    assert int(beat) == HEARTBEAT_SECONDS <= SILENT_SECONDS / 3
    for schedule in told["schedules"]:
        assert CronSchedule(cron=schedule["cron"], timezone=schedule["timezone"])
        assert schedule["slug"]
        assert schedule["active"] is True


def test_what_should_run_by_itself_does() -> None:
    scheduled = {told["name"] for told in PREFECT["deployments"] if told["schedules"]}
    assert scheduled == {"watch-feeds", "digest", "recheck"}


@pytest.mark.filterwarnings("ignore")
def test_automations_are_made_once(prefect: None) -> None:
    from prefect.client.orchestration import get_client

    async def twice() -> list[str]:
        for _time in range(2):
            await setup_automations(None)
        async with get_client() as client:
            return sorted(found.name for found in await client.read_automations())

    assert asyncio.run(twice()) == ["cutline: mark dead runs", "cutline: restart dead runs"]
    with pytest.raises(ProvenanceError, match="no block 'slack-webhook/none'"):
        asyncio.run(setup_automations("slack-webhook/none"))


@pytest.mark.filterwarnings("ignore")
def test_a_run_that_died_with_its_server_is_asked_for_a_sign_of_life(
    prefect: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect import flow
    from prefect.client.orchestration import get_client
    from prefect.events.clients import AssertingEventsClient
    from prefect.states import Completed, Running

    monkeypatch.setattr("flows.automations.get_events_client", AssertingEventsClient)

    @flow
    def sleeper() -> None:
        """Never runs."""

    async def asked() -> tuple[set[str], str]:
        AssertingEventsClient.reset()
        async with get_client() as client:
            flow_id = await client.create_flow(sleeper)
            deployment = await client.create_deployment(flow_id=flow_id, name="sleeper")
            dead, done = [
                await client.create_flow_run_from_deployment(deployment, tags=["cutline"])
                for _run in range(2)
            ]
            by_hand = await client.create_flow_run(sleeper, tags=["cutline"])
            await client.set_flow_run_state(done.id, Completed(), force=True)
            for run in (dead, by_hand):
                await client.set_flow_run_state(run.id, Running(), force=True)
            await setup_automations(None)
            for found in await client.read_automations():
                await client.delete_automation(found.id)
            for run in (dead, done, by_hand):
                await client.delete_flow_run(run.id)
        sent = [event for client in AssertingEventsClient.all for event in client.events]
        return {f"{told.event} {told.resource.id}" for told in sent}, str(dead.id)

    told, dead = asyncio.run(asked())
    assert told == {f"prefect.flow-run.heartbeat prefect.flow-run.{dead}"}


@pytest.mark.filterwarnings("ignore")
def test_automations_notify_through_a_block(prefect: None) -> None:
    from prefect.blocks.notifications import CustomWebhookNotificationBlock
    from prefect.client.orchestration import get_client

    async def notified() -> list[str]:
        block = CustomWebhookNotificationBlock(
            name="desk", url="http://127.0.0.1:9/none", headers={}, cookies={}
        )
        await block.save("desk", overwrite=True)
        done = await setup_automations("custom-webhook/desk")
        async with get_client() as client:
            for found in await client.read_automations():
                await client.delete_automation(found.id)
        return sorted(done)

    assert asyncio.run(notified()) == sorted(told.name for told in automations(UUID(int=1)))


def test_services_start_in_order_and_listen_on_loopback_alone() -> None:
    services = COMPOSE["services"]
    assert set(services) == {"database", "server", "worker"}
    for name, needs in (("server", "database"), ("worker", "server")):
        assert services[name]["depends_on"][needs]["condition"] == "service_healthy"
        assert "healthcheck" in services[needs]
    ports = [port for told in services.values() for port in told.get("ports", ())]
    assert ports == ["127.0.0.1:4200:4200"]
    assert "POSTGRES_PASSWORD:?" in services["database"]["environment"]["POSTGRES_PASSWORD"]
    for told in services.values():
        for volume in told.get("volumes", ()):
            assert volume.partition(":")[0] in COMPOSE["volumes"]


def test_the_compose_file_is_one_by_the_specification() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    compose = PyCompose.from_yaml(text.replace(":?set it in .env}", "}"))
    compose.validate()
    assert sorted(compose.service_names()) == ["database", "server", "worker"]


def test_the_linter_has_nothing_to_say_of_the_image() -> None:
    linter = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([linter, ROOT / "Dockerfile"], capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("", 0)


def test_the_image_is_built_from_hashed_packages_by_an_ordinary_user() -> None:
    lines = [line.strip() for line in DOCKER.replace("\\\n", " ").splitlines()]
    told = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    words = [word for word, *_ in told]
    assert set(words) <= {"FROM", "ENV", "RUN", "WORKDIR", "COPY", "USER", "VOLUME", "CMD"}
    assert words[0] == "FROM"
    assert re.fullmatch(r"python:3\.1[1-9]-slim", told[0][1])
    assert "--require-hashes" in DOCKER
    assert words.index("USER") < words.index("CMD")
    assert ":latest" not in DOCKER
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for word, rest in told:
        if word == "COPY":
            for source in rest.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert f"!{source}" in kept, source


@pytest.mark.parametrize("name", ["cutline-server", "cutline-worker"])
def test_a_unit_is_whole(name: str) -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their case
    unit.read(ROOT / "deploy" / f"{name}.service", encoding="utf-8")
    assert set(unit) - {"DEFAULT"} == {"Unit", "Service", "Install"}
    service = unit["Service"]
    assert service["User"] == "cutline"
    assert service["ExecStart"].startswith("/var/lib/cutline/app/.venv/bin/")
    assert service["NoNewPrivileges"] == "true"
    assert service["Restart"] in ("always", "on-failure")
    assert unit["Install"]["WantedBy"] == "multi-user.target"


def test_a_worker_alone_needs_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    with pytest.raises(SystemExit, match="names no server"):
        serve.main(["worker"])
    with pytest.raises(SystemExit, match="there is `worker`"):
        serve.main(["tea"])


def test_the_embedded_server_is_given_time_before_prefect_is_imported() -> None:
    source = (
        "import flows.check; from prefect.settings import get_current_settings as s; "
        "print(s().server.ephemeral.startup_timeout_seconds, s().server.analytics_enabled)"
    )
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split() == ["120", "False"]
