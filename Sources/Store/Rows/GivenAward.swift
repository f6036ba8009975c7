package import Membership

/// What an award became once it was given.
package enum GivenAward: Hashable, Sendable {
    /// Things, points, uses or money off.
    case lot(LotID)
    /// Granted credit, by the number of its prepayment.
    case prepayment(Int64)

    /// The two columns of it.
    static func columns(_ given: GivenAward?) -> [SQLValue] {
        switch given {
        case .lot(let lot): [.int(lot.number), .null]
        case .prepayment(let number): [.null, .int(number)]
        case nil: [.null, .null]
        }
    }

    /// - Returns: `nil` when both columns from `first` on are empty.
    init?(_ row: SQLRow, from first: CInt) {
        if let lot = row.optionalInt(first) {
            self = .lot(LotID(lot))
        } else if let prepayment = row.optionalInt(first + 1) {
            self = .prepayment(prepayment)
        } else {
            return nil
        }
    }
}
