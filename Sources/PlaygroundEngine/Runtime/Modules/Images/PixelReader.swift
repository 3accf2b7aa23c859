import CLeptonica
import Foundation
import Synchronization

/// Reads pixels through Leptonica, the one place that knows it.
///
/// Nothing it or the libraries below it have to say reaches the terminal.
enum PixelReader {
    enum Kind { case png, jpeg, gif, webp, bmp, tiff }

    /// Where the libraries' messages go. They share one stream, so that calls come one after another.
    private final class Silence: @unchecked Sendable {
        private let lock = Mutex(())
        private let nowhere = fopen("/dev/null", "w")

        init() { setMsgSeverity(l_int32(L_SEVERITY_NONE)) }

        func run<Result: Sendable>(_ body: () -> Result) -> Result {
            lock.withLock { _ in
                guard let nowhere else { return body() }
                let before = playground_exchange_stderr(nowhere)
                defer { _ = playground_exchange_stderr(before) }
                return body()
            }
        }
    }

    private static let silence = Silence()

    /// Whether the pixels of the first picture can be read.
    static func canRead(_ bytes: [UInt8], _ kind: Kind) -> Bool {
        silence.run {
            var picture = read(bytes, kind)
            defer { pixDestroy(&picture) }
            return picture != nil
        }
    }

    /// A picture of at most so many pixels, red, green and blue in 24 bits each, row by row; nil where it cannot be read.
    static func preview(
        _ bytes: [UInt8], _ kind: Kind, width: Int, height: Int
    ) -> [UInt32]? {
        silence.run {
            var picture = read(bytes, kind)
            defer { pixDestroy(&picture) }
            guard picture != nil else { return nil }
            if pixGetDepth(picture) == 32, pixGetSpp(picture) == 4 {
                var blended = pixAlphaBlendUniform(picture, 0xFFFF_FF00)
                swap(&picture, &blended)
                pixDestroy(&blended)
            }
            var colored = pixConvertTo32(picture)
            defer { pixDestroy(&colored) }
            var small = pixScaleToSize(colored, l_int32(width), l_int32(height))
            defer { pixDestroy(&small) }
            guard small != nil else { return nil }
            var result: [UInt32] = []
            result.reserveCapacity(width * height)
            for y in 0..<height {
                for x in 0..<width {
                    var (red, green, blue): (l_int32, l_int32, l_int32) = (0, 0, 0)
                    pixGetRGBPixel(small, l_int32(x), l_int32(y), &red, &green, &blue)
                    result.append(UInt32(red & 0xFF) << 16 | UInt32(green & 0xFF) << 8 | UInt32(blue & 0xFF))
                }
            }
            return result
        }
    }

    private static func read(_ bytes: [UInt8], _ kind: Kind) -> UnsafeMutablePointer<Pix>? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress, !buffer.isEmpty else { return nil }
            return switch kind {
            case .png: pixReadMemPng(start, buffer.count)
            case .jpeg: pixReadMemJpeg(start, buffer.count, 0, 1, nil, l_int32(L_JPEG_CONTINUE_WITH_BAD_DATA))
            case .gif: pixReadMemGif(start, buffer.count)
            case .webp: pixReadMemWebP(start, buffer.count)
            case .bmp: pixReadMemBmp(start, buffer.count)
            case .tiff: pixReadMemTiff(start, buffer.count, 0)
            }
        }
    }
}
