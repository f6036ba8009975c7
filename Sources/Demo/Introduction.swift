import Membership

/// What the demo says before it plays.
enum Introduction {
    static func text(purchases: [Purchase], first: CivilDate, last: CivilDate) -> String {
        let customers = Set(purchases.map(\.customer)).count
        return """
            \(purchases.count.grouped) real purchases of \(customers.grouped) customers of an online music shop,
            played on a test clock from \(first) to \(last). The purchases were made
            \(PurchaseFile.yearsMoved) years earlier: the weekdays and leap days are the same, and today's prices hold.

            With the first purchase a customer joins, by the last digit of the customer's number:
              0 to 5  Prime by the month, after the free trial
              6, 7    Prime by the year, after the free trial
              8       VIP, four quarters paid ahead
              9       VIP, one quarter paid ahead; another is added at a purchase
                      \(ShopRules.daysBetweenTopUps) days or more after the last, while the benefit is given
            Of Prime's payment methods 3 % never have the money, 1 % are stolen, 2 % give no
            answer in time, and 4 % fail twice before they pay; the customer's number decides.
            Each later purchase asks whether its delivery is free.


            """
    }
}
