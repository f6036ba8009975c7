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
    case autoRenewAlreadyOn = "auto_renew_already_on"
    case autoRenewOff = "auto_renew_off"
    case doesNotRenew = "does_not_renew"
    case nothingPending = "nothing_pending"
    case notInThisState = "not_in_this_state"
    case pauseNotAllowed = "pause_not_allowed"
    case debtOpen = "debt_open"
    case noChange = "no_change"
    case currencyDiffers = "currency_differs"
    case unknownOffer = "unknown_offer"
    case offerNotOpen = "offer_not_open"
    case offerUsedUp = "offer_used_up"
    case notEligible = "not_eligible"
    case termsOutOfRange = "terms_out_of_range"
    case unknownInvoice = "unknown_invoice"
    case invoiceNotOpen = "invoice_not_open"
    case amountTooSmall = "amount_too_small"
    case refundNotAllowed = "refund_not_allowed"
    case refundTooLate = "refund_too_late"
    case benefitUsed = "benefit_used"
    case nothingToRefund = "nothing_to_refund"
    case balanceTooSmall = "balance_too_small"
    case notParked = "not_parked"
    case parked = "parked"
    case badRegion = "bad_region"
    case expiryInPast = "expiry_in_past"
    case unknownBenefit = "unknown_benefit"
    case fallbackNotFree = "fallback_not_free"
    case backdatedTooFar = "backdated_too_far"
    case paidUntilNeeded = "paid_until_needed"
    case lifetimeStays = "lifetime_stays"
    case totalDiffers = "total_differs"
    case refundTooLarge = "refund_too_large"
    case dayInFuture = "day_in_future"

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
            .amountTooLarge, .timeOutOfRange, .anchorDayNotAllowed, .clockTooFar, .dayInFuture,
            .autoRenewAlreadyOn, .autoRenewOff, .doesNotRenew, .nothingPending,
            .notInThisState, .pauseNotAllowed, .debtOpen, .noChange, .currencyDiffers,
            .unknownOffer, .offerNotOpen, .offerUsedUp, .notEligible, .termsOutOfRange,
            .unknownInvoice, .invoiceNotOpen, .amountTooSmall, .refundNotAllowed,
            .refundTooLate, .benefitUsed, .nothingToRefund, .balanceTooSmall,
            .notParked, .parked, .badRegion, .expiryInPast, .unknownBenefit,
            .fallbackNotFree, .backdatedTooFar, .paidUntilNeeded, .lifetimeStays,
            .totalDiffers, .refundTooLarge:
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
        case .dayInFuture: "The day has not begun yet."
        case .autoRenewAlreadyOn: "Renewal is on already."
        case .autoRenewOff: "Renewal is turned off, so there is no next term."
        case .doesNotRenew: "The subscription was agreed for a fixed time."
        case .nothingPending: "There is nothing to take back."
        case .notInThisState: "The subscription's state does not allow it."
        case .pauseNotAllowed: "The plan allows no pause of that length."
        case .debtOpen: "The subscription has an unpaid invoice."
        case .noChange: "The subscription is at that price already."
        case .currencyDiffers: "A subscription keeps its currency."
        case .unknownOffer: "The plan has no such code."
        case .offerNotOpen: "The offer is not open for this subscription."
        case .offerUsedUp: "The offer has been taken as often as it may be."
        case .notEligible:
            "The price needs a proof that the member has not shown, or that has run out."
        case .termsOutOfRange: "That many terms cannot be bought together."
        case .unknownInvoice: "There is no such invoice."
        case .invoiceNotOpen: "The invoice is not open."
        case .amountTooSmall: "The amount is less than what is owed."
        case .refundNotAllowed: "The plan's rules give no refund here."
        case .refundTooLate: "The time in which it is refunded is over."
        case .benefitUsed: "A benefit was used in this term, so it is not refunded."
        case .nothingToRefund: "There is nothing left to refund."
        case .balanceTooSmall: "The balance is smaller than that."
        case .notParked: "The subscription is not parked."
        case .parked: "The subscription is set aside until somebody has looked at it."
        case .badRegion: "The region is not well formed."
        case .expiryInPast: "The day lies before today."
        case .unknownBenefit: "The plan does not promise that benefit."
        case .fallbackNotFree:
            "The plan to fall back to is not loaded, or its price is not free."
        case .backdatedTooFar: "The start lies too many terms back."
        case .paidUntilNeeded: "An imported subscription says until when it is paid."
        case .lifetimeStays: "A membership for good has no terms to change."
        case .totalDiffers: "The change costs another amount than was expected."
        case .refundTooLarge: "That is more than is left to give back."
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
        case .alreadySubscribed: "change that one, or cancel it first"
        case .trialAlreadyTaken: "start without a trial"
        case .noTrialOffered: "start without a trial"
        case .startInPast: "start today or later"
        case .unknownPaymentMethod:
            "pay with `balance`, with NAME:TOKEN of a program that --gateway or TESSERA_GATEWAYS "
                + "names, or in a test-clock database with scripted:ok, "
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
        case .dayInFuture: "give today or a day before it"
        case .autoRenewAlreadyOn: "nothing needs to be done"
        case .autoRenewOff: "turn it on again with `subscriptions undo-cancel` first"
        case .doesNotRenew: "start a new one when it ends"
        case .nothingPending: "nothing needs to be done"
        case .notInThisState: "see the state with `subscriptions show`"
        case .pauseNotAllowed: "see the plan's pause rules with `plans show`"
        case .debtOpen: "pay it first, or let the change wait for the end of the term"
        case .noChange: "choose another price"
        case .currencyDiffers: "choose a price in the subscription's currency"
        case .unknownOffer: "check the code"
        case .offerNotOpen: "see the plan's offers with `plans show`"
        case .offerUsedUp: "start without the code"
        case .notEligible: "record the proof with `members verify`, or choose another price"
        case .termsOutOfRange: "see prepay_up_to with `plans show`"
        case .unknownInvoice: "see `invoices list`"
        case .invoiceNotOpen: "see its state with `invoices show`"
        case .amountTooSmall: "give the whole amount; more than that goes to the balance"
        case .refundNotAllowed: "see the plan's refund rules with `plans show`"
        case .refundTooLate: "see the plan's refund rules with `plans show`"
        case .benefitUsed: "see the plan's refund rules with `plans show`"
        case .nothingToRefund: "nothing needs to be done"
        case .balanceTooSmall: "see `prepayments balance`"
        case .notParked: "see `renewals parked`"
        case .parked: "see `renewals parked`, mend the cause, then `renewals unpark`"
        case .badRegion: "use a country such as DE, or a part of one such as US-CA"
        case .expiryInPast: "give a later day"
        case .unknownBenefit: "see the plan's benefits with `plans show`"
        case .fallbackNotFree: "load it first, with a price of 0"
        case .backdatedTooFar: "start at most 120 terms ago"
        case .paidUntilNeeded: "give paid_until, on or after its anchor"
        case .lifetimeStays: "end it and start another"
        case .totalDiffers: "look at it again with `subscriptions preview-change`"
        case .refundTooLarge: "give a smaller amount; see `refunds list`"
        }
    }
}
