/// What stops the demo: what is wrong, where, and how to mend it.
struct DemoError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
