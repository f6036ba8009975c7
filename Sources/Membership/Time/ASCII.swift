/// The bytes that the texts of dates and amounts are made of.
enum ASCII {
    static let zero = UInt8(ascii: "0")
    static let hyphen = UInt8(ascii: "-")
    static let plus = UInt8(ascii: "+")
    static let colon = UInt8(ascii: ":")
    static let dot = UInt8(ascii: ".")
}

extension UInt8 {
    /// The value of an ASCII digit, else `nil`.
    var asciiDigit: Int? {
        let value = self &- ASCII.zero
        return value < 10 ? Int(value) : nil
    }
}
