import Store

/// A mutation that may arrive more than once: its key, and what tells it from another one.
package struct OnceRequest: Hashable, Sendable {
    package let key: String
    package let method: String
    /// SHA-256 of the canonical body without the key.
    package let bodyHash: [UInt8]

    /// - Parameter body: the request's parameters in canonical form, without the key.
    package init(key: String, method: String, body: [UInt8]) {
        self.key = key
        self.method = method
        bodyHash = Digest.sha256(body)
    }
}
