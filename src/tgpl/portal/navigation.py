"""What the front door puts into the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.core.pages.navigation import Entry, device_menu, public_menu

device_menu.register(Entry(_("Hiển thị"), "portal:preferences", order=10))
public_menu.register(Entry(_("Gửi yêu cầu"), "intake:start_request", order=10))
public_menu.register(Entry(_("Theo dõi yêu cầu"), "portal:follow_request", order=20))
public_menu.register(Entry(_("Tôi có được giúp miễn phí không?"), "portal:start_check", order=30))
public_menu.register(Entry(_("Tìm nơi giúp"), "portal:find_help", order=40))
public_menu.register(Entry(_("Viết khi không có mạng"), "portal:device", order=50))
public_menu.register(Entry(_("Ai cũng dùng được"), "portal:accessibility", order=80))
public_menu.register(Entry(_("Dành cho cán bộ"), "account_login", order=90))
