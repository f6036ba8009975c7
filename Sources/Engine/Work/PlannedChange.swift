import Membership
import Store

/// A change of plan or price that was looked at and may be made.
struct PlannedChange {
    let target: PricedVersion
    let direction: ChangeDirection
    let course: Course
    /// What the member is let into the other plan by.
    var admission = Admission()

    /// How it comes about.
    enum Course {
        /// Now, with an invoice.
        case billed(ChangeQuote)
        /// Now, for nothing: no term is paid that it would cut short.
        case free(Amendment)
        /// With the first term that begins on this day or later.
        case atTermEnd(CivilDate)

        /// The first day at the new price.
        func firstDay(today: CivilDate) -> CivilDate {
            switch self {
            case .billed: today
            case .free(let amendment): max(today, amendment.agreement.billingStart)
            case .atTermEnd(let day): day
            }
        }
    }

    var timing: ChangeTiming {
        switch course {
        case .billed, .free: .now
        case .atTermEnd: .termEnd
        }
    }

    /// What is to be paid now.
    var total: Money {
        switch course {
        case .billed(let quote): quote.total
        case .free, .atTermEnd: .zero(target.row.version.amount.currency)
        }
    }
}
