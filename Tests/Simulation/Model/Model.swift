/// A second, much smaller billing engine: it only counts who must have paid what.
///
/// It knows no instants, no queue, no journal and no books; a day is a number, and money is cents.
struct Model {
    /// The shop's day.
    var day: Int
    var members: [String: ModelMember] = [:]
    var subscriptions: [ModelSubscription] = []
    /// Where each member's subscriptions stand.
    var places: [String: [Int]] = [:]
    var invoiceCount = 0
    /// Subscriptions whose charge was put to the gateway and not settled yet, in order.
    var underway: [Int] = []
    /// Charges and refunds of each card so far.
    var charges: [String: Int] = [:]
    var refunds: [String: Int] = [:]
    /// What gateways and clerks hold, and of that the clerks.
    var cash = 0
    var desk = 0
    /// Members who got the rest of a change's credit, which may be granted credit up to this much.
    var unsplit: [String: Int] = [:]

    init(day: Int) { self.day = day }

    /// What a refusal is called that the model expects without knowing its name.
    static let anyRefusal = "any"

    func today(_ index: Int) -> Int { day + subscriptions[index].shift }

    func live(_ member: String, _ plan: String) -> Int? {
        places[member]?.first {
            subscriptions[$0].plan.id == plan && subscriptions[$0].phase != .gone
        }
    }

    /// Whether another subscription of the member is to change to a plan, or may be doing so.
    func isPlanned(_ member: String, _ plan: String, besides index: Int? = nil) -> Bool {
        places[member, default: []].contains { place in
            let one = subscriptions[place]
            let underway = one.isSilent ? one.invoices.last?.change?.target.id : nil
            return place != index && (one.pending?.plan.id == plan || underway == plan)
        }
    }

    func isOwing(_ index: Int) -> Bool {
        guard !subscriptions[index].isSilent else { return false }
        switch subscriptions[index].phase {
        case .firstUnpaid, .owing: return true
        case .waiting, .trial, .paid, .resting, .gone: return false
        }
    }

    // MARK: Balances

    mutating func topUp(_ member: String, _ cents: Int, expiring end: Int?, granted: Bool) {
        expire(member)
        if granted {
            members[member]?.lots.append(.init(amount: cents, left: cents, end: end))
        } else {
            members[member]?.paid += cents
            cash += cents
            desk += cents
        }
        let owing = subscriptions.indices.filter {
            subscriptions[$0].payer == member && isOwing($0)
        }
        let oldest = owing.sorted {
            (subscriptions[$0].invoices.last?.number ?? 0)
                < (subscriptions[$1].invoices.last?.number ?? 0)
        }
        for index in oldest where draw(index) { pay(index, ModelMoney()) }
    }

    mutating func payOut(_ member: String, _ cents: Int) -> String? {
        guard cents <= members[member]?.paid ?? 0 else { return "balance_too_small" }
        members[member]?.paid -= cents
        cash -= cents
        desk -= cents
        return nil
    }

    mutating func expire(_ member: String) {
        guard let shift = members[member]?.shift else { return }
        members[member]?.expire(on: day + shift)
    }

    /// Takes the open invoice from its payer's balance when that covers it, and pays it.
    mutating func draw(_ index: Int) -> Bool {
        guard let invoice = subscriptions[index].invoices.last else { return false }
        expire(invoice.payer)
        guard let payer = members[invoice.payer], payer.granted + payer.paid >= invoice.amount
        else { return false }
        let taken = members[invoice.payer]?.take(invoice.amount) ?? ModelMoney()
        let last = subscriptions[index].invoices.count - 1
        subscriptions[index].invoices[last].attempts += 1
        subscriptions[index].invoices[last].left = taken
        return true
    }

    // MARK: Collecting

    /// Collects the open invoice: from the balance when that covers it, otherwise as was agreed.
    mutating func collect(_ index: Int) {
        let last = subscriptions[index].invoices.count - 1
        let invoice = subscriptions[index].invoices[last]
        if invoice.amount == 0 || draw(index) {
            pay(index, ModelMoney())
            return
        }
        switch invoice.method {
        case .balance, .none, .complimentary:
            subscriptions[index].invoices[last].attempts += 1
            decline(index, hard: false)
        case .offline:
            expect(index)
        case .card:
            subscriptions[index].invoices[last].attempts += 1
            if subscriptions[index].plan.spendsPart {
                subscriptions[index].invoices[last].held =
                    members[invoice.payer]?.take(invoice.amount - 1) ?? ModelMoney()
            }
            underway.append(index)
        }
    }

    /// Gets the answers of all charges that are on their way.
    mutating func settleCharges() {
        while !underway.isEmpty {
            let index = underway.removeFirst()
            resolve(index, nextRoll(index))
        }
    }

    private mutating func nextRoll(_ index: Int) -> Dice.Roll {
        guard case .card(let token) = subscriptions[index].invoices.last?.method else {
            return .soft
        }
        charges[token, default: 0] += 1
        return Dice.charge(token, charges[token] ?? 0)
    }

    private mutating func resolve(_ index: Int, _ roll: Dice.Roll) {
        switch roll {
        case .taken: charged(index)
        case .soft, .hard: refused(index, hard: roll == .hard)
        case .lateTaken, .lateSoft, .lost:
            subscriptions[index].silence = .init(since: day, roll: roll)
        }
    }

    /// A later look at a charge without an answer; one that never arrived is made again.
    mutating func ask(_ index: Int) {
        guard let silence = subscriptions[index].silence else { return }
        switch silence.roll {
        case .lateTaken: charged(index)
        case .lateSoft: refused(index, hard: false)
        case .lost, .taken, .soft, .hard: resolve(index, nextRoll(index))
        }
    }

    private mutating func charged(_ index: Int) {
        subscriptions[index].silence = nil
        let last = subscriptions[index].invoices.count - 1
        let invoice = subscriptions[index].invoices[last]
        let amount = invoice.amount - invoice.held.total
        cash += amount
        pay(
            index,
            ModelMoney(method: amount, paid: invoice.held.paid, granted: invoice.held.granted)
        )
    }

    private mutating func refused(_ index: Int, hard: Bool) {
        subscriptions[index].silence = nil
        let last = subscriptions[index].invoices.count - 1
        let invoice = subscriptions[index].invoices[last]
        members[invoice.payer]?.giveBack(invoice.held)
        subscriptions[index].invoices[last].held = ModelMoney()
        decline(index, hard: hard)
    }
}
