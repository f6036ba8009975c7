/// One way a membership can go: begun with a trial or not, and paid for so many terms.
///
/// - Units: months counted from the one the member joins in, money in major units.
struct Life {
    /// How likely it is.
    let chance: Double
    /// The share of each month that is paid for, or on trial.
    let paid: [Double]
    let trial: [Double]
    let feeCash: [Double]
    let recognised: [Double]
    let paymentCost: [Double]

    var paidTime: Double { paid.reduce(0, +) }
    var trialTime: Double { trial.reduce(0, +) }

    /// What the fee leaves over all months, without what the member does in them.
    var fees: Double { recognised.reduce(0, +) - paymentCost.reduce(0, +) }
}

extension Behaviour {
    /// Every way a membership can go within so many months; the chances come to 1.
    func lives(months: Int) -> [Life] {
        var lives: [Life] = []
        if let trial {
            lives += terms(
                chance: trial.takeUp * trial.conversion,
                delay: trial.delay,
                after: trial,
                months
            )
            let given = trialTime(trial, converts: false, months)
            lives.append(life(trial.takeUp * (1 - trial.conversion), 0, 0, given, months))
        }
        lives += terms(chance: 1 - (trial?.takeUp ?? 0), delay: 0, after: nil, months)
        return lives.filter { $0.chance > 0 }
    }

    private func terms(
        chance: Double,
        delay: Int,
        after trial: Trial?,
        _ months: Int
    ) -> [Life] {
        var lives: [Life] = []
        var alive = chance
        var term = 0
        let given =
            trial.map { trialTime($0, converts: true, months) }
            ?? Array(repeating: 0, count: months)
        repeat {
            term += 1
            let start = delay + Self.month(of: Double(term) * termMonths)
            // What happens after the last month is nobody's concern.
            let stays = start < months ? end(ofTerm: term).stays : 1
            let isLast = start >= months
            lives.append(
                life(isLast ? alive : alive * (1 - stays), term, delay, given, months)
            )
            if isLast { break }
            alive *= stays
        } while alive > 0
        return lives
    }

    private func trialTime(_ trial: Trial, converts: Bool, _ months: Int) -> [Double] {
        var time = Array(repeating: 0.0, count: months)
        // A trial shorter than half a month is over in the month it begins in; who pays after it is
        // a paying member for the whole of that month.
        if trial.delay == 0, converts { return time }
        let spell = max(1, trial.delay)
        for month in 0..<min(spell, months) { time[month] = trial.months / Double(spell) }
        return time
    }

    private func life(
        _ chance: Double,
        _ terms: Int,
        _ delay: Int,
        _ trial: [Double],
        _ months: Int
    ) -> Life {
        var paid = Array(repeating: 0.0, count: months)
        var feeCash = paid
        var recognised = paid
        var paymentCost = paid
        let end = Double(terms) * termMonths
        for month in 0..<months where month >= delay {
            let start = Double(month - delay)
            paid[month] = min(max(end - start, 0), 1)
            // A fee paid once is earned over the first of its terms.
            let earned = isPaidOnce ? min(max(min(end, termMonths) - start, 0), 1) : paid[month]
            recognised[month] = fee * kept * earned / termMonths
        }
        for term in 0..<(isPaidOnce ? min(terms, 1) : terms) {
            let month = delay + Self.month(of: Double(term) * termMonths)
            guard month < months else { break }
            feeCash[month] += fee * kept
            paymentCost[month] += chargeCost
        }
        return Life(
            chance: chance,
            paid: paid,
            trial: trial,
            feeCash: feeCash,
            recognised: recognised,
            paymentCost: paymentCost
        )
    }
}
