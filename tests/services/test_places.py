"""Where a store may be written: a disk of this machine, no share, no folder that a program keeps in step."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.small import SMALL
from tripdesk.cli import main
from tripdesk.services.places import LOCAL, Machine, Place, place_by_name, place_of

MOUNTS = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
28 27 8:1 / /home rw shared:1 - btrfs /dev/sda1 rw
40 27 0:50 / /mnt/office rw shared:2 - cifs //server/office rw,vers=3.1.1
41 27 0:51 / /mnt/smb rw - smb3 //server/x rw
42 27 0:52 / /mnt/nfs rw - nfs4 server:/export rw
43 27 0:53 / /mnt/host rw - 9p hostshare rw,trans=virtio
44 28 0:54 / /home/kim/server rw master:3 - fuse.sshfs kim@server:/home rw
45 28 0:55 / /home/kim/dav rw - fuse https://cloud.example/dav rw
46 28 0:56 / /home/kim/box rw - davfs box rw
47 27 0:57 / /media/sf_share rw - vboxsf share rw
48 27 0:58 / /afs rw - afs AFS rw
49 27 0:59 / /mnt/ceph rw - ceph 10.0.0.1:/ rw
50 27 0:60 / /mnt/gluster rw - fuse.glusterfs server:/vol rw
51 27 8:17 / /mnt/usb rw - fuseblk /dev/sdb1 rw
52 40 8:18 / /mnt/office/local rw - ext4 /dev/sdc1 rw
53 27 0:61 / /mnt/나\040라 rw - nfs server:/a rw
54 27 0:62 / /mnt/over rw - nfs server:/b rw
55 27 8:19 / /mnt/over rw - xfs /dev/sdd1 rw
56 28 0:63 / /home/kim/vault rw - fuse.gocryptfs /home/kim/.vault rw
57 28 0:64 / /home/kim/gdrive rw - fuse.rclone gdrive: rw
broken line
"""
MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)
//kim@server/office on /Volumes/office share (smbfs, nodev, nosuid, mounted by kim)
server:/export on /Volumes/nfs (nfs, nodev)
"""
OWN_SERVER = "27 1 0:9 / / rw - nfs4 server:/root rw\n28 27 0:8 / /mnt/x rw - nfs4 server:/x rw\n"
DRIVES = {"C:\\": 3, "D:\\": 2, "Z:\\": 4, "G:\\": 3}
LINUX = Machine("linux", lambda: MOUNTS)
MACOS = Machine("darwin", lambda: MAC)
DISKLESS = Machine("linux", lambda: OWN_SERVER)
WINDOWS = Machine(
    "win32",
    drive_type=lambda root: DRIVES.get(root, 0),
    environment={"OneDriveCommercial": "D:\\회사 자료", "OneDriveConsumer": "", "PATH": "C:\\"},
)


@pytest.mark.parametrize(
    ("machine", "path", "expected"),
    [
        (LINUX, "/home/kim/.local/share/tripdesk/tripdesk.db", None),
        (LINUX, "/mnt/office/출장/tripdesk.db", Place("share", "cifs")),
        (LINUX, "/mnt/office2/tripdesk.db", None),
        (LINUX, "/mnt/office/local/tripdesk.db", None),
        (LINUX, "/mnt/smb/a.db", Place("share", "smb3")),
        (LINUX, "/mnt/nfs/a.db", Place("share", "nfs4")),
        (LINUX, "/mnt/host/a.db", Place("share", "9p")),
        (LINUX, "/home/kim/server/a.db", Place("share", "fuse.sshfs")),
        (LINUX, "/home/kim/dav/a.db", Place("share", "fuse")),
        (LINUX, "/home/kim/box/a.db", Place("share", "davfs")),
        (LINUX, "/media/sf_share/a.db", Place("share", "vboxsf")),
        (LINUX, "/afs/a.db", Place("share", "afs")),
        (LINUX, "/mnt/ceph/a.db", Place("share", "ceph")),
        (LINUX, "/mnt/gluster/a.db", Place("share", "fuse.glusterfs")),
        (LINUX, "/mnt/usb/a.db", None),
        (LINUX, "/mnt/나 라/a.db", Place("share", "nfs")),
        (LINUX, "/mnt/over/a.db", None),
        (LINUX, "/home/kim/vault/a.db", None),
        (LINUX, "/home/kim/gdrive/a.db", Place("share", "fuse.rclone")),
        (DISKLESS, "/home/kim/a.db", None),
        (DISKLESS, "/mnt/x/a.db", Place("share", "nfs4")),
        (LINUX, "/home/kim/Dropbox/a.db", Place("synced", "Dropbox")),
        (LINUX, "/home/kim/Dropbox (광주광역시)/a.db", Place("synced", "Dropbox")),
        (LINUX, "/home/kim/dropboxes/a.db", None),
        (LINUX, "/home/kim/Nextcloud/출장/a.db", Place("synced", "Nextcloud")),
        (LINUX, "/home/kim/ownCloud/a.db", Place("synced", "ownCloud")),
        (LINUX, "/home/kim/Seafile/a.db", Place("synced", "Seafile")),
        (LINUX, "/home/kim/SynologyDrive/a.db", Place("synced", "Synology Drive")),
        (LINUX, "/home/kim/work/OneDrive", None),
        (MACOS, "/Users/kim/Library/Application Support/tripdesk/a.db", None),
        (MACOS, "/Volumes/office share/a.db", Place("share", "smbfs")),
        (MACOS, "/Volumes/nfs/a.db", Place("share", "nfs")),
        (MACOS, "/Users/kim/Library/Mobile Documents/com~apple~CloudDocs/a.db", Place("synced", "iCloud Drive")),
        (MACOS, "/Users/kim/Library/CloudStorage/OneDrive-회사/a.db", Place("synced", "CloudStorage")),
        (WINDOWS, "C:\\Users\\kim\\AppData\\Local\\tripdesk\\tripdesk.db", None),
        (WINDOWS, "D:\\tripdesk.db", None),
        (WINDOWS, "Z:\\국제협력\\tripdesk.db", Place("share", "Z:")),
        (WINDOWS, "\\\\server\\office\\tripdesk.db", Place("share", "UNC")),
        (WINDOWS, "//server/office/tripdesk.db", Place("share", "UNC")),
        (WINDOWS, "\\\\?\\UNC\\server\\office\\tripdesk.db", Place("share", "UNC")),
        (WINDOWS, "\\\\?\\C:\\tripdesk\\tripdesk.db", None),
        (WINDOWS, "\\\\wsl.localhost\\Ubuntu\\home\\a.db", Place("share", "UNC")),
        (WINDOWS, "C:\\Users\\kim\\OneDrive\\문서\\a.db", Place("synced", "OneDrive")),
        (WINDOWS, "C:\\Users\\kim\\OneDrive - 회사\\a.db", Place("synced", "OneDrive")),
        (WINDOWS, "D:\\회사 자료\\출장\\a.db", Place("synced", "OneDrive")),
        (WINDOWS, "D:\\회사 자료 2\\a.db", None),
        (WINDOWS, "G:\\내 드라이브\\a.db", Place("synced", "Google Drive")),
        (WINDOWS, "C:\\Users\\kim\\내 드라이브\\a.db", None),
        (WINDOWS, "C:\\Users\\kim\\Google Drive\\a.db", Place("synced", "Google Drive")),
        (WINDOWS, "C:\\Users\\kim\\NAVER MYBOX\\a.db", Place("synced", "네이버 MYBOX")),
        (WINDOWS, "C:\\Users\\kim\\네이버 MYBOX\\a.db", Place("synced", "네이버 MYBOX")),
        (WINDOWS, "C:\\Users\\kim\\iCloudDrive\\a.db", Place("synced", "iCloud Drive")),
    ],
)  # fmt: skip
def test_a_place_by_its_name(machine: Machine, path: str, expected: Place | None) -> None:
    assert place_by_name(path, machine) == expected


@pytest.mark.parametrize(
    ("mark", "by"),
    [
        (".dropbox.cache/", "Dropbox"),
        (".tmp.driveupload/", "Google Drive"),
        (".sync_3f1c09d1a2b4.db", "Nextcloud"),
        ("._sync_3f1c09d1a2b4.db", "ownCloud"),
        (".SynologyWorkingDirectory/", "Synology Drive"),
        ("seafile-ignore.txt", "Seafile"),
        (".stfolder/", "Syncthing"),
    ],
)
def test_a_place_by_what_a_program_left_there(tmp_path: Path, mark: str, by: str) -> None:
    store = tmp_path / "회사" / "출장" / "tripdesk.db"
    store.parent.mkdir(parents=True)
    assert place_of(store, LINUX) == LOCAL
    made = tmp_path / "회사" / mark
    if mark.endswith("/"):
        made.mkdir()
    else:
        made.touch()
    assert place_of(store, LINUX) == Place("synced", by)


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")
    assert place_of(tmp_path / "plain" / "tripdesk.db", LINUX) == Place("synced", "Dropbox")


# What it means


@pytest.fixture
def synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The command line on a store that was moved into a synced folder."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.chdir(tmp_path)
    Path("trip.json").write_text(SMALL, encoding="utf-8")
    assert main(["--store", "plain/tripdesk.db", "import", "trip.json", "--yes"]) == 0
    Path("plain").rename("Dropbox")
    return lambda *words: main(["--store", "Dropbox/tripdesk.db", *words])


REASON = (
    "Dropbox/tripdesk.db lies in a folder that is kept in step with a cloud, where it can be copied half written "
    "and break, so it is only read. Move it with ‘tripdesk backup -o FILE’ into another folder and name that file "
    "with --store.\n"
)


def test_a_store_in_a_synced_folder_is_only_read(
    synced: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in Path("Dropbox").rglob("*") if path.is_file()}
    capsys.readouterr()
    for words in (["trips"], ["show", "trip"], ["history", "trip"], ["book", "trip", "--edition", "staff", "--pages",
                  "never", "-o", "book.docx"], ["export", "trip", "-o", "copy.json"]):  # fmt: skip
        assert synced(*words) == 0
        assert capsys.readouterr().err.endswith(REASON)
    for words in (["issue", "trip"], ["undo"], ["redo"], ["restore", "moved.db"]):
        code = synced(*words)
        assert (code, *capsys.readouterr()) == (1, "", REASON if words != ["redo"] else "There is nothing to redo.\n")
    assert synced("verify") == 0
    assert {path: path.read_bytes() for path in Path("Dropbox").rglob("*") if path.is_file()} == before


def test_it_moves_with_a_backup(synced: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert synced("backup", "-o", "moved.db") == 0
    capsys.readouterr()
    assert main(["--store", "moved.db", "issue", "trip"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["--store", "moved.db", "backup", "-o", "Dropbox/copy.db"]) == 0


def test_no_store_is_made_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "OneDrive - 회사" / "tripdesk.db"
    assert main(["--ui-lang", "en", "--store", str(store), "trips"]) == 1
    assert capsys.readouterr().err.startswith(f"{store} lies in a folder that is kept in step with a cloud")
    assert list(tmp_path.iterdir()) == []
