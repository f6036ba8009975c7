/// What stops the bench: what is wrong, where, and how to mend it.
struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
