package import Payments

/// A program outside that takes payments, as an option or an environment variable names it.
package struct OutsideGateway: Sendable {
    /// What stands before the colon in its payment methods.
    package var name: String { gateway.name }

    let gateway: any PaymentGateway

    /// Reads `NAME=COMMAND ARGUMENT ARGUMENT`; the program is not started.
    package init(_ text: String) throws(GatewayOptionError) {
        gateway = try ExecGateway.parse(text)
    }

    /// Reads several with semicolons between them; one inside double quotes is none.
    package static func list(_ text: String) throws(GatewayOptionError) -> [OutsideGateway] {
        var parts = [""]
        var isQuoted = false
        for character in text.unicodeScalars {
            if character == "\"" { isQuoted.toggle() }
            if character == ";", !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].unicodeScalars.append(character)
            }
        }
        var found: [OutsideGateway] = []
        for part in parts {
            let words = part.drop { $0 == " " }
            if !words.isEmpty { found.append(try OutsideGateway(String(words))) }
        }
        return found
    }
}
