import JSONText
import Testing

struct RoundTripTests {
    @Test func `what the writer writes the scanner reads as the same value`() throws {
        for seed in 0..<2_000 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            let value = randomValue(depth: 0, using: &generator)
            for pretty in [false, true] {
                var writer = JSONWriter(pretty: pretty)
                writer.write(value)
                #expect(try JSONScanner.parse(writer.bytes) == value, "seed \(seed)")
                #expect(pretty || !writer.bytes.contains(0x0A), "seed \(seed)")
            }
        }
    }

    @Test func `the canonical form ignores the order of keys and nothing else`() throws {
        for seed in 0..<500 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            let value = randomValue(depth: 0, using: &generator)
            let canonical = JSONWriter.canonical(value)
            let mixed = shuffled(value, using: &generator)
            #expect(JSONWriter.canonical(mixed) == canonical, "seed \(seed)")
            let reread = try JSONScanner.parse(canonical)
            #expect(JSONWriter.canonical(reread) == canonical, "seed \(seed)")
        }
    }

    /// Damaged text either is refused or reads as a value that survives its own round trip.
    @Test func `no mutation of a text upsets the scanner`() throws {
        for seed in 0..<20_000 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            var writer = JSONWriter()
            writer.write(randomValue(depth: 1, using: &generator))
            var bytes = writer.bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                mutate(&bytes, using: &generator)
            }
            do {
                let value = try JSONScanner.parse(bytes)
                var again = JSONWriter()
                again.write(value)
                #expect(try JSONScanner.parse(again.bytes) == value, "seed \(seed)")
            } catch {
                #expect((0...bytes.count).contains(error.offset), "seed \(seed)")
            }
        }
    }

    private func mutate(_ bytes: inout [UInt8], using generator: inout SplitMix64) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        let interesting = Array("\"\\{}[],:0123456789-+.eEu \u{0}\u{1F}\u{FEFF}\u{E9}".utf8)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        case 1: bytes.insert(interesting.randomElement(using: &generator) ?? 0, at: place)
        case 2: bytes.removeSubrange(place...)
        case 3 where place < bytes.count: bytes.remove(at: place)
        case 4 where place < bytes.count:
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        default: bytes.insert(contentsOf: bytes[place...], at: place)
        }
    }

    private func randomValue(depth: Int, using generator: inout SplitMix64) -> JSONValue {
        switch Int.random(in: 0..<(depth < 4 ? 8 : 6), using: &generator) {
        case 0: return .null
        case 1: return .bool(.random(using: &generator))
        case 2: return .integer(.random(in: .min ... .max, using: &generator))
        case 3: return .integer(.random(in: -1_000...1_000, using: &generator))
        case 4:
            let texts = ["-0", "1.0", "1e2", "0.10", "-2.5E-3", "98765432109876543210", "1e-400"]
            return .number(text: texts.randomElement(using: &generator) ?? "-0")
        case 5: return .string(randomText(using: &generator))
        case 6:
            let count = Int.random(in: 0..<5, using: &generator)
            return .array((0..<count).map { _ in randomValue(depth: depth + 1, using: &generator) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0..<24, using: &generator) {
                object[randomText(using: &generator)] =
                    depth < 3 ? randomValue(depth: depth + 2, using: &generator) : .null
            }
            return .object(object)
        }
    }

    private func randomText(using generator: inout SplitMix64) -> String {
        let pieces = [
            "a", "Z", "0", " ", "/", "\\", "\"", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "e\u{301}",
            "K", "\u{212A}", "€", "😀", "\u{FEFF}", "\u{2028}", "\u{FFFF}",
            "long enough to allocate",
        ]
        let count = Int.random(in: 0..<8, using: &generator)
        return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    private func shuffled(_ value: JSONValue, using generator: inout SplitMix64) -> JSONValue {
        switch value {
        case .null, .bool, .integer, .number, .string:
            return value
        case .array(let items):
            return .array(items.map { shuffled($0, using: &generator) })
        case .object(let object):
            let members = object.members.shuffled(using: &generator).map {
                JSONObject.Member(key: $0.key, value: shuffled($0.value, using: &generator))
            }
            return .object(JSONObject(members))
        }
    }
}
