import Membership

/// One purchase of the data set, on the day the demo plays it.
struct Purchase {
    /// The customer's number in the data set, counted from 1.
    let customer: Int
    let day: CivilDate
    let amount: Money

    /// What the shop calls the customer as a member: `cd-0042`.
    var member: String {
        let number = String(customer)
        return "cd-" + String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
    }
}
