/// Finds the command that a mistyped word was probably meant to be.
enum Slip {
    /// - Returns: the nearest known word; `nil` when none is near enough to be a slip.
    static func nearest(to word: String, among known: [String]) -> String? {
        let typed = Array(word.lowercased())
        guard (1...40).contains(typed.count) else { return nil }
        let allowed = typed.count <= 4 ? 1 : 2
        let ranked = known.map { (word: $0, distance: distance(typed, Array($0))) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        if best.distance <= allowed { return best.word }
        // Half a word is meant to be the word, when only one begins like it.
        let begun = known.filter { typed.count >= 2 && $0.hasPrefix(word.lowercased()) }
        return begun.count == 1 ? begun.first : nil
    }

    /// Letters to add, drop, change or swap with their neighbour to turn one word into the other.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var rows = [Array(0...right.count)]
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                let change = rows[i][j] + (left[i] == right[j] ? 0 : 1)
                var best = min(change, rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, rows[i - 1][j - 1] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
