import Membership
import TextTable

/// The one table at the end. Every number is the product's own answer, but for the checks asked.
struct ClosingTable {
    /// One line: the topic stands on the first line of its group only.
    struct Line {
        let topic: String
        let name: String
        let number: String
    }

    private var lines: [Line] = []

    init(binary: TesseraBinary, shop: Shop, lastDay: CivilDate) throws(DemoError) {
        let subscriptions = try binary.pages(["subscriptions", "list"], cursor: "subscription")
        let events = try binary.pages(["events", "list"], cursor: "cursor")
        try addMembers(subscriptions, on: lastDay)
        add(
            try Self.counts(of: "kind", in: events),
            endings: try Self.counts(of: "ended_reason", in: subscriptions),
            shop
        )
        try addBooks(binary.ask(["ledger", "balances"]).items())
        add(shop)
    }

    func text() -> String {
        let table = TextTable<Line> { line in
            [
                Column(title: "", value: line.topic),
                Column(title: "", value: line.name),
                Column(title: "", value: line.number, align: .right),
            ]
        }
        let text = table.string(for: lines, style: Style.plain) ?? ""
        // The columns explain themselves, so the empty header line is dropped.
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
            .map { $0.contains { $0 != " " } ? $0 : "" }.joined(separator: "\n")
    }

    // MARK: Members

    private mutating func addMembers(_ subscriptions: [Answer], on lastDay: CivilDate)
        throws(DemoError)
    {
        let states = try Self.counts(of: "state", in: subscriptions)
        group(
            "Members on \(lastDay)",
            [("in all", subscriptions.count.grouped)]
                + StateName.allCases.map(\.rawValue).filter { states[$0] != nil }.map {
                    ($0.words, (states[$0] ?? 0).grouped)
                }
        )
        var joined: [String: Int] = [:]
        var live: [String: Int] = [:]
        for subscription in subscriptions {
            let name = "\(try subscription.text("plan")) \(try subscription.text("price"))"
            joined[name, default: 0] += 1
            if try subscription.text("state") != StateName.ended.rawValue {
                live[name, default: 0] += 1
            }
        }
        group(
            "Still there",
            joined.sorted { $0.key < $1.key }.map {
                ($0.key, "\((live[$0.key] ?? 0).grouped) of \($0.value.grouped)")
            }
        )
    }

    // MARK: Happenings

    private mutating func add(
        _ events: [String: Int],
        endings: [String: Int],
        _ shop: Shop
    ) {
        let count = { (kind: String) in (events[kind] ?? 0).grouped }
        group(
            "What happened",
            [
                ("trials started", count("subscription.trial_started")),
                ("first terms paid", count("subscription.activated")),
                ("renewals", count("subscription.renewed")),
                ("payments declined", count("payment.declined")),
                ("memberships that went past due", count("subscription.past_due")),
                ("recovered", count("subscription.recovered")),
                (
                    "charges without an answer, asked for by key",
                    (shop.runTotals["unknown"] ?? 0).grouped
                ),
            ]
                + endings.sorted { $0.key < $1.key }.map {
                    ("ended: \($0.key.words)", $0.value.grouped)
                }
        )
    }

    // MARK: Books

    private mutating func addBooks(_ accounts: [Answer]) throws(DemoError) {
        var rows: [(place: Int, name: String, balance: String)] = []
        for account in accounts {
            let name = try account.text("account")
            guard let currency = Currency(try account.text("currency")) else { continue }
            let balance = Money(minorUnits: try account.number("balance"), currency: currency)
            let place = Self.bookOrder.firstIndex { name == $0 || name.hasPrefix("\($0):") }
            rows.append((place ?? Self.bookOrder.count, Self.bookName(name), balance.grouped))
        }
        rows.sort { ($0.place, $0.name) < ($1.place, $1.name) }
        group("The books", rows.map { ($0.name, $0.balance) })
    }

    private static let bookOrder = [
        "gateway_clearing", "receivable", "revenue", "deferred_revenue", "prepaid_paid",
        "prepaid_granted", "discounts",
    ]

    private static func bookName(_ account: String) -> String {
        let parts = account.split(separator: ":", maxSplits: 1).map(String.init)
        let plan = parts.count > 1 ? ", \(parts[1])" : ""
        let name =
            switch parts.first {
            case "gateway_clearing": "cash collected"
            case "receivable": "owed by members"
            case "revenue": "revenue recognized"
            case "deferred_revenue": "revenue deferred"
            case "prepaid_paid": "paid ahead, not spent yet"
            case "prepaid_granted": "credit given, not spent yet"
            default: account.words
            }
        return name + plan
    }

    // MARK: Checkouts

    private mutating func add(_ shop: Shop) {
        let tallies = shop.answers.sorted { ($1.value, $0.key.reason) < ($0.value, $1.key.reason) }
        let granted = tallies.filter(\.key.entitled)
        let refused = tallies.filter { !$0.key.entitled }
        let sum = { (part: [(key: CheckTally, value: Int)]) in part.reduce(0) { $0 + $1.value } }
        group(
            "Free delivery",
            [("asked for at checkouts", shop.checksAsked.grouped)]
                + [("granted", sum(granted).grouped)]
                + granted.map { ("  \($0.key.reason.words)", $0.value.grouped) }
                + [("refused", sum(refused).grouped)]
                + refused.map { ("  \($0.key.reason.words)", $0.value.grouped) }
        )
    }

    // MARK: Parts

    private mutating func group(_ topic: String, _ rows: [(name: String, number: String)]) {
        if !lines.isEmpty { lines.append(Line(topic: "", name: "", number: "")) }
        for (index, row) in rows.enumerated() {
            lines.append(Line(topic: index == 0 ? topic : "", name: row.name, number: row.number))
        }
    }

    private static func counts(
        of name: String,
        in answers: [Answer]
    ) throws(DemoError) -> [String: Int] {
        var counts: [String: Int] = [:]
        for answer in answers where answer.optional(name) != nil {
            counts[try answer.text(name), default: 0] += 1
        }
        return counts
    }
}

extension String {
    /// A code as people read it: `past_due` is "past due".
    fileprivate var words: String {
        String(map { $0 == "_" ? " " : $0 })
    }
}
