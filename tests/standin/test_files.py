"""Pictures and documents, both ways."""

import struct
import zlib
from typing import Any

import pytest

from bot.rehearsal.people import Person, Refused, World
from bot.rehearsal.standin import TOKEN
from bot.rehearsal.standin.pictures import size_of

from .conftest import Api


def png(width: int, height: int, padding: int = 0) -> bytes:
    """The beginning of a PNG picture, with what follows left out."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + bytes(padding)


def jpeg(width: int, height: int) -> bytes:
    frame = struct.pack(">BBHBHHB", 0xFF, 0xC0, 11, 8, height, width, 1) + bytes(3)
    return b"\xff\xd8" + struct.pack(">BBH", 0xFF, 0xE0, 16) + bytes(14) + frame + b"\xff\xd9"


async def upload(api: Api, method: str, kind: str, content: bytes, name: str = "kaart.png", **params: Any) -> Any:
    """The whole answer to a call with a file in multipart/form-data."""
    response = await api.http.post(f"{api.url}/bot{TOKEN}/{method}", data=params, files={kind: (name, content)})
    return response.json()


async def test_a_photo_arrives_with_its_size_and_caption(api: Api, world: World, anna: Person) -> None:
    picture = png(1080, 1350)
    answer = await upload(
        api, "sendPhoto", "photo", picture, chat_id=anna.id, caption="<b>TOE-1</b>", parse_mode="HTML"
    )
    message = answer["result"]
    assert [(size["width"], size["height"]) for size in message["photo"]] == [(1080, 1350)]
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("TOE-1", "bold")
    (seen,) = await anna.sees()
    assert seen.photo is not None
    assert await world.file(seen.photo) == picture


async def test_a_photo_can_be_sent_again_by_its_id(api: Api, anna: Person) -> None:
    first = (await upload(api, "sendPhoto", "photo", png(10, 10), chat_id=anna.id))["result"]
    again = await api("sendPhoto", chat_id=anna.id, photo=first["photo"][-1]["file_id"])
    assert again["photo"] == first["photo"]


async def test_a_file_can_be_attached_under_another_name(api: Api, anna: Person) -> None:
    response = await api.http.post(
        f"{api.url}/bot{TOKEN}/sendDocument",
        data={"chat_id": str(anna.id), "document": "attach://bijlage"},
        files={"bijlage": ("verslag.pdf", b"%PDF", "application/pdf")},
    )
    document = response.json()["result"]["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == (
        "verslag.pdf",
        "application/pdf",
        4,
    )
    (seen,) = await anna.sees()
    assert seen.document == document


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"geen plaatje", "IMAGE_PROCESS_FAILED"),
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (b"", "file must be non-empty"),
        (
            png(10, 10, padding=10 * 1024 * 1024),
            "file of size 10485793 bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
    ],
)
async def test_an_impossible_photo_is_refused(api: Api, anna: Person, content: bytes, reason: str) -> None:
    answer = await upload(api, "sendPhoto", "photo", content, chat_id=anna.id)
    assert (answer["error_code"], answer["description"]) == (400, f"Bad Request: {reason}")


async def test_an_upload_is_at_most_50_megabytes(api: Api, anna: Person) -> None:
    answer = await upload(api, "sendDocument", "document", bytes(50 * 1024 * 1024 + 1), chat_id=anna.id)
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")


@pytest.mark.parametrize(
    ("photo", "reason"),
    [
        ("", "there is no photo in the request"),
        ("onbekend", "wrong file identifier/HTTP URL specified"),
        ("https://a.nl/x.png", "failed to get HTTP URL content"),
    ],
)
async def test_a_photo_that_is_nowhere_is_refused(api: Api, anna: Person, photo: str, reason: str) -> None:
    refused = await api.refusal("sendPhoto", chat_id=anna.id, photo=photo)
    assert refused == (400, f"Bad Request: {reason}")


async def test_a_caption_has_at_most_1024_characters(api: Api, anna: Person) -> None:
    answer = await upload(api, "sendPhoto", "photo", png(10, 10), chat_id=anna.id, caption="x" * 1025)
    assert answer["description"] == "Bad Request: message caption is too long"
    sent = await upload(api, "sendPhoto", "photo", png(10, 10), chat_id=anna.id, caption="x" * 1024)
    here = {"chat_id": anna.id, "message_id": sent["result"]["message_id"]}
    assert (await api.refusal("editMessageCaption", **here, caption="x" * 1025))[0] == 400
    assert (await api("editMessageCaption", **here, caption="korter"))["caption"] == "korter"
    wrong = await api.refusal("editMessageText", **here, text="x")
    assert wrong == (400, "Bad Request: there is no text in the message to edit")


async def test_what_people_send_can_be_downloaded(api: Api, anna: Person) -> None:
    await anna.sends("monitor.toml", b"[gathering]\n", caption="hier", mime="application/toml")
    (update,) = await api.updates()
    message = update["message"]
    assert (message["caption"], message["document"]["file_name"]) == ("hier", "monitor.toml")
    file = await api("getFile", file_id=message["document"]["file_id"])
    downloaded = await api.http.get(f"{api.url}/file/bot{TOKEN}/{file['file_path']}")
    assert downloaded.content == b"[gathering]\n"
    assert (await api.http.get(f"{api.url}/file/botfout/{file['file_path']}")).status_code == 401
    assert (await api.http.get(f"{api.url}/file/bot{TOKEN}/nergens")).status_code == 404


async def test_a_download_is_at_most_20_megabytes(api: Api, anna: Person) -> None:
    answer = await upload(api, "sendDocument", "document", bytes(20 * 1024 * 1024 + 1), chat_id=anna.id)
    large = answer["result"]["document"]["file_id"]
    assert await api.refusal("getFile", file_id=large) == (400, "Bad Request: file is too big")
    assert await api.refusal("getFile", file_id="onbekend") == (400, "Bad Request: invalid file_id")


async def test_a_file_that_is_not_there_cannot_be_looked_at(world: World) -> None:
    with pytest.raises(Refused, match="no such file"):
        await world.file("onbekend")


def test_sizes_are_read_from_png_and_jpeg() -> None:
    assert size_of(png(640, 480)) == (640, 480)
    assert size_of(jpeg(640, 480)) == (640, 480)
    assert size_of(b"\xff\xd8\xff") is None
    assert size_of(b"GIF89a") is None
