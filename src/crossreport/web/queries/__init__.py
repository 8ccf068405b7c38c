"""What pages ask of a record: SQL on the store's tables, a fixed number of queries a page."""
