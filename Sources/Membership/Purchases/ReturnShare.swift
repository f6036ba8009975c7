/// A part of a whole.
struct ReturnShare {
    static let nothing = ReturnShare(part: 0, whole: 1)
    static let all = ReturnShare(part: 1, whole: 1)

    let part: Int64
    /// More than nothing.
    let whole: Int64

    /// The share of an amount, rounded once, half away from zero.
    func of(_ amount: Int64) -> Int64 {
        // The part is never more than the whole, so the share always fits.
        Rounding.halfAwayFromZero(amount, times: part, over: whole) ?? amount
    }
}
