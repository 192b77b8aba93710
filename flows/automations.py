"""Automations in Prefect: tell people of conflicts and of runs gone wrong; restart dead runs."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import StateType
from prefect.events import Event, EventTrigger, Posture, RelatedResource, Resource
from prefect.events.actions import ChangeFlowRunState, SendNotification
from prefect.events.clients import get_events_client
from prefect.events.schemas.automations import AutomationCore
from prefect.exceptions import ObjectNotFound

from flows.telling import CONFLICT, DEGRADED
from provenance.model import ProvenanceError

__all__ = ["HEARTBEAT_SECONDS", "SILENT_SECONDS", "automations", "setup_automations"]

HEARTBEAT_SECONDS = 30
"""How often a run gives a sign of life; the smallest Prefect takes."""

SILENT_SECONDS = 95
"""How long a run may be silent before it is taken for dead: three signs of life, and some."""

_OURS: dict[str, str | list[str]] = {
    "prefect.resource.role": "tag",
    "prefect.resource.id": "prefect.tag.cutline",
}
_RUN = "prefect.flow-run"


def automations(block: UUID | None) -> list[AutomationCore]:
    """The automations, by name; those that notify only where there is a `block` to notify with."""
    kept = [
        AutomationCore(
            name="cutline: mark dead runs",
            description=f"A run that was silent for {SILENT_SECONDS} seconds has crashed.",
            trigger=EventTrigger(
                after={f"{_RUN}.heartbeat"},
                expect={
                    f"{_RUN}.{name}"
                    for name in (
                        "heartbeat",
                        "Completed",
                        "Degraded",
                        "Alarm",
                        "NothingRead",
                        "Failed",
                        "Cancelled",
                        "Cancelling",
                        "Crashed",
                    )
                },
                match={"prefect.resource.id": f"{_RUN}.*"},
                match_related=_OURS,
                for_each={"prefect.resource.id"},
                posture=Posture.Proactive,
                threshold=1,
                within=timedelta(seconds=SILENT_SECONDS),
            ),
            actions=[
                ChangeFlowRunState(
                    state=StateType.CRASHED,
                    name="Crashed",
                    message=f"No sign of life for {SILENT_SECONDS} seconds.",
                    force=False,
                )
            ],
        ),
        AutomationCore(
            name="cutline: restart dead runs",
            description="A run that crashed goes on; after three deaths it fails.",
            trigger=EventTrigger(
                expect={f"{_RUN}.Crashed"},
                match={"prefect.resource.id": f"{_RUN}.*"},
                match_related=_OURS,
                posture=Posture.Reactive,
                threshold=1,
            ),
            actions=[
                ChangeFlowRunState(
                    name="AwaitingRetry",
                    state=StateType.SCHEDULED,
                    message="It died and goes on; what it kept stays.",
                    force=True,
                )
            ],
        ),
    ]
    if block is not None:
        kept += [
            _notifying(
                "cutline: tell of conflicts",
                "Every new conflict is told.",
                EventTrigger(
                    expect={CONFLICT},
                    match={"prefect.resource.id": "cutline.finding.*"},
                    posture=Posture.Reactive,
                    threshold=1,
                ),
                block,
                "Possible mismatch: {{ event.resource.name }}",
                "{{ event.payload.statement }}\n\n{{ event.payload.check }}, figure "
                "{{ event.payload.figure }}, {{ event.payload.article }}\n\nA person decides: "
                "cutline findings show {{ event.payload.key }}",
            ),
            _notifying(
                "cutline: tell of degraded runs",
                "A run that could not read what it should is told.",
                EventTrigger(
                    expect={DEGRADED},
                    match={"prefect.resource.id": "cutline.run"},
                    posture=Posture.Reactive,
                    threshold=1,
                ),
                block,
                "Degraded: {{ event.resource.name }}",
                "{{ event.payload.told }}\n\n"
                "{% for reason in event.payload.reasons %}{{ reason }}\n{% endfor %}",
            ),
            _notifying(
                "cutline: tell of failed runs",
                "A run that failed is told.",
                EventTrigger(
                    expect={f"{_RUN}.Failed", f"{_RUN}.NothingRead", f"{_RUN}.TimedOut"},
                    match={"prefect.resource.id": f"{_RUN}.*"},
                    match_related=_OURS,
                    posture=Posture.Reactive,
                    threshold=1,
                ),
                block,
                "Failed: {{ flow_run.name }}",
                "{{ flow_run.state.message }}",
            ),
        ]
    return kept


def _notifying(
    name: str, about: str, trigger: EventTrigger, block: UUID, subject: str, body: str
) -> AutomationCore:
    return AutomationCore(
        name=name,
        description=about,
        trigger=trigger,
        actions=[SendNotification(block_document_id=block, subject=subject, body=body)],
    )


async def setup_automations(notify: str | None) -> Sequence[str]:
    """Creates the automations, or brings those of the same name up to date; gives back their names.

    `notify` names a notification block of Prefect as "type/name" ("slack-webhook/newsroom"); None
    makes only those that need none. An automation that is brought up to date forgets whom it waits
    for, so each run at work is asked for a sign of life: one that died with its server is then
    found as well. Raises `ProvenanceError` where there is no such block.
    """
    done = []
    async with get_client() as client:
        block = None
        if notify is not None:
            kind, _, name = notify.partition("/")
            try:
                block = (await client.read_block_document_by_name(name, kind)).id
            except ObjectNotFound as error:
                raise ProvenanceError(
                    f"Cannot set up automations: Prefect has no block {notify!r}. Nothing was "
                    "changed; make one in its UI under Blocks, and name it as type/name."
                ) from error
        for automation in automations(block):
            known = await client.read_automations_by_name(automation.name)
            if known:
                await client.update_automation(known[0].id, automation)
            else:
                await client.create_automation(automation)
            done.append(automation.name)
        await _expect_signs(client)
    return done


async def _expect_signs(client: PrefectClient) -> None:
    """Starts the time in which each run of a deployment that is at work has to give a sign.

    Runs of other kinds give none and are let be.
    """
    runs = await client.read_flow_runs(
        flow_run_filter=FlowRunFilter(
            tags=FlowRunFilterTags(all_=["cutline"]),
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING])),
        )
    )
    deployed = [run for run in runs if run.deployment_id is not None]
    if not deployed:
        return
    async with get_events_client() as events:
        for run in deployed:
            resource = {
                "prefect.resource.id": f"{_RUN}.{run.id}",
                "prefect.resource.name": run.name,
            }
            await events.emit(
                Event(
                    event=f"{_RUN}.heartbeat",
                    resource=Resource.model_validate(resource),
                    related=[RelatedResource.model_validate(_OURS)],
                )
            )
