import Engine
import Membership
import PlanFiles
import Profitability
import RPC
import Store

/// Why a command ends without being done: what stderr says and what the process exits with.
struct Failure: Error {
    let status: ExitStatus
    /// One line each, as they are printed; empty when everything has been said.
    let lines: [String]

    init(_ status: ExitStatus, _ sentence: String) {
        self.status = status
        lines = ["tessera: \(sentence)"]
    }

    /// - Parameter lines: printed as they are; each says by itself where the fault lies.
    init(_ status: ExitStatus, lines: [String]) {
        self.status = status
        self.lines = lines
    }

    /// An end whose reason is on stdout already.
    static func quiet(_ status: ExitStatus) -> Failure { Failure(status, lines: []) }
}

extension Failure {
    /// What people are told for an error of any layer below.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let refused as Refused: self.init(Self.status(of: refused.refusal), "\(refused)")
        case let errors as PlanFileErrors:
            self.init(Self.status(of: errors), lines: errors.errors.map(\.description))
        case let error as StoreError: self.init(error)
        case let error as MetricError: self.init(.usage, "\(error)")
        case let error as MoneyError: self.init(.badData, "\(error)")
        case let error as OutputError: self.init(error)
        case let error as ProcessStreamsError: self.init(.inputOutput, "\(error)")
        default:
            // The text of a foreign error may hold SQL; its kind is enough to find it by.
            self.init(
                .unhealthy,
                "Something went wrong that is our fault (\(type(of: error))): nothing that was not "
                    + "reported as done was kept; run `tessera doctor` and tell us what it says"
            )
        }
    }

    private init(_ error: OutputError) {
        switch error {
        case .readerGone: self = .quiet(.done)
        case .failed: self.init(.inputOutput, "\(error)")
        }
    }

    private init(_ error: StoreError) {
        let status: ExitStatus =
            switch error {
            case .missing: .inputMissing
            case .alreadyExists: .refused
            case .notADatabase, .newerVersion: .badData
            case .notWritable, .unsafe, .full, .io, .corrupt, .durability: .inputOutput
            case .busy: .busy
            case .constraint: .unhealthy
            }
        self.init(status, "\(error)")
    }

    private static func status(of refusal: Refusal) -> ExitStatus {
        switch refusal {
        case .busy, .runInProgress: .busy
        // A word of the command line is spelled wrong: nothing had to be looked up to know it.
        case .unknownCurrency, .unknownZone, .badMemberID, .badHouseholdID, .badRegion, .badText,
            .badAddress,
            .unknownEventKind:
            .usage
        case .unknownMember, .memberExists, .unknownPlan, .unknownPrice, .priceNotInForce,
            .unknownSubscription, .alreadySubscribed, .trialAlreadyTaken, .noTrialOffered,
            .startInPast, .unknownPaymentMethod, .paymentMethodNotAllowed, .paymentInFlight,
            .autoRenewAlreadyOff, .subscriptionEnded, .nothingDue, .amountNotPositive,
            .clockNotMovable, .clockBackwards,
            .idempotencyConflict, .amountTooLarge, .timeOutOfRange, .anchorDayNotAllowed,
            .clockTooFar, .dayInFuture, .scheduleEndsEarly, .scheduleTooLong, .autoRenewAlreadyOn,
            .autoRenewOff, .doesNotRenew,
            .nothingPending,
            .notInThisState, .pauseNotAllowed, .debtOpen, .noChange, .currencyDiffers,
            .unknownOffer, .offerNotOpen, .offerUsedUp, .notEligible, .termsOutOfRange,
            .unknownInvoice, .invoiceNotOpen, .amountTooSmall, .refundNotAllowed,
            .refundTooLate, .benefitUsed, .nothingToRefund, .balanceTooSmall, .notParked,
            .parked, .expiryInPast, .unknownBenefit, .fallbackNotFree,
            .backdatedTooFar, .paidUntilNeeded, .lifetimeStays, .totalDiffers,
            .refundTooLarge, .methodHasNoExpiry, .methodExpired, .anchorDayNeeded, .paidForGood,
            .runAhead, .paymentMethodNeeded,
            .unknownTier, .tierNotHigher, .matchNotOffered, .matchUsed, .statusPaused,
            .statusNotPaused, .notShared, .householdFull, .inHousehold, .householdLocked,
            .addressDiffers, .paymentNotShared, .notInvited, .notInHousehold, .ownerLeavesLast,
            .shownByAnother, .invitationNeeded, .verificationNeeded, .planFull, .alreadyWaiting,
            .noWaitlist, .unknownPurchase, .referenceTaken, .notEnough, .nothingToReturn,
            .returnTooLarge, .unknownLine, .unknownProgramme, .transferNotAllowed,
            .notOneHousehold, .badBasket, .unknownReservation, .reservationEnded,
            .notRedeemable, .notInTiers, .whichTiers, .unknownUse, .useReturned, .notCounted,
            .membershipUnclear, .noExtraSeat, .unknownCard, .cardTaken, .cardRevoked,
            .identityNeeded, .unknownDraw, .certificatesDiffer, .paidOutOfRange, .badBirthday,
            .unknownInvitation, .invitationExpired, .invitationUsed, .notByInvitation, .notInLine,
            .heldOut, .alreadyReferred, .selfReferral, .referralCircle, .wasMember, .noReferral:
            .refused
        }
    }

    /// What a file says weighs more than that another one is missing.
    private static func status(of errors: PlanFileErrors) -> ExitStatus {
        let faults = Set(errors.errors.map(\.fault))
        if faults.contains(.content) { return .badData }
        return faults.contains(.missing) ? .inputMissing : .inputOutput
    }
}
