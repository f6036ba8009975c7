import Membership
import Store

extension Work {
    /// Gives what stamps and rewards without a window have come to.
    func settleStamps(_ member: MemberRow, on day: CivilDate) throws {}

    /// Draws the tickets of a purchase.
    func draw(_ purchase: PurchaseRow, of member: MemberRow) throws {}
}
