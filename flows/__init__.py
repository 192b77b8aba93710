"""The Prefect flows: thin, over the library.

Prefect reads its settings once, when it is imported: those below hold unless others are set.
"""

import os

_DEFAULTS = {
    # The embedded server starts with the first flow; on a busy machine it takes most of a minute.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
}

for _name, _value in _DEFAULTS.items():
    os.environ.setdefault(_name, _value)
