"""A concept graph in other formats: RDF first, then the rest of one format table."""
