"""Faults at length: the fault tests' stories with many more updates, kills and seeds; and months of reminding."""
