"""From notes to a concept graph: reading, mentions, concepts, relations and the build."""
