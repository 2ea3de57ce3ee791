"""How fast, how light: `python -m bench` measures on this machine, prints a table and writes build/bench.json."""
