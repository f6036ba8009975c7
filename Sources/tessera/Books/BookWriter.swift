import Engine

/// Writes a book as it comes, a buffer at a time.
struct BookWriter {
    /// Enough to make a write of; the books themselves may be of any length.
    private static let chunk = 1 << 16

    private let output: Output
    private var format: Format
    private var buffer = ""

    /// A format with what it has to remember.
    private enum Format {
        case hledger(HledgerBook)
        case beancount(BeancountBook)
    }

    init(_ format: BookFormat, to output: Output) {
        self.output = output
        self.format =
            switch format {
            case .hledger: .hledger(HledgerBook())
            case .beancount: .beancount(BeancountBook())
            }
    }

    mutating func write(_ part: BookPart) throws(OutputError) {
        switch format {
        case .hledger(var book):
            buffer += book.text(part)
            format = .hledger(book)
        case .beancount(var book):
            buffer += book.text(part)
            format = .beancount(book)
        }
        if buffer.utf8.count >= Self.chunk { try flush() }
    }

    /// Writes what is left.
    mutating func flush() throws(OutputError) {
        try output.text(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
