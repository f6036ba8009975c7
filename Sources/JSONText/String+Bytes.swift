extension String {
    /// Whether both strings are the same UTF-8 bytes.
    ///
    /// Swift's `==` calls canonically equivalent strings equal, and even the Kelvin sign equal to
    /// the letter K. Keys, ids and method names must not be that generous: SQLite is not.
    package func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        let same = withBytes { left in
            other.withBytes { right in
                left.indices.allSatisfy { left[$0] == right[$0] }
            }
        }
        return same
    }

    /// Whether every UTF-8 byte passes the test.
    package func allBytes(_ passes: (UInt8) -> Bool) -> Bool {
        withBytes { $0.allSatisfy(passes) }
    }

    /// Feeds the UTF-8 bytes to the hasher, in step with ``hasSameBytes(as:)``.
    func hashBytes(into hasher: inout Hasher) {
        withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }

    /// The UTF-8 bytes in place; only a string that is not stored so is copied first.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }
}
