package import Membership

/// Plan files: YAML that people write, read into a ``Membership/Plan``.
///
/// - Errors: all that is wrong with a file is reported in one go, each with its position.
package enum PlanFile {
    /// The longest file that is read, in bytes.
    package static let longestFile = 1 << 20

    /// Reads a plan from its text.
    /// - Parameter file: the name that errors begin with.
    package static func decode(
        _ yaml: String,
        file: String
    ) throws(PlanFileErrors) -> Plan {
        try decode(bytes: Array(yaml.utf8), file: file)
    }

    /// Reads a plan from the bytes of a file, which must be UTF-8 without a byte order mark.
    package static func decode(
        bytes: [UInt8],
        file: String
    ) throws(PlanFileErrors) -> Plan {
        try placed(bytes: bytes, file: file).plan
    }

    /// A plan, the places of its id and its fallback for errors that compare files, and the whole tree.
    static func placed(
        bytes: [UInt8],
        file: String
    ) throws(PlanFileErrors) -> (
        plan: Plan, id: Position, fallback: Position?, root: YAMLNode
    ) {
        let reader = Reader(file: file)
        guard
            let source = SourceText(bytes: bytes, reader: reader),
            let root = PlainYAML.parse(source, reader: reader),
            let found = PlanReader(reader: reader).plan(root)
        else {
            throw PlanFileErrors(reader.errors)
        }
        return (found.plan, found.id, found.fallback, root)
    }
}
