"""A year of follow-up on a simulated clock: many partners, many promises, and a ledger that must reconcile."""
