# docker build -t hizone-clean .
# docker run --rm -v "$PWD:/work" hizone-clean --output-dir clean articles
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY man man
COPY src src
RUN pip wheel --no-cache-dir --wheel-dir /wheels ".[table]"

FROM python:3.13-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-compile --no-index --find-links /wheels "hizone-clean[table]" \
    && useradd --create-home reader
USER reader
WORKDIR /work
ENTRYPOINT ["hizone-clean"]
