/// Finds the word that was most likely meant.
enum Suggestion {
    /// - Returns: the nearest of the known words, or `nil` when none is near enough to be a slip.
    static func nearest(to word: String, among known: [String]) -> String? {
        let lowered = word.lowercased()
        guard lowered.utf8.count <= 40 else { return nil }
        let allowed = lowered.utf8.count <= 4 ? 1 : 2
        let best = known.map { ($0, distance(Array(lowered.utf8), Array($0.utf8))) }
            .min { $0.1 < $1.1 }
        guard let best, best.1 <= allowed else { return nil }
        return best.0
    }

    /// Letters to add, drop, change or swap with their neighbour to turn one word into the other.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var older: [Int] = []
        var previous = Array(0...right.count)
        for i in left.indices {
            var current = [i + 1]
            for j in right.indices {
                let change = previous[j] + (left[i] == right[j] ? 0 : 1)
                var best = min(change, previous[j + 1] + 1, current[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, older[j - 1] + 1)
                }
                current.append(best)
            }
            (older, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
