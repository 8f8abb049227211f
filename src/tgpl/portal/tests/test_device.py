"""Writing, keeping and sending without a line, in a real browser."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, expect

from tgpl.core.testing.browser import (
    PHONE,
    Site,
    assert_accessible,
    assert_accessible_in_every_look,
    assert_large_targets,
)
from tgpl.intake.models import Request, Sending
from tgpl.intake.queries import followed_request
from tgpl.intake.tests.test_brought import read
from tgpl.intake.tests.writing import FOR_ANOTHER, FOR_HERSELF
from tgpl.portal import offline
from tgpl.portal.tests.on_device import (
    APP,
    PASSPHRASE,
    begin,
    cut_line,
    expect_in_list,
    fill_in,
    finish,
    go_to_list,
    keep_app,
    mend_line,
    write,
)

browser = pytest.mark.browser
GO_ON_WHILE_THE_LIST_IS_READ = """async () => {
    const { entries } = await import(new URL("store.js", document.querySelector("script[src*='portal/app']").src));
    const goes = (where) => new Promise((gone) => {
        addEventListener("hashchange", () => queueMicrotask(gone), { once: true });
        location.hash = where; });
    await goes("#tep");
    await goes("");
    await goes("#moi");
    for (let more = 0; more < 5; more++) await entries(); }"""
WAIT_FOR_ANOTHER = """async (name) => {
    for (let tries = 0; tries < 200 && (await caches.has(name)); tries++)
        await new Promise((go) => setTimeout(go, 50)); }"""


@pytest.fixture
def device(site: Site, cast) -> Page:
    """A telephone with the app on it, and no line."""
    page = site.open(APP, width=PHONE, worker=True)
    keep_app(page)
    cut_line(page.context)
    page.reload()
    page.get_by_role("heading", name="Yêu cầu trên máy này").wait_for()
    return page


# What is kept for later


def test_every_script_that_the_app_uses_is_kept() -> None:
    folder = Path(finders.find("portal/app.js")).parent
    used = {found for script in folder.glob("*.js") for found in re.findall(r'from "\./(.+)"', script.read_text())}
    assert used | {"app.js"} == set(offline.SCRIPTS)


@pytest.mark.django_db
def test_the_whole_app_is_light(client: Client) -> None:
    """At most 1 MB without media: what opens first, then the texts."""
    paths = [Path(finders.find(name)) for name in offline.FILES]
    pages = [client.get(path).content for path in ("/", APP, "/khong-co-mang/", f"{APP}to-khai.json")]
    shell = sum(len(gzip.compress(content)) for content in [*(path.read_bytes() for path in paths), *pages])
    texts = len(gzip.compress(client.get(f"{APP}bai-tra-cuu.json").content))
    assert shell < 250_000
    assert shell + texts < 1_000_000


@pytest.mark.django_db
def test_who_cannot_sign_is_told_the_way_on_paper_before_sending_without_a_line(client: Client) -> None:
    read_back = client.get(APP).content.decode().partition('id="m-read-back"')[2].partition("</template>")[0]
    assert "Gửi ở trang này không cần chữ ký." in read_back
    assert "điểm chỉ" in read_back


@pytest.mark.django_db
def test_another_look_is_another_worker_with_another_version(client: Client) -> None:
    def worker() -> tuple[str, bytes]:
        [address] = re.findall('name="worker" content="(.+?)"', client.get("/").content.decode())
        return address, client.get(address).content

    first = worker()
    assert worker() == first
    client.cookies["cach-hien-thi"] = "theme=dark"
    dark = worker()
    client.cookies["django_language"] = "en"
    found = [first, dark, worker()]
    assert [len(set(parts)) for parts in zip(*found, strict=True)] == [3, 3]
    assert "no-store" in client.get("/khong-mang.js").headers["Cache-Control"]


@browser
def test_a_second_visit_opens_without_a_line(site: Site, cast) -> None:
    page = site.open("/", worker=True)
    keep_app(page)
    cut_line(page.context)
    page.goto(f"{site.address}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bạn cần giúp về pháp luật?")
    page.goto(f"{site.address}/theo-doi/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("không có mạng")
    page.get_by_role("link", name="Viết yêu cầu khi không có mạng").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Yêu cầu trên máy này")
    page.goto(f"{site.address}/toi-co-duoc-giup-khong/3/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tôi có được giúp miễn phí không?")


@browser
def test_the_first_visit_waits_for_nothing_of_it(site: Site) -> None:
    page = site.open("/", worker=True)
    keep_app(page)
    loaded, kept = page.evaluate(
        """async () => {
            const { loadEventEnd } = performance.getEntriesByType("navigation")[0];
            return [loadEventEnd, (await caches.keys()).length]; }"""
    )
    assert loaded > 0
    assert kept == 1


# Writing


@browser
def test_a_request_is_written_without_a_line_and_sends_itself(device: Page) -> None:
    begin(device)
    write(device, FOR_HERSELF)
    expect(device.locator("main")).to_contain_text("TRẦN THỊ MẪU")
    finish(device)
    secret = "".join(device.locator(".mo-reference").inner_text().split())
    assert not Request.objects.exists()
    go_to_list(device)
    expect_in_list(device, "Chờ gửi")
    mend_line(device.context)
    expect_in_list(device, "Trung tâm đã nhận")
    asked = Request.objects.get()
    assert followed_request(asked.reference, secret) == asked
    assert (asked.person.full_name, asked.story) == ("TRẦN THỊ MẪU", "Chồng tôi đánh tôi.\nTôi phải đi viện.")
    assert asked.person.safe_contact.discreet_name == "Chị Lan"
    expect_in_list(device, asked.reference)


@browser
def test_locked_requests_of_several_people_are_sent_without_a_passphrase(device: Page) -> None:
    for passphrase, pages in (("mật khẩu một", FOR_HERSELF), ("mật khẩu hai", FOR_ANOTHER)):
        begin(device, passphrase)
        write(device, pages)
        finish(device)
        go_to_list(device)
    device.reload()
    expect(device.locator(".mo-entries")).not_to_contain_text("đang mở khóa")
    assert "MẪU" not in device.content()
    mend_line(device.context)
    expect(device.locator(".mo-entry").nth(1)).to_contain_text("Trung tâm đã nhận")
    assert {asked.person.full_name for asked in Request.objects.all()} == {"TRẦN THỊ MẪU", "Nguyễn Văn Thử"}


@browser
def test_each_opens_with_its_own_passphrase_alone(device: Page) -> None:
    begin(device, "mật khẩu một")
    write(device, FOR_HERSELF)
    finish(device)
    device.reload()
    go_to_list(device)
    device.get_by_role("link", name="Yêu cầu số 1").click()
    device.get_by_label("Mật khẩu của yêu cầu này").fill("mật khẩu hai")
    device.get_by_role("button", name="Mở khóa").click()
    expect(device.locator(".govuk-error-message")).to_contain_text("Mật khẩu chưa đúng")
    device.get_by_label("Mật khẩu của yêu cầu này").fill(" mật khẩu một ")
    device.get_by_role("button", name="Mở khóa").click()
    device.get_by_role("link", name="Xem, sửa").click()
    expect(device.locator("main")).to_contain_text("0901 234 567")


@browser
def test_what_is_typed_outlives_a_killed_tab(device: Page) -> None:
    begin(device)
    fill_in(device, FOR_HERSELF["cho-ai"])
    device.get_by_role("button", name="Tiếp tục").click()
    device.get_by_label("Họ và tên").fill("Trần Thị")
    device.wait_for_timeout(1200)
    again = device.context.new_page()
    device.close()
    again.goto(device.url.partition("#")[0])
    again.get_by_role("link", name="Yêu cầu số 1").click()
    again.get_by_label("Mật khẩu của yêu cầu này").fill(PASSPHRASE)
    again.get_by_role("button", name="Mở khóa").click()
    again.get_by_role("link", name="Viết tiếp").click()
    again.get_by_role("link", name="Quay lại").click()
    expect(again.get_by_label("Họ và tên")).to_have_value("Trần Thị")


@browser
def test_a_device_left_alone_keeps_what_was_typed_and_locks_itself(site: Site, cast) -> None:
    page = site.open("/khong-co-mang/", width=PHONE)
    page.clock.install()
    page.goto(site.address + APP)
    begin(page)
    fill_in(page, FOR_HERSELF["cho-ai"])
    page.clock.run_for(6 * 60_000)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Yêu cầu trên máy này")
    page.get_by_role("link", name="Yêu cầu số 1").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mở khóa yêu cầu")


@browser
def test_a_corrected_request_is_the_same_request(device: Page) -> None:
    begin(device)
    write(device, FOR_HERSELF)
    finish(device)
    device.get_by_role("link", name="Về danh sách").click()
    device.get_by_role("link", name="Yêu cầu số 1").click()
    device.get_by_role("link", name="Xem, sửa").click()
    device.locator('main a[href$="/su-viec"]').first.click()
    device.get_by_label("Chuyện đã xảy ra").fill("Tôi viết lại cho rõ.")
    device.get_by_role("button", name="Tiếp tục").click()
    finish(device)
    mend_line(device.context)
    go_to_list(device)
    expect_in_list(device, "Trung tâm đã nhận")
    assert Request.objects.get().story == "Tôi viết lại cho rõ."
    assert Sending.objects.count() == 1


@browser
def test_faults_are_told_as_the_server_tells_them(device: Page) -> None:
    begin(device)
    device.get_by_role("button", name="Tiếp tục").click()
    summary = device.locator(".govuk-error-summary")
    expect(summary).to_contain_text("Bạn muốn nhờ giúp cho ai? – Hãy chọn: cho bạn, hay cho người khác.")
    assert device.evaluate("document.activeElement.className") == "govuk-error-summary"
    assert device.title().startswith("Lỗi:")
    summary.get_by_role("link").click()
    assert device.evaluate("document.activeElement.name") == "for_whom"


@browser
def test_a_removed_request_is_gone(device: Page) -> None:
    begin(device)
    go_to_list(device)
    device.get_by_role("link", name="Yêu cầu số 1").click()
    device.get_by_role("link", name="Xóa khỏi máy này").click()
    device.get_by_role("button", name="Xóa").click()
    expect(device.locator("main")).to_contain_text("Chưa có yêu cầu nào")


@browser
@pytest.mark.parametrize(
    ("first", "second", "says"),
    [("12345", "12345", "từ 6 ký tự trở lên"), ("mật khẩu", "mật khâu", "không giống nhau")],
)
def test_a_passphrase_is_long_enough_and_written_twice(device: Page, first, second, says) -> None:
    device.get_by_role("link", name="Viết yêu cầu mới").click()
    device.get_by_label("Mật khẩu", exact=True).fill(first)
    device.get_by_label("Viết lại mật khẩu").fill(second)
    device.get_by_role("button", name="Bắt đầu viết").click()
    expect(device.locator("main")).to_contain_text(says)
    assert_accessible(device)


# Carried elsewhere


@browser
def test_a_file_opens_on_another_device_and_at_the_counter(device: Page, site: Site, client_for, tmp_path) -> None:
    begin(device)
    write(device, FOR_HERSELF)
    finish(device)
    go_to_list(device)
    with device.expect_download() as download:
        device.get_by_role("button", name="Xuất ra một tệp").click()
    path = tmp_path / "yeu-cau.json"
    download.value.save_as(path)
    assert "MẪU" not in path.read_text()
    with path.open("rb") as file:
        assert "Đã ghi" in read(client_for("reception"), file=file).content.decode()

    other = site.open(f"{APP}#tep", width=PHONE)
    other.get_by_label("Tệp đã xuất").set_input_files(path)
    other.get_by_role("button", name="Nhận").click()
    expect(other.get_by_role("status")).to_contain_text("Đã thêm 1 yêu cầu")
    go_to_list(other)
    expect_in_list(other, "Trung tâm đã nhận")
    assert Request.objects.count() == 1


@browser
def test_a_slip_is_photographed_and_read_at_the_counter(device: Page, client_for, tmp_path) -> None:
    begin(device)
    write(device, FOR_HERSELF)
    finish(device)
    device.get_by_role("link", name="phiếu có mã QR").click()
    device.locator("svg.mo-code__picture").first.wait_for()
    device.set_viewport_size({"width": 900, "height": 900})
    photograph = tmp_path / "phieu.png"
    device.screenshot(path=photograph, full_page=True)
    with photograph.open("rb") as file:
        assert "Đã ghi" in read(client_for("reception"), file=file).content.decode()
    assert Request.objects.get().channel == "walk_in"
    mend_line(device.context)
    go_to_list(device)
    expect_in_list(device, "Trung tâm đã nhận")
    assert Request.objects.count() == 1


# The checker


@browser
def test_the_checker_answers_and_its_answers_come_along(device: Page) -> None:
    device.get_by_role("link", name="Tôi có được giúp miễn phí không?").first.click()
    device.get_by_role("button", name="Bắt đầu").click()
    device.get_by_role("button", name="Tiếp tục").click()
    expect(device.locator("main")).to_contain_text("Hãy chọn một câu")
    assert_accessible(device)
    device.get_by_label("Đất đai, nhà ở").check()
    device.get_by_role("button", name="Tiếp tục").click()
    device.get_by_label("Năm").fill("1970")
    device.get_by_role("button", name="Tiếp tục").click()
    device.get_by_label("Có, hộ nghèo").check()
    device.get_by_role("button", name="Tiếp tục").click()
    expect(device.get_by_role("heading", level=1)).to_contain_text("Có, bạn được giúp miễn phí")
    assert_accessible(device)
    device.get_by_role("button", name="Viết yêu cầu").click()
    expect(device.get_by_role("heading", level=1)).to_contain_text("Đặt mật khẩu")


# A form of the server that could not be sent


@browser
def test_a_page_that_could_not_be_sent_comes_back_whole_and_is_sent_later(site: Site, cast) -> None:
    page = site.open("/gui-yeu-cau/cho-ai/", worker=True)
    keep_app(page)
    page.get_by_label("Cho tôi").check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Họ và tên").fill('Trần "Thị" <Mẫu> & con')
    cut_line(page.context)
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_role("button", name="Gửi lại")).to_be_visible()
    assert_accessible(page)
    mend_line(page.context)
    page.get_by_role("button", name="Gửi lại").click()
    page.wait_for_url("**/noi-o/")
    page.goto(f"{site.address}/gui-yeu-cau/ho-ten/")
    expect(page.get_by_label("Họ và tên")).to_have_value('Trần "Thị" <Mẫu> & con')


@browser
def test_a_new_version_takes_nothing_from_who_is_writing(site: Site, cast) -> None:
    page = site.open(APP, width=PHONE, worker=True)
    keep_app(page)
    begin(page)
    fill_in(page, FOR_HERSELF["cho-ai"])
    before = page.evaluate("caches.keys()")
    page.context.add_cookies([{"name": "cach-hien-thi", "value": "theme=dark", "url": site.address}])
    elsewhere = page.context.new_page()
    elsewhere.goto(f"{site.address}/cach-hien-thi/")
    page.evaluate(WAIT_FOR_ANOTHER, before[0])
    assert page.locator("[name=for_whom][value=self]").is_checked()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Họ và tên").wait_for()
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"


# Everybody's page


@browser
def test_without_javascript_it_says_so_and_offers_another_way(site: Site) -> None:
    page = site.open(APP, scripts=False)
    expect(page.locator("main")).to_contain_text("cần JavaScript")
    assert page.get_by_role("link", name="Có mạng: gửi yêu cầu từng trang").get_attribute("href") == "/gui-yeu-cau/"


@browser
@pytest.mark.state("without_a_line")
def test_every_state_is_accessible(device: Page) -> None:
    def see(hash_: str, words: str) -> None:
        device.evaluate("hash => { location.hash = hash }", hash_)
        expect(device.locator("main")).to_contain_text(words)
        assert_accessible_in_every_look(device)
        assert_large_targets(device)

    see("", "Chưa có yêu cầu nào")
    see("moi", "Đặt mật khẩu")
    see("tep", "Nhận tệp từ máy khác")
    see("hoi", "Không cần nói bạn là ai")
    see("hoi/cau", "Bạn cần giúp về việc gì?")
    go_to_list(device)
    begin(device)
    for name, boxes in FOR_HERSELF.items():
        device.wait_for_function("name => location.hash.endsWith(`/${name}`)", arg=name)
        device.locator("progress").wait_for()
        if name in ("ho-ten", "su-viec"):
            device.get_by_role("button", name="Tiếp tục").click()
            device.locator(".govuk-error-summary").wait_for()
        assert_accessible_in_every_look(device)
        fill_in(device, boxes)
        device.get_by_role("button", name="Tiếp tục").click()
    device.get_by_role("heading", name="Đọc lại").wait_for()
    assert_accessible_in_every_look(device)
    finish(device)
    assert_accessible_in_every_look(device)
    name = device.url.rpartition("/")[2]
    see(f"phieu/{name}", "Mã 1 trong")
    see(f"mo/{name}", "Mã bí mật")
    see(f"xoa/{name}", "Xóa yêu cầu khỏi máy này?")
    device.reload()
    see(f"mo/{name}", "Mở khóa yêu cầu")
    see("", "Yêu cầu số 1")


@browser
def test_it_is_written_by_keyboard_alone(device: Page) -> None:
    device.get_by_role("link", name="Viết yêu cầu mới").press("Enter")
    device.get_by_role("heading", name="Đặt mật khẩu").wait_for()
    device.keyboard.press("Tab")
    device.keyboard.type(PASSPHRASE)
    device.keyboard.press("Tab")
    device.keyboard.type(PASSPHRASE)
    device.keyboard.press("Enter")
    device.get_by_text("Bước 1 trong").wait_for()
    device.locator("[name=for_whom]").first.focus()
    device.keyboard.press("Space")
    device.keyboard.press("Enter")
    device.get_by_label("Họ và tên").wait_for()
    assert device.evaluate("document.activeElement.tagName") == "H1"


@browser
def test_a_page_drawn_late_does_not_call_its_reader_back(device: Page) -> None:
    device.evaluate(GO_ON_WHILE_THE_LIST_IS_READ)
    expect(device.get_by_role("heading", level=1)).to_contain_text("Đặt mật khẩu")
