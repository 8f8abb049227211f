"""An invented province and one year of its legal aid, to try the product on; nobody in it is real."""
