"""The stand-in over HTTP: the Bot API under /bot<token>/, its files under /file/, and /control/."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from .api import Answer, answer
from .control import run
from .params import Params, Upload
from .standin import StandIn
from .wire import ApiError, ControlError, bad_request, dumps

_JSON = "application/json"
_UNAUTHORIZED = Answer(401, ApiError(401, "Unauthorized").body())


class _Cut(Response):
    """Closes the connection without a word. The server puts what closes it into the state."""

    async def __call__(self, scope: Scope, receive: Receive, _send: Send) -> None:
        scope["state"]["cut"]()
        while (await receive())["type"] != "http.disconnect":
            pass


def create_app(standin: StandIn) -> Starlette:
    """The ASGI application around a stand-in. Cutting connections needs the server of `serve`."""

    async def bot(request: Request) -> Response:
        if request.path_params["token"] != standin.token:
            given = _UNAUTHORIZED
        else:
            try:
                given = await answer(standin, request.path_params["method"], await _params(request))
            except ApiError as error:
                given = Answer(error.code, error.body())
        return _Cut() if given.cut else Response(given.body, given.status, media_type=_JSON)

    async def file(request: Request) -> Response:
        if request.path_params["token"] != standin.token:
            return Response(_UNAUTHORIZED.body, 401, media_type=_JSON)
        found = standin.files.at(request.path_params["path"])
        if found is None:
            return Response(ApiError(404, "Not Found").body(), 404, media_type=_JSON)
        return Response(found.upload.data, media_type="application/octet-stream")

    async def control(request: Request) -> Response:
        try:
            result = run(standin, request.path_params["op"], await _arguments(request))
        except ControlError as error:
            return Response(dumps({"error": str(error)}), 400, media_type=_JSON)
        return Response(dumps(result), media_type=_JSON)

    async def control_file(request: Request) -> Response:
        found = standin.files.get(request.path_params["id"])
        if found is None:
            return Response(dumps({"error": "no such file"}), 404, media_type=_JSON)
        return Response(found.upload.data, media_type=found.upload.mime)

    both = ["GET", "POST"]
    return Starlette(
        routes=[
            _route("/bot{token}/{method}", bot, both),
            _route("/file/bot{token}/{path:path}", file, ["GET"]),
            _route("/control/file/{id}", control_file, ["GET"]),
            _route("/control/{op}", control, both),
        ]
    )


def _route(path: str, endpoint: Callable[[Request], Awaitable[Response]], methods: list[str]) -> Route:
    return Route(path, endpoint, methods=methods)


async def _params(request: Request) -> Params:
    """What a call carries: in the address, and as a form, in parts or as JSON in the body."""
    values: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").split(";")[0]
    if kind == _JSON:
        try:
            values |= json.loads(await request.body() or b"{}")
        except (ValueError, TypeError):
            raise bad_request("can't parse JSON object") from None
    elif kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        async with request.form() as form:
            for name, value in form.multi_items():
                values[name] = await _upload(value) if isinstance(value, UploadFile) else value
    return Params(values)


async def _upload(file: UploadFile) -> Upload:
    return Upload(file.filename or "file", file.content_type or "application/octet-stream", await file.read())


async def _arguments(request: Request) -> dict[str, Any]:
    """The arguments of a control operation: a JSON object, or values in the address, read as JSON where they can be."""
    if request.method == "GET":
        return {name: _loose(value) for name, value in request.query_params.items()}
    try:
        arguments = json.loads(await request.body() or b"{}")
    except ValueError as error:
        raise ControlError(f"not JSON: {error}") from None
    if not isinstance(arguments, dict):
        raise ControlError("not a JSON object")
    return arguments


def _loose(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value
