import JSONText

extension RPCFailure {
    /// A member nobody knows: most likely a typing error, which must not pass in silence.
    static func unknownMember(_ name: String, in pointer: String, known: [String]) -> RPCFailure {
        let shown = name.excerpt
        let hint: String
        if known.isEmpty {
            hint = "; there are none here"
        } else {
            hint = "; known are \(known.joined(separator: ", "))"
        }
        return .invalidParams(
            pointer: pointer + "/" + escaped(shown),
            message: "unknown parameter \(shown)\(suggestion(for: name, among: known))\(hint)",
            known: known
        )
    }

    /// A member that must be given.
    static func missingMember(_ name: String, in pointer: String) -> RPCFailure {
        .invalidParams(
            pointer: pointer + "/" + escaped(name),
            message: "\(name) is missing; it must be given"
        )
    }

    /// One token of a JSON Pointer (RFC 6901, section 3).
    static func escaped(_ token: String) -> String {
        var result = ""
        for scalar in token.unicodeScalars {
            switch scalar {
            case "~": result += "~0"
            case "/": result += "~1"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// "; did you mean X" when one of the known words is near; otherwise nothing.
func suggestion(for word: String, among known: [String]) -> String {
    guard word.utf8.count <= 64 else { return "" }
    let near = known.map { (distance: editDistance(word, $0), word: $0) }
        .min { $0.distance < $1.distance }
    guard let near, near.distance <= max(1, min(3, near.word.utf8.count / 3)) else { return "" }
    return "; did you mean \(near.word)"
}

/// How many letters to put in, take out or change to make one word the other (Levenshtein).
private func editDistance(_ left: String, _ right: String) -> Int {
    let right = Array(right.utf8)
    var row = Array(0...right.count)
    for (index, letter) in left.utf8.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in right.indices {
            let changed = diagonal + (letter == right[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
        }
    }
    return row[right.count]
}
