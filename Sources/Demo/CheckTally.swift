/// What kind of answer a checkout got.
struct CheckTally: Hashable {
    let entitled: Bool
    /// The product's reason code.
    let reason: String
}
