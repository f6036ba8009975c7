import Foundation
package import Membership
package import Profitability

/// Model files: YAML that says what is believed of a plan's members, read into an
/// ``Profitability/EconomicModel``.
///
/// - Errors: all that is wrong with a file is reported in one go, each with its position; what is
///   wrong with the plan it names is reported where the plan stands.
package enum ModelFile {
    /// Reads a model from the bytes of a file, which must be UTF-8 without a byte order mark.
    /// - Parameters:
    ///   - file: the name that errors begin with.
    ///   - plan: the plan at a path, as the file writes the path.
    package static func decode(
        bytes: [UInt8],
        file: String,
        plan: (String) throws(PlanFileErrors) -> Plan
    ) throws(PlanFileErrors) -> EconomicModel {
        let reader = Reader(file: file, beginning: "begin with model: and the model's id")
        guard
            let source = SourceText(bytes: bytes, reader: reader),
            let root = PlainYAML.parse(source, reader: reader)
        else { throw PlanFileErrors(reader.errors) }
        let modelReader = ModelReader(reader: reader)
        let model = modelReader.model(root, plan: plan)
        guard let model else { throw PlanFileErrors(reader.errors + modelReader.notes.planErrors) }
        return model
    }

    /// Reads a model file and the plan it names; the plan's path starts at the model's directory.
    package static func load(path: String) throws(PlanFileErrors) -> EconomicModel {
        let bytes: [UInt8]
        do throws(PlanFileError) {
            bytes = try PlanFile.contents(of: path)
        } catch {
            throw PlanFileErrors([error])
        }
        return try decode(bytes: bytes, file: path) { (name) throws(PlanFileErrors) -> Plan in
            try PlanFile.load(path: planPath(name, besides: path)).plan
        }
    }

    /// Where a plan is that a model at this path names.
    static func planPath(_ name: String, besides model: String) -> String {
        guard !name.hasPrefix("/") else { return name }
        let directory = (model as NSString).deletingLastPathComponent
        let joined = (directory as NSString).appendingPathComponent(name)
        return (joined as NSString).standardizingPath
    }
}
