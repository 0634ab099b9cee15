"""The core: nouns, label folding, assembly of claims into a graph, the store, look-up and questions."""
