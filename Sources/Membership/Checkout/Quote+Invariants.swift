extension Quote {
    /// What is wrong with a quote; empty for a sound one. Tests ask after each quote they make.
    package func checkInvariants() -> [String] {
        var problems: [String] = []
        var goods: Int64 = 0
        for line in lines {
            let off = line.discounts.reduce(0) { $0 + $1.amount.minorUnits }
            let net =
                line.list.minorUnits - off - line.certificates.minorUnits - line.points.minorUnits
            if net != line.net.minorUnits { problems.append("line \(line.number) does not add up") }
            if line.net.isNegative || line.certificates.isNegative || line.points.isNegative {
                problems.append("line \(line.number) is below zero")
            }
            if line.discounts.contains(where: { $0.amount.minorUnits <= 0 }) {
                problems.append("line \(line.number) has a discount of nothing")
            }
            goods += line.net.minorUnits
        }
        let chosen = deliveries.filter(\.isChosen)
        if chosen.count > 1 || (chosen.isEmpty && !deliveries.isEmpty) {
            problems.append("not one delivery is chosen")
        }
        let extras =
            chosen.reduce(0) { $0 + $1.price.minorUnits }
            + fees.reduce(0) { $0 + $1.price.minorUnits }
        if totals.due.minorUnits != goods + extras { problems.append("the parts do not add up") }
        let sum =
            totals.saved.minorUnits + totals.certificates.minorUnits + totals.points.minorUnits
            + totals.due.minorUnits
        if totals.list.minorUnits != sum { problems.append("the totals do not add up") }
        if totals.saved.isNegative || totals.due.isNegative {
            problems.append("a total is below zero")
        }
        if fees.contains(where: { $0.price.isNegative || $0.price.minorUnits > $0.list.minorUnits })
        {
            problems.append("a fee is out of its bounds")
        }
        let saved = used.reduce(0) { $0 + $1.saved.minorUnits }
        if saved != totals.saved.minorUnits {
            problems.append("benefits do not add up to what is saved")
        }
        return problems
    }
}
