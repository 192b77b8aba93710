# Cutline with Prefect: the image of the server and of the worker in compose.yaml.
FROM python:3.13-slim

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONUNBUFFERED=1

RUN useradd --system --create-home --home-dir /data --uid 10001 cutline
WORKDIR /app

# what rarely changes first; every package by its hash
COPY requirements.lock ./
RUN pip install --require-hashes --requirement requirements.lock

COPY pyproject.toml README.md LICENSE prefect.yaml ./
COPY provenance ./provenance
COPY flows ./flows
RUN pip install --no-deps --no-build-isolation .

ENV CUTLINE_HOME=/app CUTLINE_STORE=/data/cutline.db CUTLINE_CONFIG=/data/cutline.toml \
    PREFECT_HOME=/data/prefect PREFECT_SERVER_ANALYTICS_ENABLED=false \
    PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT=false
# a number: an orchestrator can see that it is not root
USER 10001
VOLUME /data
CMD ["python", "-m", "flows.serve", "worker"]
