/// Where somebody lives, as far as a household asks: whether two people live at one address.
package enum PostalAddress {
    /// The most letters of one.
    package static let longest = 200

    /// What is equal for two ways of writing one address: lower case, letters and digits alone, one
    /// blank between words.
    ///
    /// - Returns: `nil` for a text that names nothing.
    package static func key(_ text: String) -> String? {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
