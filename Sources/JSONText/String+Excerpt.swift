extension String {
    /// The string, or its first 64 scalars and an ellipsis: a message must not echo a book.
    package var excerpt: String {
        utf8.count <= 64 ? self : String(unicodeScalars.prefix(64)) + "…"
    }
}
