"""A concept graph as one offline HTML page."""
