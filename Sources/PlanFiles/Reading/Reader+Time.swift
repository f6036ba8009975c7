import Membership

extension Reader {
    func date(_ node: YAMLNode?, _ key: String) -> CivilDate? {
        let right = "write a day as YYYY-MM-DD, such as 2026-02-28"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        if let date = CivilDate(text) { return date }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isDayShaped =
            parts.map(\.utf8.count) == [4, 2, 2] && parts.allSatisfy { Self.isDigits($0) }
        report(
            node.position,
            isDayShaped ? "there is no day \(text)" : "\(Self.quoted(text)) is no day",
            right
        )
        return nil
    }

    /// The length of a term or a trial.
    func cadence(_ node: YAMLNode?, _ key: String) -> Cadence? {
        let right = "write an ISO 8601 duration of one unit, such as P7D, P2W, P1M or P1Y"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        guard let cadence = Cadence(text) else {
            report(node.position, "\(Self.quoted(text)) is no duration", right)
            return nil
        }
        return cadence
    }

    /// A number of days, written as days or weeks; months have no fixed number of days.
    func days(_ node: YAMLNode?, _ key: String, atLeast least: Int) -> Int? {
        let right = "write days or weeks, such as P\(max(least, 7))D or P2W, at least P\(least)D"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        let digits = text.dropFirst().dropLast()
        guard
            text.hasPrefix("P"), text.hasSuffix("D") || text.hasSuffix("W"),
            Self.isDigits(digits), digits.count <= 3, digits == "0" || digits.first != "0",
            let count = Int(digits)
        else {
            report(node.position, "\(Self.quoted(text)) is no number of days", right)
            return nil
        }
        let days = text.hasSuffix("W") ? count * 7 : count
        guard days >= least else {
            report(node.position, "\(Self.quoted(key)) is \(text)", right)
            return nil
        }
        return days
    }

    /// A number of hours, written as hours or days.
    func hours(_ node: YAMLNode?, _ key: String) -> Int? {
        let right = "write hours or days, such as PT48H or P3D, at least PT1H"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        let isHours = text.hasPrefix("PT") && text.hasSuffix("H")
        let digits = text.dropFirst(isHours ? 2 : 1).dropLast()
        guard
            isHours || (text.hasPrefix("P") && text.hasSuffix("D")),
            Self.isDigits(digits), digits.count <= (isHours ? 4 : 3), digits.first != "0",
            let count = Int(digits)
        else {
            report(node.position, "\(Self.quoted(text)) is no number of hours", right)
            return nil
        }
        return isHours ? count : count * 24
    }

    /// A day of every year, as `04-01`.
    func monthDay(_ node: YAMLNode?, _ key: String) -> MonthDay? {
        let right = "write a month and a day as MM-DD, such as 04-01"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard
            parts.map(\.utf8.count) == [2, 2], parts.allSatisfy({ Self.isDigits($0) }),
            let month = Int(parts[0]), let day = Int(parts[1])
        else {
            report(node.position, "\(Self.quoted(text)) is no day of the year", right)
            return nil
        }
        guard let found = MonthDay(month: month, day: day) else {
            report(node.position, "no year has a day \(text)", right)
            return nil
        }
        return found
    }
}
