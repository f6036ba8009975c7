internal import Foundation

/// Why a setting of the form `orders.uplift=10%` is none.
package enum ModelSettingError: Error, Hashable, Sendable, CustomStringConvertible {
    case noValue(String)
    case unknown(String, near: String?)
    case noNumber(String, path: String)
    case noShare(path: String)
    case outOfRange(path: String, low: String, high: String)

    package var description: String {
        switch self {
        case .noValue(let text):
            "'\(text)' sets nothing: write a figure's name, = and a value, such as orders.uplift=10%"
        case .unknown(let path, let near):
            "the model has no figure '\(path)'"
                + (near.map { ": did you mean \($0)?" } ?? ": model run --json lists them all")
        case .noNumber(let text, let path):
            "'\(text)' is no number for \(path): write digits and a point, such as 1.5, or 25% for a share"
        case .noShare(let path):
            "\(path) is no share, so it has no %: write it in the unit of the model's file"
        case .outOfRange(let path, let low, let high):
            "\(path) may be \(low) to \(high): write a value between them"
        }
    }
}

extension EconomicModel {
    /// An input and a value, from a text such as `orders.uplift=10%` or `fee=119`; the value is in the
    /// unit of the model's file.
    package func setting(
        _ text: String
    ) throws(ModelSettingError) -> (input: ModelInput, value: Double) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw .noValue(text)
        }
        let input = try namedInput(String(parts[0]))
        return (input, try value(String(parts[1]), of: input))
    }

    /// The input with this name.
    package func namedInput(_ path: String) throws(ModelSettingError) -> ModelInput {
        if let input = input(path) { return input }
        // Nearness by what people mistype: the end of the name, or a part of it.
        let near = inputs.map(\.path).first { known in
            known.hasSuffix(".\(path)") || (path.count >= 3 && known.contains(path))
        }
        throw .unknown(path, near: near)
    }

    private func value(_ text: String, of input: ModelInput) throws(ModelSettingError) -> Double {
        let isPercent = text.hasSuffix("%")
        let number = isPercent ? String(text.dropLast()) : text
        let isPlain = number.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D
        }
        guard
            isPlain, number.utf8.first.map({ $0 != 0x2E }) ?? false,
            let parsed = Double(isPercent ? "\(number)e-2" : number)
        else { throw .noNumber(text, path: input.path) }
        switch input {
        case .fee:
            guard !isPercent else { throw .noShare(path: input.path) }
            guard (0...1e9).contains(parsed) else {
                throw .outOfRange(path: input.path, low: "0", high: "1000000000")
            }
            return parsed
        case .figure(let key):
            let measure = key.profile.measure
            guard !isPercent || measure.isShare else { throw .noShare(path: input.path) }
            let scale = unit(input).scale
            let range = key.profile.range
            guard range.contains(parsed * scale) else {
                let shown = { (limit: Double) in
                    measure.isShare
                        ? "\(FigureText.number(limit * 100))%" : FigureText.number(limit / scale)
                }
                throw .outOfRange(
                    path: input.path,
                    low: shown(range.lowerBound),
                    high: shown(range.upperBound)
                )
            }
            return parsed * scale
        }
    }
}
