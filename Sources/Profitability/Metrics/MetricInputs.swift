/// What a metric was given, checked: every number is in the range of its input.
package struct MetricInputs: Hashable, Sendable {
    /// In the order of the metric's inputs; those left out without a default are not here.
    package let values: [(name: String, value: MetricValue)]

    package static func == (first: MetricInputs, second: MetricInputs) -> Bool {
        first.values.elementsEqual(second.values) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) {
        for (name, value) in values {
            hasher.combine(name)
            hasher.combine(value)
        }
    }

    /// A number that must be there, because it is required or has a default.
    subscript(name: String) -> Double {
        guard let value = number(name) else {
            preconditionFailure("a metric asks for an input it has not declared: \(name)")
        }
        return value
    }

    func number(_ name: String) -> Double? {
        guard case .number(let number) = value(name) else { return nil }
        return number
    }

    func list(_ name: String) -> [Double] {
        guard case .list(let numbers) = value(name) else { return [] }
        return numbers
    }

    func word(_ name: String) -> String {
        guard case .word(let word) = value(name) else { return "" }
        return word
    }

    private func value(_ name: String) -> MetricValue? {
        values.first { $0.name == name }?.value
    }
}

extension MetricInputs {
    /// Reads what was written for the inputs of a metric.
    ///
    /// - Parameter words: names and what was written for them, in any order.
    /// - Throws: the first mistake, in the order they were written.
    init(_ words: [(name: String, text: String)], of metric: Metric) throws(MetricError) {
        var given: [String: MetricValue] = [:]
        for (name, text) in words {
            guard let input = metric.inputs.first(where: { $0.name == name }) else {
                throw .unknownInput(metric.name, name, known: metric.inputs.map(\.name))
            }
            guard given[name] == nil else { throw .repeated(name) }
            given[name] = try Self.read(text, for: input)
        }
        var values: [(name: String, value: MetricValue)] = []
        for input in metric.inputs {
            if let value = given[input.name] {
                values.append((input.name, value))
                continue
            }
            switch input.presence {
            case .required: throw .missing(metric.name, input.name, input.meaning)
            case .otherwise(let value): values.append((input.name, value))
            case .optional: continue
            }
        }
        self.values = values
    }

    private static func read(
        _ text: String,
        for input: MetricInput
    ) throws(MetricError) -> MetricValue {
        switch input.kind {
        case .choice(let words):
            guard words.contains(text) else { throw .notAChoice(input.name, text, words) }
            return .word(text)
        case .number(let unit, let range):
            return .number(try number(text, input.name, unit, range))
        case .list(let unit, let range, let least):
            var numbers: [Double] = []
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                numbers.append(try number(String(part), input.name, unit, range))
            }
            guard numbers.count >= least, numbers.count <= 10_000 else {
                throw .wrongCount(input.name, numbers.count, least: least)
            }
            return .list(numbers)
        }
    }

    /// A plain decimal number; of a share also hundredths, as `30%`.
    private static func number(
        _ text: String,
        _ name: String,
        _ unit: MetricUnit,
        _ range: NumberRange
    ) throws(MetricError) -> Double {
        let isPercent = unit == .share && text.hasSuffix("%")
        let digits = isPercent ? String(text.dropLast()) : text
        guard isPlain(digits), let value = Double(digits), value.isFinite else {
            throw .notANumber(name, text, unit)
        }
        // Moving the point in the text keeps 5 % at the same number as 0.05.
        let number = isPercent ? Double(digits + "e-2") ?? value / 100 : value
        guard range.contains(number) else { throw .outOfRange(name, text, range, unit) }
        return number
    }

    /// Digits, perhaps a sign and one point: what `Double` also reads, as `nan`, `0x1p3` and `1e9`,
    /// is a slip here.
    private static func isPlain(_ text: String) -> Bool {
        var digits = 0
        var points = 0
        for (place, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "."): points += 1
            case UInt8(ascii: "-"): guard place == 0 else { return false }
            default: return false
            }
        }
        return digits > 0 && points <= 1 && text.utf8.count <= 40
    }
}
