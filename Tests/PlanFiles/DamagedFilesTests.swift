import PlanFiles
import Testing

/// Files that a full disk, a bad editor or chance has damaged.
struct DamagedFilesTests {
    /// Lines as YAML counts them: CR LF, LF and a lone CR each end one.
    private func lines(of bytes: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var previous: UInt8 = 0
        for byte in bytes {
            defer { previous = byte }
            switch byte {
            case 0x0A where previous == 0x0D: continue
            case 0x0A, 0x0D: lines.append([])
            default: lines[lines.count - 1].append(byte)
            }
        }
        return lines
    }

    /// Decodes, and checks that a refusal names at least one place inside the text.
    private func check(_ bytes: [UInt8], _ what: @autoclosure () -> String) {
        do throws(PlanFileErrors) {
            _ = try PlanFile.decode(bytes: bytes, file: "prime.yaml")
        } catch {
            let lines = lines(of: bytes)
            let isInside = error.errors.allSatisfy { error in
                lines.indices.contains(error.line - 1)
                    && (1...max(1, lines[error.line - 1].count + 1)).contains(error.column)
                    && !error.problem.isEmpty && !error.remedy.isEmpty
                    && !error.description.contains("\n")
            }
            if error.errors.isEmpty || !isInside {
                Issue.record("\(what()): \(error.description)")
            }
        }
    }

    /// A plan that ships, and two that use every key.
    private static let whole = ["prime.yaml", "gym.yaml", "shop.yaml"]

    private func bytes(_ name: String) throws -> [UInt8] {
        switch name {
        case "gym.yaml": Array(SampleGym.text.utf8)
        case "shop.yaml": Array(SampleShop.text.utf8)
        default: try Shipped.bytes(name)
        }
    }

    @Test(arguments: whole)
    func `a file that is cut is read or refused with a place inside it`(name: String) throws {
        let whole = try bytes(name)
        // A long file is cut at every seventh byte, which meets every column all the same.
        for length in stride(from: 0, through: whole.count, by: whole.count > 4_000 ? 7 : 1) {
            check(Array(whole[..<length]), "cut after \(length) bytes")
        }
    }

    @Test(arguments: whole)
    func `a file with random damage is read or refused with a place inside it`(
        name: String
    ) throws {
        let whole = try bytes(name)
        let spice = Array("[]{}:,-&*!|>'\"%@`#?~ \n\r\t0aP".utf8) + [0x00, 0x07, 0xC3, 0xE2, 0xFF]
        for seed in 0..<(whole.count > 4_000 ? 700 : 2_500) as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
                let new = spice.randomElement(using: &random) ?? 0x20
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes[place] = new
                case 1: bytes.insert(new, at: place)
                case 2: bytes.removeSubrange(place..<end)
                case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
                default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
                }
            }
            check(bytes, "seed \(seed)")
        }
    }

    @Test func `the same text always gets the same answer`() throws {
        let whole = try Shipped.bytes("prime.yaml")
        let broken = SamplePlan.replacing(
            "plan: club\nname: Club",
            with: "naem: x\nplan: C\nplan: D"
        )
        let plan = try PlanFile.decode(bytes: whole, file: "prime.yaml")
        let complaints = SamplePlan.complaints(broken)
        #expect(complaints.count > 2)
        for _ in 0..<20 {
            #expect(try PlanFile.decode(bytes: whole, file: "prime.yaml") == plan)
            #expect(SamplePlan.complaints(broken) == complaints)
        }
    }
}
