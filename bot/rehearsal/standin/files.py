"""Files that the bot and people send."""

from dataclasses import dataclass

from .params import Params, Upload
from .pictures import size_of
from .wire import JSON, ApiError, bad_request

UPLOAD_MAX = 50 * 1024 * 1024
PHOTO_MAX = 10 * 1024 * 1024
DOWNLOAD_MAX = 20 * 1024 * 1024


@dataclass(frozen=True)
class File:
    """A stored file; `path` is where the Bot API offers it for download."""

    id: str
    unique_id: str
    path: str
    upload: Upload

    def as_json(self) -> JSON:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.upload.data)}

    def as_document(self) -> JSON:
        return {"file_name": self.upload.name, "mime_type": self.upload.mime, **self.as_json()}


class Files:
    """All files, by id."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}

    def store(self, upload: Upload, folder: str) -> File:
        number = len(self._files) + 1
        name = upload.name.rsplit(".", 1)
        ending = f".{name[1]}" if len(name) == 2 else ""
        file = File(f"File{number:08d}", f"Unique{number:08d}", f"{folder}/file_{number}{ending}", upload)
        self._files[file.id] = file
        return file

    def get(self, id: str) -> File | None:
        return self._files.get(id)

    def at(self, path: str) -> File | None:
        return next((file for file in self._files.values() if file.path == path), None)

    def sent(self, params: Params, kind: str) -> JSON:
        """What sendPhoto or sendDocument sends, as the media part of a message. Raises ApiError 400 or 413."""
        return self.photo(self._given(params, kind)) if kind == "photo" else self.document(self._given(params, kind))

    def document(self, file: File) -> JSON:
        return {"document": file.as_document()}

    def photo(self, file: File) -> JSON:
        """A photo in its one size. Telegram takes 10 MB, sides of 10,000 together and a ratio up to 20."""
        size = len(file.upload.data)
        if size > PHOTO_MAX:
            raise bad_request(
                f"file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_MAX} bytes"
            )
        dimensions = size_of(file.upload.data)
        if dimensions is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        width, height = dimensions
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return {"photo": [{"width": width, "height": height, **file.as_json()}]}

    def _given(self, params: Params, kind: str) -> File:
        upload = params.upload(kind)
        if upload is None:
            named = params.text(kind)
            if not named:
                raise bad_request(f"there is no {kind} in the request")
            if named.startswith(("http://", "https://")):
                raise bad_request("failed to get HTTP URL content")
            if (known := self.get(named)) is None:
                raise bad_request("wrong file identifier/HTTP URL specified")
            return known
        if not upload.data:
            raise bad_request("file must be non-empty")
        if len(upload.data) > UPLOAD_MAX:
            raise ApiError(413, "Request Entity Too Large")
        return self.store(upload, f"{kind}s")
