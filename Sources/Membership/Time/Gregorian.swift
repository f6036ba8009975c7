/// Calendar days to day numbers and back, in the Gregorian calendar carried on to all years.
///
/// Inside, a year begins on 1 March: the leap day is then the last day of its year, and the lengths
/// of the months before it follow one straight line that integers can walk. Day numbers count
/// from 1970-01-01. Integer arithmetic only, no table and no allocation: a renewal run asks often.
enum Gregorian {
    /// Days from 0000-03-01, where the 400-year cycle below starts, to 1970-01-01.
    private static let epochOffset = 719_468
    private static let daysIn400Years = 146_097

    static func isLeap(_ year: Int) -> Bool {
        year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The length of a month; 0 when `month` is not in 1...12.
    static func daysInMonth(year: Int, month: Int) -> Int {
        guard month >= 1, month <= 12 else { return 0 }
        if month == 2 { return isLeap(year) ? 29 : 28 }
        // 31 for odd months up to July and for even months from August on.
        return 30 + ((month + month >> 3) & 1)
    }

    /// The day number of a day that exists; `month` must be in 1...12.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = month > 2 ? month - 3 : month + 9
        let cycle = marchYear.flooredQuotient(by: 400)
        let yearOfCycle = marchYear - cycle * 400
        let daysBeforeYear = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100
        let daysBeforeMonth = (979 * marchMonth + 15) >> 5
        return cycle * daysIn400Years + daysBeforeYear + daysBeforeMonth + day - 1 - epochOffset
    }

    /// The calendar day of a day number.
    static func civil(_ dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + epochOffset
        let cycle = shifted.flooredQuotient(by: daysIn400Years)
        // Peel off centuries, groups of four years, then years. The last of each may be one day
        // longer than its fellows, so the quotient is held down to the last one.
        var rest = shifted - cycle * daysIn400Years
        let century = min(rest / 36_524, 3)
        rest -= century * 36_524
        let group = rest / 1_461
        rest -= group * 1_461
        let year = min(rest / 365, 3)
        rest -= year * 365
        let marchMonth = (535 * rest + 332) >> 14
        let day = rest - (979 * marchMonth + 15) >> 5 + 1
        let marchYear = cycle * 400 + century * 100 + group * 4 + year
        return marchMonth < 10
            ? (marchYear, marchMonth + 3, day)
            : (marchYear + 1, marchMonth - 9, day)
    }
}

extension Int {
    /// The quotient rounded down, also for negative numbers; `divisor` must be positive.
    func flooredQuotient(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
