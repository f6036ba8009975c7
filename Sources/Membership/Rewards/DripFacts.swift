/// The days of one membership by which drips are given.
package struct DripFacts: Hashable, Sendable {
    /// The day the first term was paid or the trial began.
    package let joined: CivilDate
    /// `nil` when the member did not tell.
    package let birthday: MonthDay?
    /// The first days of the later terms that are paid, in order.
    package let renewals: [CivilDate]

    package init(joined: CivilDate, birthday: MonthDay? = nil, renewals: [CivilDate] = []) {
        self.joined = joined
        self.birthday = birthday
        self.renewals = renewals
    }
}
