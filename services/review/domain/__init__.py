"""The rules of review on plain values: how a case walks its chain, where a step is decided, when it is due."""
