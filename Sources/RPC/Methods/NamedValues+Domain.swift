import JSONText
import Membership

extension NamedValues {
    /// RFC 3339, or `nil` when left out.
    func optionalInstant(_ name: String) throws(RPCFailure) -> Instant? {
        guard let text = try optionalText(name) else { return nil }
        guard let instant = Instant(rfc3339: text) else {
            throw wrong(name, "must be an RFC 3339 time such as 2026-01-31T15:00:00Z")
        }
        return instant
    }

    /// `YYYY-MM-DD`, or `nil` when left out.
    func optionalDay(_ name: String) throws(RPCFailure) -> CivilDate? {
        guard let text = try optionalText(name) else { return nil }
        guard let day = CivilDate(text) else {
            throw wrong(name, "must be a day such as 2026-01-31")
        }
        return day
    }

    /// `YYYY-MM`, or `nil` when left out.
    func optionalMonth(_ name: String) throws(RPCFailure) -> Month? {
        guard let text = try optionalText(name) else { return nil }
        guard let month = Month(text) else { throw wrong(name, "must be a month such as 2027-04") }
        return month
    }

    /// `{"amount": 1499, "currency": "USD"}`, or `nil` when left out.
    func optionalMoney(_ name: String) throws(RPCFailure) -> Money? {
        guard let object = try optionalObject(name) else { return nil }
        try object.refuseUnknown(known: ["amount", "currency"])
        let code = try object.text("currency")
        guard let currency = Currency(code) else {
            throw object.wrong("currency", "must be an ISO 4217 code such as USD")
        }
        return Money(minorUnits: try object.integer("amount"), currency: currency)
    }

    /// A subscription's id, as `sub_42`.
    func subscriptionID(_ name: String) throws(RPCFailure) -> SubscriptionID {
        guard let id = SubscriptionID(try text(name)) else {
            throw wrong(name, "must be a subscription's id such as sub_42")
        }
        return id
    }

    /// A reservation's id, as `res_42`.
    func reservationID(_ name: String) throws(RPCFailure) -> ReservationID {
        guard let id = ReservationID(try text(name)) else {
            throw wrong(name, "must be a reservation's id such as res_42")
        }
        return id
    }
}
