extension GoodsPricing {
    /// A discount with the lines it covers and what it gives there.
    struct Offer {
        let name: BenefitName
        /// Places of lines, rising.
        let lines: [Int]
        let off: Off
        /// The most it takes off this basket, by order and by window.
        let most: Int64?

        enum Off {
            case rate(Rate)
            case amount(Int64)
        }
    }

    /// Takes the discounts of plans off, by the way of stacking that they share.
    mutating func applyDiscounts(of sources: [QuoteSource], _ stacking: CheckoutRules.Stacking) {
        let offers = sources.flatMap { source in
            source.held.compactMap { offer($0, of: source) }
        }
        switch stacking {
        case .bestOf: takeBest(of: offers)
        case .sumCapped(let limit): takeSum(of: offers, limit)
        case .sequence: takeSequence(of: offers)
        }
        for offer in offers where saved(by: offer.name) == 0 {
            let isBeaten = offer.lines.contains { lines[$0].off > 0 }
            note(offer.name, isBeaten ? .betterBenefit : .nothingToTakeOff)
        }
    }

    /// What a discount gives to this basket; `nil` for another kind, and for one that is noted as unused.
    private mutating func offer(_ held: HeldBenefit, of source: QuoteSource) -> Offer? {
        guard case .discount(let discount) = held.benefit.terms else { return nil }
        let (covered, obstacle) = covered(by: held.benefit, of: source)
        guard !covered.isEmpty else {
            noteNothing(held.name, obstacle)
            return nil
        }
        let most: Int64?
        switch self.most(discount, held, source) {
        case .success(let found): most = found
        case .failure(let unused):
            note(held.name, unused.reason, unused.remedy)
            return nil
        }
        let off: Offer.Off
        switch discount.off {
        case .rate(let rate): off = .rate(rate)
        case .amount(let amount):
            guard amount.currency == basket.currency else {
                note(held.name, .check(.currencyMismatch), "it is in \(amount.currency)")
                return nil
            }
            off = .amount(amount.minorUnits)
        case .ladder(let ladder):
            if let currency = ladder.currency, currency != basket.currency {
                note(held.name, .check(.currencyMismatch), "it is in \(currency)")
                return nil
            }
            let standing = standing(ladder, covered, held, source)
            guard let step = ladder.step(at: standing.at) else {
                note(held.name, .belowFirstStep, standing.remedy(ladder, basket))
                return nil
            }
            off = .rate(step.rate)
        }
        return Offer(name: held.name, lines: covered, off: off, most: most)
    }

    /// Why a discount takes nothing off.
    struct Unused: Error {
        let reason: UnusedReason
        let remedy: String?
    }

    /// The most a discount takes off this basket; `nil` for as much as it likes.
    func most(
        _ discount: Discount,
        _ held: HeldBenefit,
        _ source: QuoteSource
    ) -> Result<Int64?, Unused> {
        var most: Int64?
        if let cap = discount.orderCap {
            guard cap.currency == basket.currency else { return .failure(.currency(cap.currency)) }
            most = cap.minorUnits
        }
        guard let cap = discount.cap, case .money(let whole) = cap.amount else {
            return .success(most)
        }
        guard whole.currency == basket.currency else { return .failure(.currency(whole.currency)) }
        let saved = facts.tally(
            TallyKey(.saved, held.benefit.id),
            cap.window.period(source.clock)
        )
        let left = Int64(clamping: Int128(whole.minorUnits) - Int128(saved))
        guard left > 0 else {
            let reset = cap.window.period(source.clock)?.end
            return .failure(
                Unused(reason: .capReached, remedy: reset.map { "it begins again on \($0)" })
            )
        }
        return .success(min(left, most ?? left))
    }

    // MARK: Ladders

    /// Where a basket stands on a ladder.
    struct LadderStanding {
        /// What the steps are compared with: minor units, or items.
        let at: Int64
        let isItems: Bool
        /// Whether more in this very basket counts.
        let countsThis: Bool

        func remedy(_ ladder: Ladder, _ basket: Basket) -> String? {
            guard let next = ladder.next(after: at) else { return nil }
            let more = next.from - at
            let what = isItems ? "\(more) more" : "\(basket.money(more)) more"
            return countsThis ? "\(what) for \(next.rate)" : "\(what) for \(next.rate) later"
        }
    }

    /// What the steps of a ladder are compared with: the value of lines in scope before discounts, and
    /// what was spent before.
    func standing(
        _ ladder: Ladder,
        _ covered: [Int],
        _ held: HeldBenefit,
        _ source: QuoteSource
    ) -> LadderStanding {
        let value = covered.reduce(Int64(0)) { $0 + lines[$1].base }
        switch ladder.basis {
        case .purchase:
            return LadderStanding(at: value, isItems: false, countsThis: true)
        case .quantity:
            let items = covered.reduce(Int64(0)) { $0 + lines[$1].quantity - lines[$1].free }
            return LadderStanding(at: items, isItems: true, countsThis: true)
        case .cumulative(let window, let includesThis):
            let spent = facts.tally(
                TallyKey(.spend, held.benefit.id),
                window.period(source.clock)
            )
            return LadderStanding(
                at: includesThis ? spent.addingClamped(value) : spent,
                isItems: false,
                countsThis: includesThis
            )
        }
    }

    // MARK: Stacking

    /// What an offer takes off each of its lines when it stands alone there; its cap is shared out.
    private func alone(_ offer: Offer, on places: [Int]) -> [Int64] {
        let bases = places.map { lines[$0].base }
        let whole: [Int64]
        switch offer.off {
        case .rate(let rate): whole = bases.map { rate.ofUnits($0) }
        case .amount(let amount):
            whole = Allocation.shares(of: min(amount, bases.reduce(0, +)), by: bases)
        }
        return whole.capped(at: offer.most)
    }

    /// Each line takes the offer that takes most off it. Offers that have a limit then spread it over the
    /// lines that took them, which never takes less off.
    private mutating func takeBest(of offers: [Offer]) {
        if offers.isEmpty { return }
        var best = [(offer: Int, amount: Int64)](repeating: (-1, 0), count: lines.count)
        for (number, offer) in offers.enumerated() {
            for (place, amount) in zip(offer.lines, alone(offer, on: offer.lines))
            where amount > best[place].amount {
                best[place] = (number, amount)
            }
        }
        for (number, offer) in offers.enumerated() {
            let taken = offer.lines.filter { best[$0].offer == number }
            for (place, amount) in zip(taken, alone(offer, on: taken)) where amount > 0 {
                lines[place].take(amount, offer.name)
            }
        }
    }

    /// All offers together, each a share of the price before discounts, to a limit; rates are added up
    /// before they are rounded, so a line is rounded once.
    private mutating func takeSum(of offers: [Offer], _ limit: Rate) {
        var amounts = offers.map { [Int64](repeating: 0, count: $0.lines.count) }
        for place in lines.indices {
            let base = lines[place].base
            let rates = offers.enumerated().compactMap { number, offer -> (Int, Int, Int64)? in
                guard case .rate(let rate) = offer.off,
                    let index = offer.lines.firstIndex(of: place)
                else { return nil }
                return (number, index, Int64(rate.basisPoints))
            }
            guard !rates.isEmpty else { continue }
            let sum = min(rates.reduce(0) { $0 + $1.2 }, Int64(limit.basisPoints))
            let off = Rounding.halfAwayFromZero(base, times: sum, over: 10_000) ?? 0
            for ((number, index, _), share) in zip(
                rates,
                Allocation.shares(of: off, by: rates.map(\.2))
            ) { amounts[number][index] = share }
        }
        for (number, offer) in offers.enumerated() {
            if case .amount(let amount) = offer.off {
                let bases = offer.lines.map { lines[$0].base }
                amounts[number] = Allocation.shares(of: min(amount, bases.reduce(0, +)), by: bases)
            }
            amounts[number] = amounts[number].capped(at: offer.most)
        }
        var taken = [Int64](repeating: 0, count: lines.count)
        for (number, offer) in offers.enumerated() {
            for (place, amount) in zip(offer.lines, amounts[number]) {
                let most = limit.ofUnits(lines[place].base) - taken[place]
                let amount = min(amount, most)
                guard amount > 0 else { continue }
                taken[place] += amount
                lines[place].take(amount, offer.name)
            }
        }
    }

    /// One offer after the other on what the one before left. What is left is kept to far below a minor
    /// unit, so that a line is rounded once however many offers it takes.
    private mutating func takeSequence(of offers: [Offer]) {
        let unit: Int128 = 10_000_000_000_000_000
        var left = lines.map { Int128($0.base) * unit }
        // Half a unit goes to the discount, as everywhere.
        func rounded(_ exact: Int128) -> Int64 { Int64(clamping: (exact + unit / 2 - 1) / unit) }
        for offer in offers {
            let before = offer.lines.map { rounded(left[$0]) }
            var off: [Int64]
            var exact: [Int128]?
            switch offer.off {
            case .rate(let rate):
                let after = offer.lines.map {
                    left[$0] / 10_000 * Int128(10_000 - rate.basisPoints)
                }
                exact = after
                off = zip(before, after).map { $0 - rounded($1) }
            case .amount(let amount):
                off = Allocation.shares(of: min(amount, before.reduce(0, +)), by: before)
            }
            let capped = off.capped(at: offer.most)
            if capped != off { exact = nil }
            off = capped
            for (index, place) in offer.lines.enumerated() {
                left[place] = exact?[index] ?? max(0, left[place] - Int128(off[index]) * unit)
                if off[index] > 0 { lines[place].take(off[index], offer.name) }
            }
        }
    }
}

extension GoodsPricing.Unused {
    fileprivate static func currency(_ currency: Currency) -> Self {
        Self(reason: .check(.currencyMismatch), remedy: "it is in \(currency)")
    }
}

extension Rate {
    /// This share of minor units, rounded once; of an amount that is not negative it always fits.
    func ofUnits(_ units: Int64) -> Int64 {
        Rounding.halfAwayFromZero(units, times: Int64(basisPoints), over: 10_000) ?? units
    }
}

extension [Int64] {
    /// The same amounts, together no more than a limit, cut in proportion.
    func capped(at most: Int64?) -> [Int64] {
        guard let most, reduce(0, +) > most else { return self }
        return Allocation.shares(of: Swift.max(0, most), by: self)
    }
}

extension Allocation {
    /// Shares by largest remainder; nothing for no weights, as when there is nothing to share over.
    static func shares(of amount: Int64, by weights: [Int64]) -> [Int64] {
        weights.isEmpty ? [] : largestRemainder(amount, weights: weights)
    }
}
