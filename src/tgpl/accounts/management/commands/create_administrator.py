"""`tgpl create-administrator`: the first person, who invites all others."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Role
from tgpl.accounts.services import give_post, invite_person, password_link, save_agency


class Command(BaseCommand):
    help = (
        "Tạo tài khoản quản trị đầu tiên và in ra đường dẫn đặt mật khẩu (dùng một lần, trong 7 ngày). "
        "Người quản trị sau đó thêm cơ quan và mời người khác từ trang quản trị."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="tên đăng nhập, chữ thường không dấu")
        parser.add_argument("--name", required=True, help="họ và tên")
        parser.add_argument("--agency", required=True, help="tên Sở Tư pháp hoặc Trung tâm nơi người đó làm việc")

    @transaction.atomic
    def handle(self, *args: Any, username: str, name: str, agency: str, **options: Any) -> None:
        by = Actor.system("Lệnh create-administrator")
        if User.objects.filter(username=username.lower()).exists():
            raise CommandError(f"Đã có tài khoản {username}.")
        user = invite_person(by=by, username=username, full_name=name)
        office = self.agency(by, agency)
        give_post(by=by, user=user, agency=office, role=Role.ADMINISTRATOR, valid_from=timezone.localdate())
        self.stdout.write(
            f"Mở đường dẫn này trên địa chỉ của hệ thống để đặt mật khẩu:\n{password_link(by=by, user=user)}"
        )

    def agency(self, by: Actor, name: str) -> Agency:
        """The agency of that name; the first of all is taken to be the department."""
        found = Agency.objects.filter(name=name).first()
        if found or Agency.objects.exists():
            return found or self.unknown(name)
        department = Agency(kind=Agency.Kind.DEPARTMENT, name=name, valid_from=timezone.localdate())
        return save_agency(by=by, agency=department)

    def unknown(self, name: str) -> Agency:
        raise CommandError(f"Không có cơ quan nào tên là {name!r}.")
