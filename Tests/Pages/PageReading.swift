import Foundation
import FoundationXML

/// What a page holds, read by an XML parser that knows nothing of how it was made.
final class PageReading: NSObject, XMLParserDelegate {
    struct NotWellFormed: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var elements: [String: Int] = [:]
    private(set) var addresses: [String] = []
    private(set) var ids: [String] = []
    private(set) var drawingNames: [String] = []
    /// The values of the marks of each drawing, by section.
    private(set) var charts: [Int: [[String]]] = [:]
    /// The values of the cells, by section.
    private(set) var cells: [Int: [String]] = [:]
    private(set) var columnHeads = 0
    private(set) var rowHeads = 0
    private(set) var language: String?
    private(set) var title = ""
    private(set) var text = ""
    private var section = -1
    private var path: [String] = []

    init(_ html: String) throws {
        super.init()
        let parser = XMLParser(data: Data(html.utf8))
        parser.delegate = self
        guard parser.parse() else {
            let reason = parser.parserError.map { "\($0)" } ?? "unknown"
            throw NotWellFormed(
                description: "line \(parser.lineNumber), column \(parser.columnNumber): \(reason)"
            )
        }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements[name, default: 0] += 1
        path.append(name)
        for key in ["href", "src", "xlink:href", "data", "action", "srcset"] {
            if let address = attributes[key] { addresses.append(address) }
        }
        if let id = attributes["id"] { ids.append(id) }
        if name == "html" { language = attributes["lang"] }
        if name == "section" { section += 1 }
        if name == "svg" {
            drawingNames.append(attributes["aria-label"] ?? "")
            charts[section, default: []].append([])
        }
        if let values = attributes["data-values"], let last = charts[section]?.indices.last {
            charts[section]?[last].append(contentsOf: values.split(separator: " ").map(String.init))
        }
        if let value = attributes["data-value"] { cells[section, default: []].append(value) }
        if name == "th" {
            if attributes["scope"] == "col" { columnHeads += 1 }
            if attributes["scope"] == "row" { rowHeads += 1 }
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if path.last == "title", path.count == 3 { title += string }
        if !path.contains("style") { text += string }
    }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        path.removeLast()
    }
}
