import Membership
import Testing

struct ReturnTests {
    private static let spend = TallyKey(.spend, "reward")
    private static let items = TallyKey(.items, "stamps")
    private static let waived = TallyKey(.waived, "booking")
    private static let start = Sample.start(of: Sample.day("2026-01-01"))

    private static func points(_ points: Int64) -> PurchaseEffect {
        .points("club", points, effectiveFrom: start, expiresAt: nil, partner: "fuel")
    }

    /// Three pans of 33.33 and a book of 50.01: 150.00 in all.
    private static let lines = [
        Till.line(9_999, "pan", quantity: 3), Till.line(5_001, "book", category: "books"),
    ]

    private static func undone(
        _ effects: [BookedEffect],
        lines: [SpentLine] = lines,
        _ request: ReturnRequest
    ) throws -> [PurchaseEffect] {
        let record = PurchaseRecord(lines: lines, effects: effects)
        guard case .accepted(let taken) = try record.returning(request, reference: "r1") else {
            return []
        }
        return taken.undoes.map(\.part)
    }

    private static let pan = ReturnRequest.lines([.init(line: 0, .items(1))])
    private static let book = ReturnRequest.lines([.init(line: 1, .items(1))])

    @Test(
        arguments: [
            (.tally(spend, 15_000), pan, [.tally(spend, 3_333)], "spend goes by value"),
            (.tally(items, 4), pan, [.tally(items, 1)], "items go by pieces"),
            (.tally(items, 4), book, [.tally(items, 1)], "however dear they are"),
            (points(150), pan, [points(33)], "33.33 of 150 points are 33"),
            (points(150), book, [points(50)], "50.01 are 50"),
            (points(150), .all, [points(150)], "all of it all"),
            (.tally(waived, 1), pan, [], "a fee that was waived stays waived"),
            (.tally(waived, 1), .all, [.tally(waived, 1)], "until nothing is left"),
            (.ticket("dessert"), pan, [], "a ticket was drawn and stays drawn"),
            (.ticket("dessert"), .all, [.ticket("dessert")], "until nothing is left"),
            (
                .tally(TallyKey(.issued, "reward"), 9), .all, [],
                "what was issued is worked out anew"
            ),
            (
                .redeem("club", 300, worth: Sample.money(301), partner: nil), pan,
                [.redeem("club", 67, worth: Sample.money(67), partner: nil)],
                "points that paid come back for their part"
            ),
            (
                .certificate("reward", Sample.money(1_000)), book,
                [.certificate("reward", Sample.money(333))], "and so do certificates"
            ),
            (
                .use(Holding(.uses, "rides"), 3), book, [.use(Holding(.uses, "rides"), 1)],
                "and uses"
            ),
            (
                .tally(spend, 15_000), .lines([.init(line: 0, .value(Sample.money(500)))]),
                [.tally(spend, 500)], "a price reduced afterwards counts by its value"
            ),
            (
                .tally(items, 4), .lines([.init(line: 0, .value(Sample.money(500)))]), [],
                "and brings back no item"
            ),
            (
                .tally(items, 4), .lines([.init(line: 0, .value(Sample.money(9_999)))]),
                [.tally(items, 3)], "unless it is all of the price"
            ),
        ] as [(PurchaseEffect, ReturnRequest, [PurchaseEffect], String)]
    )
    func `a return undoes its share of each effect`(
        effect: PurchaseEffect,
        request: ReturnRequest,
        parts: [PurchaseEffect],
        why: String
    ) throws {
        #expect(try Self.undone([BookedEffect(effect)], request) == parts, "\(why)")
    }

    @Test
    func `an effect of some lines is untouched when others come back`() throws {
        let effect = BookedEffect(Self.points(50), lines: [1])
        #expect(try Self.undone([effect], Self.pan) == [])
        #expect(try Self.undone([effect], Self.book) == [Self.points(50)])
        let order = BookedEffect(.tally(TallyKey(.metric, "club/orders"), 1), basis: .whole)
        #expect(try Self.undone([order], Self.book) == [])
        #expect(try Self.undone([order], .all).count == 1)
    }

    @Test
    func `a basket that points paid for comes back by what it cost`() throws {
        let lines = [Till.line(0, gross: 10_000), Till.line(0, gross: 100)]
        let paid = BookedEffect(
            .redeem("club", 10_100, worth: Sample.money(10_100), partner: "fuel")
        )
        #expect(
            try Self.undone([paid], lines: lines, Self.book)
                == [.redeem("club", 100, worth: Sample.money(100), partner: "fuel")]
        )
        let free = [Till.line(0, gross: 0, quantity: 3), Till.line(0, gross: 0)]
        let stamps = BookedEffect(.tally(TallyKey(.stamps, "s"), 4))
        #expect(
            try Self.undone([stamps], lines: free, Self.book)
                == [.tally(TallyKey(.stamps, "s"), 1)]
        )
    }

    @Test(
        arguments: [
            (
                .lines([.init(line: 0, .items(4))]), .tooManyItems(line: 0, left: 3),
                "more than bought"
            ),
            (
                .lines([.init(line: 0, .items(2)), .init(line: 0, .items(2))]),
                .tooManyItems(line: 0, left: 1), "not in two parts of one return either"
            ),
            (
                .lines([.init(line: 1, .value(Sample.money(5_002)))]),
                .tooMuchValue(line: 1, left: Sample.money(5_001)), "a cent more than was paid"
            ),
            (.lines([.init(line: 2, .items(1))]), .unknownLine(2), "a line that was not bought"),
            (
                .lines([.init(line: -1, .items(1))]), .unknownLine(-1),
                "nor is there one before the first"
            ),
            (.lines([.init(line: 0, .items(0))]), .notPositive(line: 0), "no items"),
            (.lines([.init(line: 0, .items(-1))]), .notPositive(line: 0), "fewer than none"),
            (
                .lines([.init(line: 0, .value(Sample.money(0)))]), .notPositive(line: 0),
                "nothing of the price"
            ),
            (
                .lines([.init(line: 0, .value(Sample.money(5, Sample.jpy)))]),
                .currency(line: 0, Sample.usd), "another currency"
            ),
            (.lines([]), .nothingLeft, "nothing at all"),
        ] as [(ReturnRequest, ReturnDecision.Obstacle, String)]
    )
    func `a return that does not fit is refused`(
        request: ReturnRequest,
        obstacle: ReturnDecision.Obstacle,
        why: String
    ) throws {
        let record = PurchaseRecord(lines: Self.lines, effects: [])
        #expect(try record.returning(request, reference: "r1") == .refused(obstacle), "\(why)")
    }

    @Test
    func `the same return again does nothing, and its number stands for no other`() throws {
        let record = PurchaseRecord(
            lines: Self.lines,
            effects: [BookedEffect(Self.points(150))]
        )
        guard case .accepted(let taken) = try record.returning(Self.pan, reference: "r1") else {
            Issue.record("the first return was not taken")
            return
        }
        let after = record.after(
            taken,
            as: RecordedReturn(reference: "r1", request: Self.pan)
        )
        #expect(try after.returning(Self.pan, reference: "r1") == .repeated)
        #expect(
            try after.returning(Self.book, reference: "r1") == .refused(.referenceTaken("r1"))
        )
        guard case .accepted(let rest) = try after.returning(.all, reference: "r2") else {
            Issue.record("the rest was not taken")
            return
        }
        #expect(rest.isWhole)
        #expect(rest.value == Sample.money(11_667))
        #expect(rest.undoes.map(\.part) == [Self.points(117)])
        let gone = after.after(rest, as: RecordedReturn(reference: "r2", request: .all))
        #expect(try gone.returning(.all, reference: "r3") == .refused(.nothingLeft))
        // The message that brought everything back may still come twice.
        #expect(try gone.returning(.all, reference: "r2") == .repeated)
    }

    @Test
    func `a return after a purchase restores every figure, whatever the parts`() throws {
        for seed in 0..<3_000 {
            var random = SplitMix64(seed: seed)
            var record = Self.purchase(&random)
            var figures = record.effects.map { Self.figures($0.effect) }
            var value: Int64 = 0
            var count = 0
            while record.returned != record.lines.map(ReturnedLine.all) {
                let request = Self.part(of: record, count > 40, &random)
                let recorded = RecordedReturn(reference: "r\(count)", request: request)
                count += 1
                let decision = try record.returning(request, reference: recorded.reference)
                guard case .accepted(let taken) = decision else {
                    Issue.record("seed \(seed): \(decision) to \(request) of \(record)")
                    return
                }
                for undone in taken.undoes {
                    let parts = Self.figures(undone.part)
                    for place in parts.indices { figures[undone.place][place] -= parts[place] }
                }
                value += taken.value.minorUnits
                record = record.after(taken, as: recorded)
                let isSound =
                    figures.allSatisfy { $0.allSatisfy { $0 >= 0 } } && !taken.value.isNegative
                    && taken.isWhole == (record.returned == record.lines.map(ReturnedLine.all))
                guard isSound else {
                    Issue.record("seed \(seed): \(figures) after \(request) of \(record)")
                    return
                }
            }
            let paid = record.lines.reduce(0) { $0 + $1.net.minorUnits }
            let isRestored = zip(figures, record.effects).allSatisfy { figures, booked in
                booked.basis == .never || figures.allSatisfy { $0 == 0 }
            }
            guard isRestored, value == paid else {
                Issue.record(
                    "seed \(seed): \(figures) and \(value) of \(paid) are left of \(record)"
                )
                return
            }
        }
    }

    private static func purchase(_ random: inout SplitMix64) -> PurchaseRecord {
        let lines = (0..<random.int(in: 1...4)).map { _ in
            let gross = Int64(random.int(in: 0...20_000))
            let net = random.int(in: 0...4) == 0 ? 0 : Int64(random.int(in: 0...Int(gross)))
            return Till.line(net, gross: gross, quantity: Int64(random.int(in: 1...7)))
        }
        func some() -> Int64 { Int64(random.int(in: 0...5_000)) }
        let effects: [PurchaseEffect] = [
            .tally(spend, some()), .tally(items, some()), .tally(waived, 1), points(some()),
            .redeem("club", some(), worth: Sample.money(some()), partner: nil),
            .certificate("reward", Sample.money(some())), .use(Holding(.uses, "rides"), some()),
            .ticket("dessert"),
        ]
        let booked = effects.map { effect in
            BookedEffect(
                effect,
                basis: random.int(in: 0...3) == 0
                    ? ReturnBasis.allCases[random.int(in: 0...3)] : nil,
                lines: random.int(in: 0...2) == 0 ? [random.int(in: 0...(lines.count - 1))] : nil
            )
        }
        return PurchaseRecord(lines: lines, effects: booked)
    }

    private static func part(
        of record: PurchaseRecord,
        _ isLast: Bool,
        _ random: inout SplitMix64
    ) -> ReturnRequest {
        if isLast || random.int(in: 0...9) == 0 { return .all }
        let open = record.lines.indices.filter {
            record.returned[$0] != ReturnedLine.all(of: record.lines[$0])
        }
        let line = open[random.int(in: 0...(open.count - 1))]
        let returned = record.returned[line]
        let items = record.lines[line].quantity - returned.items
        let value = record.lines[line].net.minorUnits - returned.value.minorUnits
        if value > 0, items == 0 || random.int(in: 0...2) == 0 {
            let part = Int64(random.int(in: 1...Int(value)))
            return .lines([.init(line: line, .value(Sample.money(part)))])
        }
        return .lines([.init(line: line, .items(Int64(random.int(in: 1...Int(items)))))])
    }

    private static func figures(_ effect: PurchaseEffect) -> [Int64] {
        switch effect {
        case .tally(_, let amount), .use(_, let amount), .points(_, let amount, _, _, _):
            [amount]
        case .redeem(_, let points, let worth, _): [points, worth.minorUnits]
        case .certificate(_, let money): [money.minorUnits]
        case .ticket: []
        }
    }

    @Test
    func `what paid comes back to its lots, and never more than was used`() {
        let first = Till.lot(1, 100, left: 60, until: "2026-07-01")
        let second = Till.lot(2, 100, left: 90)
        let used = [Burn.Part(lot: first, amount: 40), Burn.Part(lot: second, amount: 10)]
        let bought = Sample.instant("2026-06-01T00:00:00Z")
        let early = LotRestoring.decide(
            30,
            used: used,
            boughtAt: bought,
            now: Sample.instant("2026-06-10T00:00:00Z")
        )
        #expect(early.restores.map(\.lot) == [second, first])
        #expect(early.restores.map(\.amount) == [10, 20])
        #expect(early.renewed.isEmpty)

        // A lot that has run out since comes back with the days it had left when it was used.
        let late = LotRestoring.decide(
            999,
            used: used,
            boughtAt: bought,
            now: Sample.instant("2026-09-01T00:00:00Z")
        )
        #expect(late.restores == [Burn.Part(lot: second, amount: 10)])
        #expect(
            late.renewed
                == [
                    LotRestoring.Renewed(
                        amount: 40,
                        expiresAt: Sample.instant("2026-10-01T00:00:00Z")
                    )
                ]
        )
    }
}
