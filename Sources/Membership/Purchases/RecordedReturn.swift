/// A return that was taken before.
package struct RecordedReturn: Hashable, Sendable {
    /// The shop's own number of the return: the same one again is the same return.
    package let reference: String
    package let request: ReturnRequest

    package init(reference: String, request: ReturnRequest) {
        self.reference = reference
        self.request = request
    }
}
