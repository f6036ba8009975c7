extension PurchaseRecord {
    /// Decides a return, however late it comes.
    ///
    /// Each effect is undone up to its share of everything that has come back, rounded once, half away
    /// from zero, less what earlier returns undid. So the parts of a purchase that comes back bit by bit
    /// never add up to more than the whole, and when nothing is left every figure is as it was before.
    ///
    /// - Parameter reference: the shop's own number of the return.
    package func returning(
        _ request: ReturnRequest,
        reference: String
    ) throws(MoneyError) -> ReturnDecision {
        if let earlier = returns.first(where: { $0.reference == reference }) {
            return earlier.request == request ? .repeated : .refused(.referenceTaken(reference))
        }
        let all = lines.map(ReturnedLine.all)
        guard returned != all, let currency = lines.first?.net.currency else {
            return .refused(.nothingLeft)
        }
        var after = returned
        switch request {
        case .all:
            after = all
        case .lines(let parts):
            guard !parts.isEmpty else { return .refused(.nothingLeft) }
            for part in parts {
                guard after.indices.contains(part.line) else {
                    return .refused(.unknownLine(part.line))
                }
                switch Self.adding(part, to: after[part.line], of: lines[part.line]) {
                case .success(let line): after[part.line] = line
                case .failure(let stop): return .refused(stop.obstacle)
                }
            }
        }
        var undoes: [PurchaseReturn.Undone] = []
        for (place, booked) in effects.enumerated() {
            let before = try share(of: booked, returned)
            let now = try share(of: booked, after)
            guard let part = booked.effect.part(from: before, to: now) else { continue }
            undoes.append(PurchaseReturn.Undone(place: place, part: part))
        }
        let value = try Self.sum(after.map(\.value.minorUnits))
        let before = try Self.sum(returned.map(\.value.minorUnits))
        return .accepted(
            PurchaseReturn(
                lines: after,
                value: Money(minorUnits: value - before, currency: currency),
                undoes: undoes,
                isWhole: after == all
            )
        )
    }

    /// A line after one more part of it has come back.
    ///
    /// The last item brings all of the value with it, and the last of the value all items.
    private static func adding(
        _ part: ReturnRequest.Part,
        to returned: ReturnedLine,
        of line: SpentLine
    ) -> Result<ReturnedLine, Stop> {
        switch part.amount {
        case .items(let items):
            let left = line.quantity - returned.items
            guard items > 0 else { return .failure(Stop(.notPositive(line: part.line))) }
            guard items <= left else {
                return .failure(Stop(.tooManyItems(line: part.line, left: left)))
            }
            let total = returned.items + items
            if total == line.quantity { return .success(.all(of: line)) }
            let paid = line.net
            let value =
                returned.value.minorUnits + paid.share(total, of: line.quantity)
                - paid.share(returned.items, of: line.quantity)
            return .success(
                ReturnedLine(
                    items: total,
                    value: Money(
                        minorUnits: min(paid.minorUnits, value),
                        currency: paid.currency
                    )
                )
            )
        case .value(let value):
            guard value.currency == line.net.currency else {
                return .failure(Stop(.currency(line: part.line, line.net.currency)))
            }
            guard value.isPositive else { return .failure(Stop(.notPositive(line: part.line))) }
            let left = line.net.minorUnits - returned.value.minorUnits
            guard value.minorUnits <= left else {
                let rest = Money(minorUnits: left, currency: line.net.currency)
                return .failure(Stop(.tooMuchValue(line: part.line, left: rest)))
            }
            if value.minorUnits == left { return .success(.all(of: line)) }
            return .success(
                ReturnedLine(
                    items: returned.items,
                    value: Money(
                        minorUnits: returned.value.minorUnits + value.minorUnits,
                        currency: value.currency
                    )
                )
            )
        }
    }

    /// What came back of the lines an effect stands on, of all of them.
    private func share(
        of booked: BookedEffect,
        _ returned: [ReturnedLine]
    ) throws(MoneyError) -> ReturnShare {
        let places = (booked.lines ?? Array(lines.indices)).filter(lines.indices.contains)
        let own = places.map { (line: lines[$0], returned: returned[$0]) }
        let isWhole = own.allSatisfy { $0.returned == .all(of: $0.line) }
        switch booked.basis {
        case .never: return .nothing
        case .whole: return isWhole ? .all : .nothing
        case .value, .pieces:
            if isWhole { return .all }
        }
        if booked.basis == .value {
            let paid = try Self.sum(own.map(\.line.net.minorUnits))
            if paid > 0 {
                let back = try Self.sum(own.map(\.returned.value.minorUnits))
                return ReturnShare(part: back, whole: paid)
            }
            // Points or certificates paid for everything: what it cost before tells the lines apart.
            let cost = try Self.sum(own.map(\.line.gross.minorUnits))
            if cost > 0 {
                let back = try Self.sum(
                    own.map { $0.line.gross.share($0.returned.items, of: $0.line.quantity) }
                )
                return ReturnShare(part: back, whole: cost)
            }
        }
        let items = try Self.sum(own.map(\.line.quantity))
        return ReturnShare(part: try Self.sum(own.map(\.returned.items)), whole: max(1, items))
    }

    private static func sum(_ amounts: [Int64]) throws(MoneyError) -> Int64 {
        let sum = amounts.reduce(Int128(0)) { $0 + Int128($1) }
        guard let sum = Int64(exactly: sum) else { throw .overflow }
        return sum
    }

    /// An obstacle on its way out of a loop.
    private struct Stop: Error {
        let obstacle: ReturnDecision.Obstacle

        init(_ obstacle: ReturnDecision.Obstacle) { self.obstacle = obstacle }
    }
}

extension Money {
    /// What so many of a number of equal items cost, rounded once.
    fileprivate func share(_ items: Int64, of all: Int64) -> Int64 {
        ReturnShare(part: items, whole: max(1, all)).of(minorUnits)
    }
}
