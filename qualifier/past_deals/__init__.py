"""Past deals like a request: the bundled embedding model, the vector store, and the search over both."""
