/// What the model knows of one member.
struct ModelMember {
    struct Lot {
        let amount: Int
        var left: Int
        /// The first day on which the rest is gone.
        let end: Int?
    }

    let key: String
    let zone: String
    /// What the member's day is ahead of the shop's at the shop's midnight: 0 or -1.
    let shift: Int
    /// Hours after the shop's midnight at which the member's day begins.
    let hour: Int
    let region: String?
    var hadTrial = false
    var paid = 0
    /// In the order in which they were granted.
    var lots: [Lot] = []

    var granted: Int { lots.reduce(0) { $0 + $1.left } }

    func granted(on today: Int) -> Int {
        lots.filter { $0.end.map { $0 > today } ?? true }.reduce(0) { $0 + $1.left }
    }

    mutating func expire(on today: Int) {
        for index in lots.indices where lots[index].end.map({ $0 <= today }) ?? false {
            lots[index].left = 0
        }
    }

    /// What runs out first burns first.
    private var order: [Int] {
        lots.indices.sorted { (lots[$0].end ?? .max, $0) < (lots[$1].end ?? .max, $1) }
    }

    /// Takes at most this much, granted credit first.
    mutating func take(_ most: Int) -> ModelMoney {
        let fromGranted = min(most, granted)
        let fromPaid = min(most - fromGranted, paid)
        var rest = fromGranted
        for index in order {
            let part = min(rest, lots[index].left)
            lots[index].left -= part
            rest -= part
        }
        paid -= fromPaid
        return ModelMoney(paid: fromPaid, granted: fromGranted)
    }

    /// Takes money back, granted credit into the lots that last longest.
    mutating func giveBack(_ money: ModelMoney) {
        paid += money.paid
        var rest = money.granted
        for index in order.reversed() {
            let part = min(rest, lots[index].amount - lots[index].left)
            lots[index].left += part
            rest -= part
        }
    }
}
