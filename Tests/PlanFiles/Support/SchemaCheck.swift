import Foundation

@testable import PlanFiles

/// The part of JSON Schema 2020-12 that the schema for editors uses, checked on our own tree.
struct SchemaCheck {
    typealias Schema = [String: Any]

    let root: Schema

    init(_ data: Data) throws {
        root = try JSONSerialization.jsonObject(with: data) as? Schema ?? [:]
    }

    /// A definition by name.
    func definition(_ name: String) -> Schema {
        (root["$defs"] as? Schema)?[name] as? Schema ?? [:]
    }

    /// What the schema has against a value, one line for each complaint; empty when it fits.
    func complaints(_ node: YAMLNode, _ schema: Schema, at path: String = "") -> [String] {
        var found: [String] = []
        for (keyword, rule) in schema {
            found += complaints(node, keyword, rule, schema, path)
        }
        return found
    }

    private func complaints(
        _ node: YAMLNode,
        _ keyword: String,
        _ rule: Any,
        _ schema: Schema,
        _ path: String
    ) -> [String] {
        switch (keyword, rule) {
        case ("$ref", let name as String):
            return complaints(
                node,
                definition(String(name.dropFirst("#/$defs/".count))),
                at: path
            )
        case ("oneOf", let choices as [Schema]):
            let fitting = choices.count { complaints(node, $0, at: path).isEmpty }
            return fitting == 1 ? [] : ["\(path): fits \(fitting) of \(choices.count) choices"]
        case ("type", let type as String):
            return types(of: node).contains(type) ? [] : ["\(path): is no \(type)"]
        case ("enum", let words as [String]):
            return words.contains(text(node)) ? [] : ["\(path): is none of \(words)"]
        case ("const", let word as String):
            return word == text(node) ? [] : ["\(path): is not \(word)"]
        case ("const", true as Bool):
            return text(node) == "true" ? [] : ["\(path): is not true"]
        case ("pattern", let pattern as String):
            let range = text(node).range(of: pattern, options: .regularExpression)
            return range == nil ? ["\(path): does not match \(pattern)"] : []
        case ("minimum", let least as Double):
            return (Double(text(node)) ?? 0) < least ? ["\(path): is below \(least)"] : []
        case ("maximum", let most as Double):
            return (Double(text(node)) ?? 0) > most ? ["\(path): is above \(most)"] : []
        case ("minLength", let least as Int):
            return text(node).count < least ? ["\(path): is too short"] : []
        case ("maxLength", let most as Int):
            return text(node).count > most ? ["\(path): is too long"] : []
        case ("minItems", let least as Int):
            return items(node).count < least ? ["\(path): has too few items"] : []
        case ("uniqueItems", _):
            let texts = items(node).map(text)
            return Set(texts).count < texts.count ? ["\(path): repeats an item"] : []
        case ("items", let inner as Schema):
            return items(node).enumerated().flatMap {
                complaints($1, inner, at: "\(path)[\($0)]")
            }
        case ("minProperties", let least as Int):
            return entries(node).count < least ? ["\(path): has too few keys"] : []
        case ("additionalProperties", let inner as Schema):
            return entries(node).flatMap {
                complaints($0.value, inner, at: "\(path).\($0.key)")
            }
        case ("required", let keys as [String]):
            return keys.filter { key in !entries(node).contains { $0.key == key } }
                .map { "\(path): has no \($0)" }
        case ("properties", let inner as [String: Schema]):
            return entries(node).flatMap { entry in
                inner[entry.key].map {
                    complaints(entry.value, $0, at: "\(path).\(entry.key)")
                } ?? ["\(path): may not have \(entry.key)"]
            }
        case ("additionalProperties", false as Bool), ("$schema", _), ("$defs", _), ("title", _),
            ("description", _), ("default", _):
            return []
        default:
            return ["\(path): the schema uses \(keyword), which this check does not know"]
        }
    }

    private func types(of node: YAMLNode) -> [String] {
        switch node.content {
        case .map: return ["object"]
        case .list: return ["array"]
        case .text(let text, plain: true):
            if text == "true" || text == "false" { return ["boolean"] }
            if Reader.wholeNumber(text) != nil { return ["integer", "number"] }
            return Double(text) == nil ? ["string"] : ["number"]
        case .text: return ["string"]
        case .unusable: return []
        }
    }

    private func text(_ node: YAMLNode) -> String {
        if case .text(let text, _) = node.content { text } else { "" }
    }

    private func items(_ node: YAMLNode) -> [YAMLNode] {
        if case .list(let items) = node.content { items } else { [] }
    }

    private func entries(_ node: YAMLNode) -> [YAMLEntry] {
        if case .map(let entries) = node.content { entries } else { [] }
    }
}
