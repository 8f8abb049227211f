"""The least that Django can do on the same server and database: what the product is measured beside."""
