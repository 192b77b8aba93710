"""Settings of Prefect that hold unless others are set; import this before Prefect itself."""

import os

__all__ = ["DEFAULTS"]

DEFAULTS = {
    # The embedded server starts with the first flow; on a busy machine it takes most of a minute.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
}
"""What Cutline sets, by name."""

for name, value in DEFAULTS.items():
    os.environ.setdefault(name, value)
