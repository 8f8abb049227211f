"""One source of a paper, to Word and to PDF/UA: what a paper says, drawn in the layout of state documents."""
