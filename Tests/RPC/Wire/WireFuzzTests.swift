import Glibc
import JSONText
import RPC
import Testing

struct WireFuzzTests {
    static let seeds: [String] =
        SpecificationTranscriptTests.rows.flatMap(\.lines)
        + EnvelopeTranscriptTests.rows.flatMap(\.lines)

    /// However a request is damaged, the server answers valid JSON-RPC or nothing, in one line per
    /// request line at most, and its loop goes on.
    @Test func `no mutation of the requests upsets the server`() throws {
        let seeds = Self.seeds.map { Array($0.utf8) }
        for round in 0..<200 as Range<UInt64> {
            var generator = Seeded(seed: round)
            var input: [UInt8] = []
            for _ in 0..<100 {
                var line = seeds[Int.random(in: 0..<seeds.count, using: &generator)]
                let other = seeds[Int.random(in: 0..<seeds.count, using: &generator)]
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    mutate(&line, with: other, using: &generator)
                }
                input += line + [0x0A]
            }
            input += Array("\(ServerStreamTests.request)\n".utf8)
            let outcome = try WireHarness.serve(input, role: .admin)
            #expect(outcome.exit == .endOfInput, "seed \(round)")
            #expect(outcome.output.hasSuffix(ServerStreamTests.reply), "seed \(round)")
            let replies = outcome.output.utf8.split(separator: 0x0A)
            #expect(replies.count <= input.count { $0 == 0x0A }, "seed \(round)")
            for reply in replies {
                #expect(isValid(Array(reply)), "seed \(round): \(String(reply) ?? "?")")
            }
        }
    }

    private func mutate(
        _ line: inout [UInt8],
        with other: [UInt8],
        using generator: inout Seeded
    ) {
        let place = Int.random(in: 0...line.count, using: &generator)
        let interesting = Array("\"\\{}[],:0123456789-+.eEu \n\r\u{0}\u{1F}\u{FEFF}\u{E9}".utf8)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: line.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        case 1:
            line.insert(
                interesting[Int.random(in: 0..<interesting.count, using: &generator)],
                at: place
            )
        case 2: line.removeSubrange(place...)
        case 3: line.insert(contentsOf: other.prefix(place), at: place)
        case 4 where place < line.count: line.remove(at: place)
        case 5 where place < line.count:
            line[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        default: line.insert(contentsOf: line[place...], at: place)
        }
    }

    /// Whether this is a response, or an array of at least one.
    private func isValid(_ reply: [UInt8]) -> Bool {
        switch try? JSONScanner.parse(reply) {
        case .array(let items): !items.isEmpty && items.allSatisfy(isResponse)
        case let value?: isResponse(value)
        case nil: false
        }
    }

    private func isResponse(_ value: JSONValue) -> Bool {
        guard case .object(let reply) = value, reply["jsonrpc"] == "2.0", let id = reply["id"],
            RequestID(id) != nil, reply.count == 3
        else { return false }
        guard let error = reply["error"] else { return reply["result"] != nil }
        guard case .object(let error) = error, case .integer = error["code"],
            case .string = error["message"]
        else { return false }
        return true
    }
}
