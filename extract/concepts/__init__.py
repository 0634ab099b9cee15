"""From mentions to concepts: names, merging, termhood, labels, kinds, definitions."""
