"""What whoever organises does beforehand: gatherings made ready, and the groups in which cards hang."""

from telegram.ext import CallbackQueryHandler, CommandHandler

from handlers import (
    agenda_editing,
    checking,
    grouping,
    importing,
    invitations,
    inviting,
    making,
    preparing,
    unlinking,
)
from handlers.hearing import Hears
from models.settings import Setting

SETTINGS = "|".join(Setting)
INVITED = "seat|helper|organiser|contact|coordinator|reader|p-[A-Za-z0-9-]{1,20}"


def heard() -> list[Hears]:
    return [*_making_ready(), *_groups()]


def _making_ready() -> list[Hears]:
    """Gatherings made ready: their settings, agenda, files and invitations."""
    return [
        CommandHandler(["gathering", "bijeenkomst"], preparing.wanted),
        CallbackQueryHandler(preparing.listed, pattern=r"^el:\d{1,4}\Z"),
        CallbackQueryHandler(preparing.opened, pattern=r"^e:\d{1,18}\Z"),
        CallbackQueryHandler(preparing.field_pressed, pattern=rf"^ef:\d{{1,18}}:({SETTINGS})\Z"),
        CallbackQueryHandler(preparing.value_pressed, pattern=rf"^ev:\d{{1,18}}:({SETTINGS}):[\w/+-]{{1,34}}\Z"),
        CallbackQueryHandler(preparing.controllers_paged, pattern=r"^eo:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(preparing.agreed, pattern=r"^ek#\d{1,18}\Z"),
        CallbackQueryHandler(making.new_pressed, pattern=r"^en\Z|^ec:\d{1,18}\Z"),
        CallbackQueryHandler(making.removal_pressed, pattern=r"^exy?:\d{1,18}\Z"),
        CallbackQueryHandler(agenda_editing.opened, pattern=r"^ea:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(agenda_editing.areas_wanted, pattern=r"^eg:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(agenda_editing.item_pressed, pattern=r"^(ei|eu|ed|ery?):\d{1,18}\Z"),
        CallbackQueryHandler(agenda_editing.area_pressed, pattern=r"^ep:\d{1,18}:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(agenda_editing.item_toggled, pattern=r"^et:\d{1,18}:\d{1,18}:\d{1,18}\Z"),
        CallbackQueryHandler(agenda_editing.all_added, pattern=r"^eh:\d{1,18}:\d{1,18}\Z"),
        CommandHandler(["template", "sjabloon"], importing.template_wanted),
        CallbackQueryHandler(importing.import_pressed, pattern=r"^im:\d{1,18}\Z"),
        CallbackQueryHandler(importing.discarded, pattern=r"^imx:\d{1,18}\Z"),
        CallbackQueryHandler(importing.page_turned, pattern=r"^imp:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(importing.template_chosen, pattern=r"^tw:(empty|filled)\Z"),
        CommandHandler(["invite", "uitnodigen"], inviting.wanted),
        CallbackQueryHandler(inviting.gatherings_paged, pattern=r"^ug:\d{1,4}\Z"),
        CallbackQueryHandler(inviting.opened, pattern=r"^u:\d{1,18}\Z"),
        CallbackQueryHandler(inviting.role_chosen, pattern=rf"^un:\d{{1,18}}:({INVITED})\Z"),
        CallbackQueryHandler(inviting.organisation_pressed, pattern=r"^uO:\d{1,18}:\d{1,4}\Z|^uo:\d{1,18}:\d{1,18}\Z"),
        CallbackQueryHandler(inviting.chosen, pattern=r"^(uu:\d{1,6}|ue:\d{4}-\d\d-\d\d)#\d{1,18}\Z"),
        CallbackQueryHandler(invitations.listed, pattern=r"^ul:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(invitations.invite_pressed, pattern=r"^(uv|uq|up|uwy?):\d{1,18}\Z"),
    ]


def _groups() -> list[Hears]:
    """The groups in which cards hang."""
    return [
        CommandHandler(["link", "koppel"], grouping.link),
        CallbackQueryHandler(grouping.page_turned, pattern=r"^zl:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(grouping.chosen, pattern=r"^zk:\d{1,18}:\d{1,18}\Z"),
        CommandHandler(["unlink", "ontkoppel"], unlinking.wanted),
        CallbackQueryHandler(unlinking.pressed, pattern=r"^zu:\d{1,18}\Z"),
        CallbackQueryHandler(unlinking.agreed, pattern=r"^zuy:\d{1,18}:\d{1,18}\Z"),
        CommandHandler(["check", "controleer"], checking.wanted),
        CallbackQueryHandler(checking.all_wanted, pattern=r"^zca:\d{1,18}\Z"),
        CallbackQueryHandler(checking.again_wanted, pattern=r"^zc:\d{1,18}\Z"),
        CallbackQueryHandler(checking.cards_wanted, pattern=r"^zp:\d{1,18}\Z"),
    ]
