"""What reports and statistical tables read."""
