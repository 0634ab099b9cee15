"""The questions as commands: one module each, with `SUMMARY`, `EXAMPLES`, `configure` and `run`."""
