/// How an unpaid invoice is closed.
package enum InvoiceEnd: String, Hashable, Sendable {
    case void
    case uncollectible
}
