/// The closed, ordered list of business refusals: a well-formed request that may not be done.
///
/// The order is part of the wire: a refusal's RPC code is 1000 plus its place, so new ones are added
/// at the end. The RPC error's `data.code` and the CLI's message both come from here.
package enum Refusal: String, Error, Hashable, Sendable, CaseIterable {
    case unknownMember = "unknown_member"
    case memberExists = "member_exists"
    case unknownPlan = "unknown_plan"
    case unknownPrice = "unknown_price"
    case priceNotInForce = "price_not_in_force"
    case unknownSubscription = "unknown_subscription"
    case alreadySubscribed = "already_subscribed"
    case trialAlreadyTaken = "trial_already_taken"
    case noTrialOffered = "no_trial_offered"
    case startInPast = "start_in_past"
    case unknownPaymentMethod = "unknown_payment_method"
    case paymentMethodNotAllowed = "payment_method_not_allowed"
    case paymentInFlight = "payment_in_flight"
    case autoRenewAlreadyOff = "auto_renew_already_off"
    case subscriptionEnded = "subscription_ended"
    case nothingDue = "nothing_due"
    case amountNotPositive = "amount_not_positive"
    case unknownCurrency = "unknown_currency"
    case unknownZone = "unknown_zone"
    case badMemberID = "bad_member_id"
    case clockNotMovable = "clock_not_movable"
    case clockBackwards = "clock_backwards"
    case runInProgress = "run_in_progress"
    case idempotencyConflict = "idempotency_conflict"
    case amountTooLarge = "amount_too_large"
    case timeOutOfRange = "time_out_of_range"
    case busy = "busy"
    case anchorDayNotAllowed = "anchor_day_not_allowed"
    case clockTooFar = "clock_too_far"

    /// The code of the JSON-RPC error, from 1000 up.
    package var rpcCode: Int { 1000 + (Self.allCases.firstIndex(of: self) ?? 0) }

    /// Whether the same request may succeed later without a change.
    package var isRetryable: Bool {
        switch self {
        case .paymentInFlight, .runInProgress, .busy: true
        case .unknownMember, .memberExists, .unknownPlan, .unknownPrice, .priceNotInForce,
            .unknownSubscription, .alreadySubscribed, .trialAlreadyTaken, .noTrialOffered,
            .startInPast, .unknownPaymentMethod, .paymentMethodNotAllowed, .autoRenewAlreadyOff,
            .subscriptionEnded, .nothingDue, .amountNotPositive, .unknownCurrency, .unknownZone,
            .badMemberID, .clockNotMovable, .clockBackwards, .idempotencyConflict,
            .amountTooLarge, .timeOutOfRange, .anchorDayNotAllowed, .clockTooFar:
            false
        }
    }

    /// One sentence for people: what is wrong. What mends it is in ``remedy``.
    package var sentence: String {
        switch self {
        case .unknownMember: "There is no such member."
        case .memberExists: "A member with this id exists."
        case .unknownPlan: "There is no such plan."
        case .unknownPrice: "The plan has no such price."
        case .priceNotInForce: "The price has no amount yet on the day the subscription starts."
        case .unknownSubscription: "There is no such subscription."
        case .alreadySubscribed: "The member has a subscription to this plan that has not ended."
        case .trialAlreadyTaken: "The member has had a trial; it is given once, across all plans."
        case .noTrialOffered: "The plan offers no trial."
        case .startInPast: "The start lies before today."
        case .unknownPaymentMethod: "There is no such payment method."
        case .paymentMethodNotAllowed: "This payment method may not be used here."
        case .paymentInFlight: "A charge for this subscription has no outcome yet."
        case .autoRenewAlreadyOff: "Renewal is turned off already."
        case .subscriptionEnded: "The subscription has ended."
        case .nothingDue: "Nothing is due."
        case .amountNotPositive: "The amount must be more than zero."
        case .unknownCurrency: "There is no such currency."
        case .unknownZone: "There is no such time zone."
        case .badMemberID: "The member's id is not well formed."
        case .clockNotMovable: "This database runs on real time."
        case .clockBackwards: "A test clock only moves forward."
        case .runInProgress: "Another renewal run is going on."
        case .idempotencyConflict: "This idempotency key was used for another request."
        case .amountTooLarge: "The amount is larger than the books can hold."
        case .timeOutOfRange: "The time lies outside the years 1970 to 9999."
        case .busy: "Another process holds the database."
        case .anchorDayNotAllowed: "This price cannot be aligned to that day of the month."
        case .clockTooFar: "A test clock moves at most 100 years at a time."
        }
    }

    /// What mends it, in one clause.
    package var remedy: String {
        switch self {
        case .unknownMember: "add the member first, or check the id"
        case .memberExists: "use the member as it is, or choose another id"
        case .unknownPlan: "load its file with `plans load`, or see `plans list`"
        case .unknownPrice: "see the plan's prices with `plans show`"
        case .priceNotInForce: "start on or after the first day of its price history"
        case .unknownSubscription: "see `subscriptions list`"
        case .alreadySubscribed: "cancel that one first"
        case .trialAlreadyTaken: "start without a trial"
        case .noTrialOffered: "start without a trial"
        case .startInPast: "start today or later"
        case .unknownPaymentMethod:
            "pay with `balance`, or in a test-clock database with scripted:ok, "
                + "scripted:insufficient_funds, scripted:stolen_card, scripted:timeout or "
                + "scripted:fail_twice_then_ok"
        case .paymentMethodNotAllowed:
            "a prepaid plan takes `balance`; scripted methods need a test-clock database"
        case .paymentInFlight: "try again when the charge is settled; the next run asks the gateway"
        case .autoRenewAlreadyOff: "nothing needs to be done"
        case .subscriptionEnded: "start a new subscription"
        case .nothingDue: "wait for the day it falls due; `renewals preview` shows it"
        case .amountNotPositive: "give an amount above zero"
        case .unknownCurrency: "use an ISO 4217 code such as USD"
        case .unknownZone: "use an IANA name such as America/New_York"
        case .badMemberID: "use 1 to 64 of A-Z a-z 0-9 . _ : -"
        case .clockNotMovable: "make a database with `tessera init --test-clock` to move time"
        case .clockBackwards: "give a later time than `clock show` prints"
        case .runInProgress: "wait for it to end and try again"
        case .idempotencyConflict: "use a new key for a new request"
        case .amountTooLarge: "give a smaller amount"
        case .timeOutOfRange: "give a time within those years"
        case .busy: "try again"
        case .anchorDayNotAllowed: "use a day from 1 to 31 with a monthly or yearly price"
        case .clockTooFar: "move it in smaller steps; every day between is run"
        }
    }
}
