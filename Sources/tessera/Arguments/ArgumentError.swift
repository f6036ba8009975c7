/// What is wrong with one word of the command line, and what a right one looks like.
struct ArgumentError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
