"""Pack a folder into one file: for each file its path, media type, gzip flag and bytes.

Layout, little endian: u32 count, then per file u16 path length, path, u16 type length, type,
u8 gzipped, u32 size, bytes. Text is stored gzipped; the server inflates it for the rare client
that does not accept gzip.
"""
import gzip
import pathlib
import struct
import sys

TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8", ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8",
}
TEXT = {".html", ".js", ".css", ".json", ".svg", ".webmanifest", ".txt"}


def pack(root: pathlib.Path) -> bytes:
    files = sorted(p for p in root.rglob("*") if p.is_file()) if root.is_dir() else []
    out = [struct.pack("<I", len(files))]
    for file in files:
        path = ("/" + file.relative_to(root).as_posix()).encode()
        media = TYPES.get(file.suffix, "application/octet-stream").encode()
        body = file.read_bytes()
        zipped = file.suffix in TEXT
        if zipped:
            body = gzip.compress(body, 9, mtime=0)
        out.append(struct.pack("<H", len(path)) + path + struct.pack("<H", len(media)) + media)
        out.append(struct.pack("<BI", zipped, len(body)) + body)
    return b"".join(out)


pathlib.Path(sys.argv[2]).write_bytes(pack(pathlib.Path(sys.argv[1])))
