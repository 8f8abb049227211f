"""The product as it is served: read once, then parted into processes."""

from gunicorn.app.wsgiapp import WSGIApplication


def test_the_settings_of_the_server_are_ones_that_it_knows(monkeypatch) -> None:
    monkeypatch.setattr("sys.argv", ["gunicorn", "--config", "python:tgpl.config.server", "--workers", "3"])
    settings = WSGIApplication().cfg
    assert (settings.wsgi_app, settings.preload_app, settings.workers) == ("tgpl.config.wsgi", True, 3)
    assert settings.control_socket_disable
