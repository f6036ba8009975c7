import Engine
import JSONText
import Membership
import Store

/// What was billed, and money for it that came some other way.
extension Service {
    var invoiceMethods: [Method] { [invoiceListMethod, invoiceGetMethod, recordPaymentMethod] }

    private static let invoice = Parameter(
        "invoice",
        "Which.",
        schema: ["type": "string", "pattern": "^inv_[1-9][0-9]*$"]
    )
    private static let invoiceView = Schemas.object([
        "invoice", "subscription", "member", "plan", "kind", "period_start", "period_end", "amount",
        "currency", "lines", "state", "issued_at", "settled_at", "attempts",
    ])

    private var invoiceListMethod: Method {
        Method(
            "invoice.list",
            "Lists invoices in order of their numbers.",
            role: .clerk,
            mutates: false,
            parameters: [
                Parameter("member", "Only whose.", required: false, schema: Schemas.member),
                Parameter(
                    "state",
                    "Only those in this state.",
                    required: false,
                    schema: ["enum": .array(InvoiceState.allCases.map { .string($0.rawValue) })]
                ),
                Parameter(
                    "overdue",
                    "Whether to list only unpaid invoices whose term has begun.",
                    required: false,
                    schema: Schemas.flag
                ),
                Parameter(
                    "after",
                    "Goes on behind this one.",
                    required: false,
                    schema: Self.invoice.schema
                ),
                Parameter(
                    "limit",
                    "The most invoices; 1000 when left out.",
                    required: false,
                    schema: Schemas.count
                ),
            ],
            result: Schemas.array(Self.invoiceView),
            refusals: Self.refusals(.unknownMember),
            handler: { call, result throws(RPCFailure) in
                let member = try call.optionalIdentifier("member")
                let state = try call.optionalChoice("state", of: InvoiceState.self)
                let overdue = try call.optionalBool("overdue") ?? false
                let after = try call.optionalInvoiceID("after")
                let limit = Int(try call.optionalInteger("limit", in: 1...100_000) ?? 1_000)
                let invoices = try answering {
                    guard !overdue else {
                        return try engine.overdueInvoices(of: member, after: after, limit: limit)
                    }
                    // A member's come whole and by subscription; pages need them by number.
                    let found = try engine.invoices(
                        of: member,
                        state: state,
                        after: after,
                        limit: limit
                    )
                    let behind = found.filter { $0.id > after ?? InvoiceID(0) }
                    return Array(behind.sorted { $0.id < $1.id }.prefix(limit))
                }
                result.array(invoices) { $0.write($1) }
            }
        )
    }

    private var invoiceGetMethod: Method {
        Method(
            "invoice.get",
            "Shows an invoice.",
            role: .clerk,
            mutates: false,
            parameters: [Self.invoice],
            result: Self.invoiceView,
            refusals: Self.refusals(.unknownInvoice),
            handler: { call, result throws(RPCFailure) in
                let id = try call.invoiceID("invoice")
                result.write(try answering { try engine.invoice(id) })
            }
        )
    }

    private var recordPaymentMethod: Method {
        Method(
            "invoice.record_payment",
            "Records money that came for an open invoice by another way, once for each reference.",
            role: .clerk,
            mutates: true,
            parameters: [
                Self.invoice,
                Parameter(
                    "reference",
                    "The bank's or the till's word for it.",
                    schema: ["type": "string", "pattern": "^[A-Za-z0-9_.:-]{1,64}$"]
                ),
                Parameter(
                    "amount",
                    "What came; exactly what is owed when left out. More goes to the balance.",
                    required: false,
                    schema: Schemas.money
                ),
                Schemas.idempotencyKey,
            ],
            result: Schemas.object(["invoice", "subscription", "to_balance", "recorded_before"]),
            refusals: Self.refusals(
                .unknownInvoice,
                .invoiceNotOpen,
                .paymentInFlight,
                .parked,
                .currencyDiffers,
                .amountNotPositive,
                .amountTooLarge,
                .amountTooSmall,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let id = try call.invoiceID("invoice")
                let reference = try call.identifier("reference")
                let amount = try call.optionalMoney("amount")
                try mutate(call, &result) { request in
                    try engine.recordPayment(
                        id,
                        reference: reference,
                        amount: amount,
                        once: request
                    ) { recorded in Self.bytes { $0.write(recorded) } }
                }
            }
        )
    }
}

extension NamedValues {
    /// An invoice's id, as `inv_42`.
    func invoiceID(_ name: String) throws(RPCFailure) -> InvoiceID {
        guard let id = try optionalInvoiceID(name) else { throw .missingMember(name, in: pointer) }
        return id
    }

    func optionalInvoiceID(_ name: String) throws(RPCFailure) -> InvoiceID? {
        guard let text = try optionalText(name) else { return nil }
        guard let id = InvoiceID(text) else {
            throw wrong(name, "must be an invoice's id such as inv_42")
        }
        return id
    }
}
