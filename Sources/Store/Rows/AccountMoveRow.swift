package import Membership

/// What transfers of one code brought to an account, before a period and in it.
package struct AccountMoveRow: Hashable, Sendable {
    /// The account's plan and currency, and the code.
    package struct Key: Hashable, Sendable, Comparable {
        package let plan: String
        package let currency: Currency
        package let code: String

        package static func < (first: Key, second: Key) -> Bool {
            (first.plan, first.currency.code, first.code)
                < (second.plan, second.currency.code, second.code)
        }
    }

    package let key: Key
    /// Credits less debits, in minor units.
    package let before: Int64
    package let within: Int64
}
