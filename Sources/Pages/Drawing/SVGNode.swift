/// One element of a drawing, with its attributes and what it holds.
///
/// It writes itself escaped, so that a name from outside stays a name.
struct SVGNode {
    enum Content {
        case node(SVGNode)
        case text(String)
    }

    let name: String
    private var attributes: [(name: String, value: String)]
    private var content: [Content]

    init(
        _ name: String,
        _ attributes: KeyValuePairs<String, String> = [:],
        text: String? = nil
    ) {
        self.name = name
        self.attributes = attributes.map { ($0.key, $0.value) }
        content = text.map { [.text($0)] } ?? []
    }

    mutating func add(_ node: SVGNode) {
        content.append(.node(node))
    }

    mutating func set(_ name: String, _ value: String) {
        attributes.append((name, value))
    }

    var markup: String {
        var written = ""
        write(to: &written)
        return written
    }

    private func write(to written: inout String) {
        written += "<\(name)"
        for (name, value) in attributes {
            written += " \(name)=\""
            written += Markup.escaped(value)
            written += "\""
        }
        guard !content.isEmpty else {
            written += "/>"
            return
        }
        written += ">"
        for part in content {
            switch part {
            case .node(let node): node.write(to: &written)
            case .text(let text): written += Markup.escaped(text)
            }
        }
        written += "</\(name)>"
    }
}
