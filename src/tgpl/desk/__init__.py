"""The staff's pages that belong to no single room: looking a place up."""
