"""The words of the scales as people write them in a workbook: English, or Dutch."""

from collections.abc import Mapping

Words = Mapping[str, str]
"""The word as stored, and its Dutch."""

YES_NO: Words = {"yes": "ja", "no": "nee"}
YES = frozenset({"yes", "ja", "true", "waar", "1"})
NO = frozenset({"no", "nee", "false", "onwaar", "0"})

LIGHTS: Words = {"green": "groen", "amber": "oranje", "red": "rood"}
ABOUT: Words = {"work_process": "werkproces", "cooperation": "samenwerking"}
ADDRESSEES: Words = {"national": "landelijk", "unit": "eenheid", "partner": "ketenpartner"}
URGENCIES: Words = {"high": "hoog", "medium": "gemiddeld", "low": "laag"}
LANGUAGES: Words = {"nl": "Nederlands", "en": "Engels"}
RESULTS: Words = {"live": "meteen", "hidden": "na sluiting"}
ORGANISATION_KINDS: Words = {
    "police": "politie",
    "coordinator": "coördinator",
    "body": "overlegorgaan",
    "partner": "ketenpartner",
}
RECOMMENDATION_STATUSES: Words = {
    "already_practice": "doen we al",
    "not_started": "niet begonnen",
    "in_progress": "in uitvoering",
    "implemented": "uitgevoerd",
    "on_hold": "uitgesteld",
    "not_accepted": "niet overgenomen",
    "no_longer_applicable": "niet meer van toepassing",
}
COMMITMENT_KINDS: Words = {
    "enforcement_agreement": "handhavingsafspraak",
    "administrative_report": "bestuurlijke rapportage",
    "working_agreement": "werkafspraak",
    "other": "anders",
}
COMMITMENT_STATUSES: Words = {
    "proposed": "voorgesteld",
    "agreed": "afgesproken",
    "in_progress": "in uitvoering",
    "done": "gereed",
    "withdrawn": "ingetrokken",
}
