"""Pure rules: values in, values out; no session, no clock."""
