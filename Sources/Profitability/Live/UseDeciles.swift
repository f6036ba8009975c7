/// What members drew out of their benefits against what they paid, in ten equal groups.
///
/// - Units: minor units of one currency.
package struct UseDeciles: Sendable, Equatable {
    /// What one member paid and what the benefits were worth.
    package struct Member: Sendable, Equatable {
        package let member: String
        package let fee: Int64
        package let value: Int64

        package init(member: String, fee: Int64, value: Int64) {
            self.member = member
            self.fee = fee
            self.value = value
        }
    }

    /// A tenth of the members, those who use least first.
    package struct Decile: Sendable, Equatable {
        package let number: Int
        package let members: Int
        package let fee: Int64
        package let value: Int64
        /// How many of them drew out more than they paid.
        package let aboveFee: Int
    }

    /// The lightest users first; no decile without members.
    package let deciles: [Decile]
    /// Those who drew out more than they paid, by how much, most first.
    package let losing: [Member]
    /// How many used nothing at all.
    package let unused: Int

    package init(_ members: [Member]) {
        let sorted = members.sorted { ($0.value, $0.member) < ($1.value, $1.member) }
        let count = sorted.count
        deciles = (0..<10).compactMap { decile in
            let part = sorted[(count * decile / 10)..<(count * (decile + 1) / 10)]
            guard !part.isEmpty else { return nil }
            return Decile(
                number: decile + 1,
                members: part.count,
                fee: part.reduce(0) { $0 + $1.fee },
                value: part.reduce(0) { $0 + $1.value },
                aboveFee: part.count { $0.value > $0.fee }
            )
        }
        losing = members.filter { $0.value > $0.fee }
            .sorted { ($1.value - $1.fee, $0.member) < ($0.value - $0.fee, $1.member) }
        unused = members.count { $0.value == 0 }
    }
}
