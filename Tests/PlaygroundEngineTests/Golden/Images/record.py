"""Draws small images in every format and mode, damages them, and writes down what Pillow says.

`record.py` writes images.txt, `record.py --seed N --out FILE` other damages for looking at by hand. It needs the
packages of Tests/Conformance/requirements.txt. A line `base NAME BASE64` is an image; every other line is a case:
NAME, what is done to it, and what opening it, counting its pictures, `verify` and `load` give, between tabs.
"""

import argparse
import base64
import io
import pathlib
import random
import re
import struct
import warnings
import zlib

from PIL import Image, PngImagePlugin

HERE = pathlib.Path(__file__).parent
FORMATS = ("BMP", "GIF", "JPEG", "PNG", "TIFF", "WEBP")
# Reading more pixels than these takes Pillow long, and what they are says nothing new.
MOST_PIXELS = 2_000_000


def picture(mode, size):
    width, height = size
    image = Image.new("RGB", size)
    image.putdata([(x * 255 // width, y * 255 // height, (x * y) % 256) for y in range(height) for x in range(width)])
    if mode in ("I", "I;16", "I;16B", "F"):
        return image.convert("L").convert("I").point(lambda v: v * 200 + 0).convert(mode if mode != "I;16B" else "I;16B")
    if mode == "P":
        return image.quantize(16)
    if mode in ("LA", "RGBA", "PA"):
        image = image.convert("RGBA")
        image.putalpha(Image.linear_gradient("L").resize(size))
        return image.convert(mode)
    if mode == "LAB":
        return Image.frombytes("LAB", size, image.tobytes())
    return image.convert(mode)


def saved(image, format, **options):
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, depth, color, interlace=0, extra=b""):
    """A PNG of any depth, which Pillow does not write."""
    bits = depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[color]
    passes = [(0, 0, 1, 1)]
    if interlace:
        passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    data = b""
    for left, top, across, down in passes:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            data += b"".join(bytes([row % 5]) + bytes((row * 7 + i) % 251 for i in range(-(-columns * bits // 8))) for row in range(rows))
    palette = chunk(b"PLTE", bytes(i * 5 % 256 for i in range(3 << depth))) if color == 3 else b""
    head = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlace)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + palette + extra + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def bases():
    small, odd, large = (1, 1), (23, 17), (300, 200)
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        yield f"png-{mode}", saved(picture(mode, odd), "PNG")
    yield "png-small", saved(picture("RGB", small), "PNG")
    yield "png-large", saved(Image.new("L", large, 77), "PNG")
    for depth, color in ((1, 0), (2, 0), (4, 0), (8, 0), (16, 0), (8, 2), (16, 2), (1, 3), (2, 3), (4, 3), (8, 3), (8, 4), (16, 4), (8, 6), (16, 6)):
        yield f"png-{depth}-{color}", png(9, 7, depth, color)
        yield f"png-{depth}-{color}-interlaced", png(11, 6, depth, color, 1)
    yield "png-no-pixels", png(4, 4, 8, 2).split(struct.pack(">I", 0) + b"IEND")[0][:33] + chunk(b"IEND", b"")
    yield "png-depth-3", png(4, 4, 3, 0)
    for name, tRNS in (("one", b"\xff\xff\0\xff"), ("many", b"\x10\x20\x30"), ("newline", b"\xff\0\n"), ("empty", b"")):
        yield f"png-clear-{name}", png(5, 5, 4, 3, extra=chunk(b"tRNS", tRNS))
    yield "png-clear-grey", png(5, 5, 8, 0, extra=chunk(b"tRNS", b"\0\x07"))
    yield "png-clear-bit", png(5, 5, 1, 0, extra=chunk(b"tRNS", b"\0\1"))
    yield "png-clear-color", png(5, 5, 8, 2, extra=chunk(b"tRNS", b"\0\1\0\2\0\3"))
    facts = [(b"gAMA", struct.pack(">I", 45455)), (b"sRGB", b"\1"), (b"cHRM", struct.pack(">8I", *range(8))), (b"pHYs", struct.pack(">IIB", 2835, 2835, 1)),
             (b"tEXt", b"Title\0Caf\xe9"), (b"iTXt", b"Note\0\0\0en\0n\0" + "höh".encode()), (b"eXIf", b"MM\0*\0\0\0\x08\0\0"), (b"tIME", bytes(7)), (b"prVt", b"x")]
    yield "png-facts", png(5, 5, 8, 2, extra=b"".join(chunk(*fact) for fact in facts))
    yield "png-aspect", png(5, 5, 8, 2, extra=chunk(b"pHYs", struct.pack(">IIB", 3, 4, 0)) + chunk(b"tEXt", b"nothing"))
    for name, _ in facts[:4]:
        yield f"png-short-{name.decode()}", png(5, 5, 8, 2, extra=chunk(name, b""))
    yield "png-animated", saved(picture("RGB", odd), "PNG", save_all=True, append_images=[picture("RGB", odd).rotate(90 * i) for i in (1, 2)], duration=70, loop=3)
    yield "png-animated-default", saved(picture("L", odd), "PNG", save_all=True, append_images=[picture("L", odd).rotate(90)], default_image=True)
    for mode in ("L", "RGB", "CMYK"):
        yield f"jpeg-{mode}", saved(picture(mode, odd), "JPEG")
        yield f"jpeg-{mode}-progressive", saved(picture(mode, odd), "JPEG", progressive=True)
    yield "jpeg-small", saved(picture("RGB", small), "JPEG")
    yield "jpeg-large", saved(Image.new("RGB", large, "teal"), "JPEG", quality=30)
    yield "jpeg-density", saved(picture("RGB", odd), "JPEG", dpi=(144, 72), comment="drawn")
    yield "jpeg-optimized", saved(picture("RGB", odd), "JPEG", optimize=True, subsampling=0, icc_profile=b"profile" * 9)
    exif = Image.Exif()
    exif[0x0112], exif[0x011A], exif[0x011B], exif[0x0128] = 6, 200.0, 200.0, 3
    yield "jpeg-exif", saved(picture("RGB", odd), "JPEG", exif=exif).replace(b"\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0", b"")
    yield "jpeg-exif-plain", saved(picture("L", odd), "JPEG", exif=exif, restart_marker_blocks=1)
    for mode in ("1", "L", "P", "RGB", "RGBA"):
        yield f"gif-{mode}", saved(picture(mode, odd), "GIF")
    yield "gif-interlaced", saved(picture("P", odd), "GIF", interlace=1, comment="a comment", transparency=3)
    yield "gif-plain", saved(picture("L", odd), "GIF", interlace=0)
    yield "gif-small", saved(picture("1", small), "GIF")
    yield "gif-large", saved(Image.new("P", large, 3), "GIF")
    for disposal in (0, 2, 3):
        frames = [picture("P", odd).rotate(90 * i) for i in (1, 2)]
        yield f"gif-animated-{disposal}", saved(picture("P", odd), "GIF", save_all=True, append_images=frames, duration=50, loop=2, disposal=disposal)
    yield "webp-lossy", saved(picture("RGB", odd), "WEBP", quality=30)
    yield "webp-lossy-alpha", saved(picture("RGBA", odd), "WEBP", quality=30)
    yield "webp-lossless", saved(picture("RGB", odd), "WEBP", lossless=True)
    yield "webp-lossless-alpha", saved(picture("RGBA", odd), "WEBP", lossless=True, exif=b"MM\0*\0\0\0\x08\0\0", xmp=b"<x/>")
    yield "webp-exif", saved(picture("RGB", odd), "WEBP", exif=b"MM\0*\0\0\0\x08\0\0", icc_profile=b"profile")
    yield "webp-small", saved(picture("RGB", small), "WEBP")
    yield "webp-large", saved(Image.new("RGB", large, "teal"), "WEBP")
    for options in ({}, {"lossless": True}):
        frames = [picture("RGBA", odd).rotate(90 * i) for i in (1, 2)]
        yield f"webp-animated-{len(options)}", saved(picture("RGBA", odd), "WEBP", save_all=True, append_images=frames, duration=40, loop=4, background=(1, 2, 3, 4), **options)
    for mode in ("1", "L", "P", "RGB", "RGBA"):
        yield f"bmp-{mode}", saved(picture(mode, odd), "BMP", dpi=(96, 96))
    yield "bmp-small", saved(picture("RGB", small), "BMP")
    for size, bits, compression, masks in ((40, 16, 0, ()), (40, 16, 3, (0xF800, 0x7E0, 0x1F)), (40, 32, 3, (0xFF0000, 0xFF00, 0xFF)), (124, 32, 3, (0xFF0000, 0xFF00, 0xFF, 0xFF000000)), (56, 32, 3, (1, 2, 3, 4)), (40, 4, 0, ()), (40, 2, 0, ()), (40, 24, 4, ())):
        fields = struct.pack("<IiiHHIIiiII", size, 5, -3 if bits == 24 else 3, 1, bits, compression, 0, 0, 0, 0, 0) + b"".join(struct.pack("<I", mask) for mask in masks)
        fields += bytes(max(0, size - len(fields)))
        palette = bytes(range(64)) if bits == 4 else b""
        yield f"bmp-{size}-{bits}-{compression}", b"BM" + struct.pack("<IHHI", 0, 0, 0, 14 + len(fields) + len(palette)) + fields + palette + bytes(60)
    yield "bmp-core", b"BM" + struct.pack("<IHHI", 0, 0, 0, 26 + 6) + struct.pack("<IHHHH", 12, 3, 2, 1, 1) + b"\1\2\3\4\5\6" + bytes(8)
    yield "bmp-bit-grey", b"BM" + struct.pack("<IHHI", 0, 0, 0, 26 + 6) + struct.pack("<IHHHH", 12, 3, 2, 1, 1) + b"\0\0\0\xff\xff\xff" + bytes(8)
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I", "I;16", "I;16B", "F", "YCbCr", "LAB", "PA"):
        yield f"tiff-{mode}", saved(picture(mode, (13, 9)) if mode != "PA" else picture("P", (13, 9)).convert("PA"), "TIFF")
    for mode, compression in (("1", "group4"), ("L", "tiff_lzw"), ("RGB", "tiff_adobe_deflate"), ("RGB", "packbits"), ("RGB", "jpeg"), ("P", "tiff_lzw"), ("RGBA", "tiff_lzw"), ("1", "group3"), ("CMYK", "tiff_lzw")):
        yield f"tiff-{mode}-{compression}", saved(picture(mode, odd), "TIFF", compression=compression)
    yield "tiff-density", saved(picture("L", odd), "TIFF", dpi=(72.5, 300), description="drawn", software="us")
    yield "tiff-centimetres", saved(picture("L", odd), "TIFF", x_resolution=30, y_resolution=31, resolution_unit="cm")
    yield "tiff-big", saved(picture("RGB", (13, 9)), "TIFF", big_tiff=True)
    yield "tiff-pages", saved(picture("RGB", (13, 9)), "TIFF", save_all=True, append_images=[picture("L", small), picture("P", odd)])
    exif = Image.Exif()
    exif[0x0112] = 6
    yield "tiff-turned", saved(picture("RGB", (13, 9)), "TIFF", exif=exif)
    tags = [(256, 3, 6), (257, 3, 4), (258, 3, 8), (262, 3, 1), (273, 4, 200), (277, 3, 1), (278, 3, 4), (279, 4, 24)]
    for order, mark in ((">", b"MM\0*"), ("<", b"II*\0")):
        def field(tag, type_, value):
            return struct.pack(order + "HHI", tag, type_, 1) + (struct.pack(order + "HH", value, 0) if type_ == 3 else struct.pack(order + "I", value))
        yield f"tiff-by-hand-{mark[:2].decode()}", (mark + struct.pack(order + "IH", 8, len(tags)) + b"".join(field(*tag) for tag in tags) + bytes(4)).ljust(200, b"\0") + bytes(24)


def changed(data, change):
    """What a change such as `cut=20;set=3:ff00;add=00` makes of an image."""
    data = bytearray(data)
    for step in filter(None, change.split(";")):
        kind, _, value = step.partition("=")
        if kind == "cut":
            del data[int(value):]
        elif kind == "set":
            place, _, new = value.partition(":")
            new = bytes.fromhex(new)
            data[int(place):int(place) + len(new)] = new
        elif kind == "add":
            data += bytes.fromhex(value)
    return bytes(data)


def resized(data, name, size):
    """The change that has the head tell another size, check sums included."""
    width, height = size
    if name.startswith("png") and data[12:16] == b"IHDR":
        head = struct.pack(">II", width, height) + data[24:29]
        return f"set=16:{head.hex()}{zlib.crc32(b'IHDR' + head):08x}"
    if name.startswith("gif"):
        return f"set=6:{struct.pack('<HH', width & 0xFFFF, height & 0xFFFF).hex()}"
    if name.startswith("bmp") and data[14] != 12:
        return f"set=18:{struct.pack('<II', width, height).hex()}"
    if name.startswith("jpeg"):
        place = re.search(rb"\xff[\xc0-\xc2]\0[\x0b\x11\x14]", data).start() + 5
        return f"set={place}:{struct.pack('>HH', height & 0xFFFF, width & 0xFFFF).hex()}"
    if name.startswith("webp") and data[12:16] == b"VP8X":
        return f"set=24:{struct.pack('<I', (width - 1) % 2**32)[:3].hex()}{struct.pack('<I', (height - 1) % 2**32)[:3].hex()}"
    if name.startswith("webp") and data[12:16] == b"VP8 ":
        return f"set=26:{struct.pack('<HH', width & 0x3FFF, height & 0x3FFF).hex()}"
    return None


def changes(name, data, seed):
    choice = random.Random(f"{name} {seed}")
    count = len(data)
    yield ""
    cuts = set(range(0, min(count, 48), 5)) | {count * i // 12 for i in range(12)} | {count - i for i in (1, 2, 3, 5, 9, 13) if i < count}
    for cut in sorted(cuts):
        yield f"cut={cut}"
    for _ in range(10):
        yield f"set={choice.randrange(min(count, 80))}:{choice.randrange(256):02x}"
    for _ in range(6):
        yield f"set={choice.randrange(count)}:{choice.randbytes(choice.randrange(1, 4)).hex()}"
    yield "add=00"
    yield f"add={choice.randbytes(30).hex()}"
    for start in ("89504e470d0a1a0a", "ffd8ff", "474946383961", "424d", "49492a00", "524946462000000057454250", "00000000"):
        yield f"set=0:{start}"
    for size in ((60_000, 60_000), (1, 1), (0, 5), (65_535, 1), (10_000, 9_000), (2**31, 2**31), (30, 30)):
        if change := resized(data, name, size):
            yield change


def said(action):
    try:
        return action()
    except Exception as error:
        module = type(error).__module__
        name = type(error).__name__ if module == "builtins" else f"{module}.{type(error).__name__}"
        return f"{name}: {re.sub('0x[0-9a-f]+', '0x', str(error))}"


def answers(data):
    """What Pillow says of `data`; None for a format that the playground does not know."""
    opened = []

    def open_():
        image = Image.open(io.BytesIO(data))
        opened.append(image)
        # A fraction that TIFF files hold is a class of Pillow's own; its text is that of a float.
        return f"{image.format} {image.mode} {image.size} {image.get_format_mimetype()} {image.info!r}"

    first = said(open_)
    if not opened:
        return [first]
    if opened[0].format not in FORMATS:
        return None
    image = opened[0]
    frames = said(lambda: f"{image.n_frames} {image.is_animated}")
    verified = said(lambda: str(Image.open(io.BytesIO(data)).verify()))
    loaded = "-"
    if image.width * image.height <= MOST_PIXELS:
        loaded = said(lambda: type(Image.open(io.BytesIO(data)).load()).__name__)
    return [first, frames, verified, loaded]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=pathlib.Path, default=HERE / "images.txt")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    lines, seen, left_out = [], 0, 0
    for name, data in bases():
        lines.append(f"base {name} {base64.b64encode(data).decode()}")
        known = set()
        for change in changes(name, data, arguments.seed):
            damaged = changed(data, change)
            if damaged in known:
                continue
            known.add(damaged)
            answer = answers(damaged)
            if answer is None:
                left_out += 1
                continue
            seen += 1
            lines.append("\t".join([name, change, *answer]))
    arguments.out.write_text("\n".join(lines) + "\n")
    print(f"{seen} cases, {left_out} left out as other formats")


if __name__ == "__main__":
    main()
