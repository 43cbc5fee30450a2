"""The published figures of one committee's May 2021, which the demo must reproduce."""

PUBLISHED = {
    "members": 3390,
    "admitted": 15,
    "official_conversions": 13,
    "classes": 1,
    "participants": 72,
    "training_organizations": 28,
    "commended_collectives": 27,
    "commended_individuals": 57,
    "dossiers_appraised": 141,
    "organizations_inspected": 7,
    "history_conclusions": 53,
    "admissions_decided": 5,
    "conversions_decided": 2,
    "verifications_open": 9,
}
