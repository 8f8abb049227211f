"""Who may have legal aid: dated legal grounds, and the pure engine that explains them."""
