"""The program as people start it: refusing, serving behind the door, closing sockets."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.browser import live
from tests.browser.live import serve_app
from tests.promises.source_tree import ROOT

CODE = "prefab-willow-7"
APP = ROOT / "app.py"
CLOSED_WITHIN_S = 10


def start(folder: Path, *command: str, **settings: str) -> subprocess.Popen[str]:
    """Run a command of ours with files of its own."""
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "LINTU_VAR": str(folder), **settings},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def opening(address: str) -> tuple[str, str]:
    """The doors alone, which is all of the program that refuses."""
    return (
        "-c",
        f"import os; from web.door import set_up_doors; set_up_doors(os.environ, {address!r}, 1, '', dict)",
    )


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_it_does_not_open_to_the_network_without_a_pass_code(tmp_path: Path) -> None:
    port = free_port()
    command = ["-m", "streamlit", "run", str(APP), "--server.headless", "true", "--server.port", str(port)]
    process = start(tmp_path, *command, "--server.address", "0.0.0.0")
    served = set()
    while process.poll() is None:
        served.add(health(f"127.0.0.1:{port}"))
        time.sleep(0.1)
    output = process.communicate()[1]
    assert process.returncode == 2
    assert served == {None}
    assert "邻图没有启动" in output
    assert "Lintu did not start" in output
    assert "LINTU_PASSCODE" in output
    assert "Traceback" not in output


def test_a_short_pass_code_does_not_open_it_either(tmp_path: Path) -> None:
    process = start(tmp_path, *opening("127.0.0.1"), LINTU_PASSCODE="short")
    output = process.communicate(timeout=120)[1]
    assert process.returncode == 2
    assert "口令太短" in output
    assert "too short" in output
    good = start(tmp_path, *opening("0.0.0.0"), LINTU_PASSCODE=CODE)
    assert "with a pass code" in good.communicate(timeout=120)[1]
    assert good.returncode == 0


def test_a_second_program_on_the_same_file_is_refused(guarded_app: str, folder: Path) -> None:
    process = start(folder, *opening("127.0.0.1"))
    output = process.communicate(timeout=120)[1]
    first = (folder / "lintu.sqlite.lock").read_text().strip()
    assert process.returncode == 2
    assert f"进程 {first}" in output
    assert f"process {first}" in output
    assert health(guarded_app) == 200
    os.kill(int(first), 0)  # that process is there


def health(host: str) -> int | None:
    """The answer to the public health check; None without one."""
    try:
        return ask(host, "GET", "/_stcore/health")[0]
    except (OSError, http.client.HTTPException):
        return None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("guarded")


@pytest.fixture(scope="module")
def guarded_app(folder: Path) -> Iterator[str]:
    """The app with a pass code; its host and port."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINTU_VAR", str(folder))
        patch.setenv("LINTU_PASSCODE", CODE)
        patch.setattr(live, "PATIENCE_S", 120)  # a busy machine
        with serve_app(APP) as address:
            yield address.removeprefix("http://")


def ask(host: str, method: str, path: str, body: str = "", **headers: str) -> tuple[int, dict[str, str], str]:
    asking = http.client.HTTPConnection(host, timeout=10)
    asking.request(method, path, body, headers)
    answer = asking.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read().decode()
    asking.close()
    return found


def post_form(host: str, path: str, cookie: str = "", **fields: str) -> dict[str, str]:
    """Send a form of the door as a browser does; the headers of the answer."""
    _, headers, page = ask(host, "GET", "/door", Cookie=cookie)
    hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.partition("</form>")[0]))
    hidden.pop("everybody", None)
    cookies = "; ".join(filter(None, [headers["set-cookie"].partition(";")[0], cookie]))
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}
    status, answered, _ = ask(host, "POST", path, urllib.parse.urlencode(hidden | fields), **kind)
    assert status == 303
    return answered


def sign_in(host: str) -> str:
    return post_form(host, "/door", passcode=CODE)["set-cookie"].partition(";")[0]


def test_a_visit_leads_to_the_door(guarded_app: str) -> None:
    status, headers, _ = ask(guarded_app, "GET", "/coverage?lang=en", Accept="text/html")
    assert (status, headers["location"]) == (303, "/door?next=/coverage%3Flang%3Den")
    status, headers, page = ask(guarded_app, "GET", headers["location"])
    assert status == 200
    assert "Staff sign-in" in page
    assert "script-src-attr 'none'" in headers["content-security-policy"]
    status, _, page = ask(guarded_app, "GET", "/coverage", Accept="text/html", Cookie=sign_in(guarded_app))
    assert status == 200
    assert "/static/" in page


def test_an_answer_does_not_wait_for_the_acknowledgement_of_its_head(guarded_app: str) -> None:
    """On a connection that is used again; with Nagle's algorithm no answer takes less than 40 ms."""
    browser = http.client.HTTPConnection(guarded_app, timeout=10)
    times = []
    for _ in range(20):
        began = time.perf_counter()
        browser.request("GET", "/r/report")
        assert browser.getresponse().read()
        times.append(time.perf_counter() - began)
    browser.close()
    assert min(times[1:]) < 0.03


def test_strangers_and_other_sites_open_no_websocket(guarded_app: str) -> None:
    address = f"ws://{guarded_app}/_stcore/stream"
    cookie = {"Cookie": sign_in(guarded_app)}
    for headers in ({}, {"Cookie": "lintu-staff=x"}, cookie | {"Origin": "https://evil.example"}):
        with pytest.raises(InvalidStatus, match="403"):
            connect(address, additional_headers=headers)
    with connect(address, additional_headers=cookie | {"Origin": f"http://{guarded_app}"}) as through:
        assert through.ping().wait(5)


def test_a_rebound_host_gets_nothing(guarded_app: str) -> None:
    cookie = sign_in(guarded_app)
    assert ask(guarded_app, "GET", "/", Host="rebind.evil.example", Cookie=cookie)[0] == 400
    with pytest.raises(InvalidStatus, match="403"), socket.create_connection(guarded_app.split(":")) as line:
        connect(
            "ws://rebind.evil.example/_stcore/stream",
            sock=line,
            additional_headers={"Cookie": cookie},
            proxy=None,
        )


def read_to_the_end(page: ClientConnection) -> None:
    while True:
        page.recv(timeout=CLOSED_WITHIN_S)


def test_leaving_closes_the_socket_of_a_page_that_is_open(guarded_app: str) -> None:
    cookie, other = sign_in(guarded_app), sign_in(guarded_app)
    address = f"ws://{guarded_app}/_stcore/stream"
    with (
        connect(address, additional_headers={"Cookie": cookie}) as page,
        connect(address, additional_headers={"Cookie": other}) as stays,
    ):
        post_form(guarded_app, "/door/leave", cookie)
        left = time.monotonic()
        with pytest.raises(ConnectionClosed, match="1008"):
            read_to_the_end(page)
        assert time.monotonic() - left < CLOSED_WITHIN_S
        assert stays.ping().wait(5)
    with pytest.raises(InvalidStatus, match="403"):
        connect(address, additional_headers={"Cookie": cookie})


def resident_mib(folder: Path) -> float:
    """Memory of the process that holds the store in `folder`."""
    process = (folder / "lintu.sqlite.lock").read_text().strip()
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    assert found
    return int(found[1]) / 1024


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_hundred_big_uploads_of_strangers_take_no_memory(guarded_app: str, folder: Path) -> None:
    before = resident_mib(folder)
    name, port = guarded_app.split(":")
    head = (
        f"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: {guarded_app}\r\nContent-Length: {49 << 20}\r\n\r\n"
    )
    answers = set()
    for _ in range(100):
        with socket.create_connection((name, int(port)), timeout=10) as line:
            line.sendall(head.encode() + b"x" * (1 << 16))  # the rest would follow
            answers.add(line.recv(12))
    assert answers == {b"HTTP/1.1 401"}
    assert resident_mib(folder) - before < 100
