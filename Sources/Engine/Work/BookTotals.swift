import Membership
import Store

/// What the accounts held where a book begins and ends, members' parts added up.
struct BookTotals {
    /// Kind and plan of every account there is, each once however many currencies it has.
    private(set) var accounts: [(kind: AccountKind, plan: String?)] = []
    let currencies: [Currency]
    /// Whether anything was booked before the first day.
    let carriesOver: Bool
    /// What the balance-sheet accounts held before the first day, where it is not zero.
    private(set) var opening: [BookBalance] = []
    /// What every account must hold at the end, by the totals kept with it.
    private(set) var closing: [BookBalance] = []

    init(_ reader: Reader, _ days: Period) throws {
        let rows = try reader.accounts()
        currencies = Set(rows.map(\.currency)).sorted()
        var before: [AccountRow: Int64] = [:]
        var after: [AccountRow: Int64] = [:]
        for row in try reader.accountDays(of: Set(AccountKind.allCases)) {
            let change = row.debits - row.credits
            if row.day < days.start { before[row.account, default: 0] += change }
            if row.day >= days.end { after[row.account, default: 0] += change }
        }
        carriesOver = !before.isEmpty
        var carriedIn: [Currency: Money] = [:]
        for row in rows {
            let plan = row.plan.isEmpty ? nil : row.plan
            if accounts.last.map({ $0.kind == row.kind && $0.plan == plan }) != true {
                accounts.append((row.kind, plan))
            }
            let account = BookAccount.kept(row.kind, plan: plan, member: nil)
            let balance = { (minorUnits: Int64, day: CivilDate) in
                let amount = Money(minorUnits: minorUnits, currency: row.currency)
                return BookBalance(account: account, amount: amount, day: day)
            }
            let held = before[row, default: 0]
            let isCarried = !row.kind.beginsAnew
            if isCarried, held != 0 {
                let carried = balance(held, days.start)
                opening.append(carried)
                carriedIn[row.currency] = try carried.amount.adding(
                    carriedIn[row.currency] ?? .zero(row.currency)
                )
            }
            let total = row.debits - row.credits - after[row, default: 0]
            closing.append(balance(isCarried ? total : total - held, days.end))
        }
        guard carriesOver else { return }
        for (_, amount) in carriedIn.sorted(by: { $0.key < $1.key }) {
            closing.append(
                BookBalance(account: .opening, amount: try amount.negated(), day: days.end)
            )
        }
    }
}
