"""From what a bot sends to what people see: parse mode, entities, trimming and lengths."""

from .entities import Formatted, by_place, utf16_length, with_detected
from .html_mode import parse_html
from .params import Params
from .wire import JSON, bad_request
from .world import World

TEXT_MAX = 4096
CAPTION_MAX = 1024
_SCHEMES = ("http://", "https://", "tg://", "ton://", "tonsite://", "mailto:")


def text_of(world: World, params: Params) -> Formatted:
    """The text of a message: 1 to 4,096 UTF-16 code units after parsing. Raises ApiError 400."""
    formatted = _read(world, params, "text", "entities")
    if not formatted.text:
        raise bad_request("message text is empty")
    if utf16_length(formatted.text) > TEXT_MAX:
        raise bad_request("message is too long")
    return formatted


def caption_of(world: World, params: Params) -> Formatted:
    """The caption of a photo or document: up to 1,024 UTF-16 code units after parsing. Raises ApiError 400."""
    formatted = _read(world, params, "caption", "caption_entities")
    if utf16_length(formatted.text) > CAPTION_MAX:
        raise bad_request("message caption is too long")
    return formatted


def _read(world: World, params: Params, name: str, entities_name: str) -> Formatted:
    source, mode = params.text(name), params.text("parse_mode")
    if mode.lower() == "html":
        parsed = parse_html(source)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        parsed = Formatted(source, _given(params.value(entities_name, "message entities"), source))
    entities = [link for entity in parsed.entities if (link := _checked_link(world, entity))]
    return with_detected(_trimmed(Formatted(parsed.text, entities)))


def _given(entities: list[JSON] | None, text: str) -> list[JSON]:
    """Entities as the bot gave them, which must lie within the text."""
    end = utf16_length(text)
    for entity in entities or []:
        offset, length = entity.get("offset", -1), entity.get("length", 0)
        if offset < 0 or length <= 0 or offset + length > end:
            raise bad_request(f"entity beginning at UTF-16 offset {offset} ends after the end of the text")
    return by_place([dict(entity) for entity in entities or []])


def _checked_link(world: World, entity: JSON) -> JSON | None:
    """The entity with its address made whole, a mention for tg://user?id=…, None for an impossible address."""
    if entity["type"] != "text_link":
        return entity
    url = str(entity["url"]).strip()
    user = url.removeprefix("tg://user?id=")
    if user != url:
        person = world.people.get(int(user)) if user.isdigit() else None
        rest = {key: value for key, value in entity.items() if key != "url"}
        return {**rest, "type": "text_mention", "user": person.as_user()} if person else None
    if not url.lower().startswith(_SCHEMES):
        url = f"http://{url}"
    if url.lower().startswith("http"):
        host, slash, _ = url.split("://", 1)[1].partition("/")
        if not host or ("." not in host and host.split(":")[0] != "localhost") or " " in url:
            return None
        url += "" if slash or "?" in host else "/"
    return {**entity, "url": url}


def _trimmed(formatted: Formatted) -> Formatted:
    """Without white space at either end, the entities moved and cut accordingly."""
    text = formatted.text.strip()
    start = utf16_length(formatted.text[: len(formatted.text) - len(formatted.text.lstrip())])
    end = utf16_length(text)
    entities = []
    for entity in formatted.entities:
        first = max(entity["offset"] - start, 0)
        last = min(entity["offset"] + entity["length"] - start, end)
        if last > first:
            entities.append({**entity, "offset": first, "length": last - first})
    return Formatted(text, entities)
