import Foundation
package import Membership

extension PlanFile {
    /// A plan, the text it was read from, and the path of its file.
    package struct Loaded: Sendable {
        package let plan: Plan
        package let source: String
        package let path: String
        /// Where the plan is named that dunning falls back to; the plan's id where there is none.
        let fallback: Position
        /// Where the plan's own id stands.
        let id: Position
        /// The file's tree, for the places of what is worth a second look.
        let root: YAMLNode

        /// What is wrong with the fallback, where it stands.
        package func fallbackError(_ problem: String, _ remedy: String) -> PlanFileErrors {
            PlanFileErrors([
                PlanFileError(
                    file: path,
                    line: fallback.line,
                    column: fallback.column,
                    problem: problem,
                    remedy: remedy
                )
            ])
        }
    }

    /// Reads one plan file.
    /// - Errors: a path without a readable file is an error at line 1 with its own fault.
    package static func load(
        path: String
    ) throws(PlanFileErrors) -> (plan: Plan, source: String) {
        let placed = try place(path)
        return (placed.loaded.plan, placed.loaded.source)
    }

    /// Reads plan files, and those directly in directories (`*.yaml` and `*.yml`, by name).
    ///
    /// - Returns: the plans in the order of the paths; a file named twice is read once.
    /// - Errors: everything wrong in every file; a plan id that two files claim; a directory
    ///   without plan files.
    package static func loadAll(paths: [String]) throws(PlanFileErrors) -> [Loaded] {
        var errors: [PlanFileError] = []
        var loaded: [Loaded] = []
        var owners: [String: String] = [:]
        var read: Set<String> = []
        for path in paths.flatMap({ files(at: $0, &errors) }) {
            guard read.insert(canonical(path)).inserted else { continue }
            do throws(PlanFileErrors) {
                let (plan, id) = try place(path)
                if let owner = owners[plan.plan.id] {
                    errors.append(
                        PlanFileError(
                            file: path,
                            line: id.line,
                            column: id.column,
                            problem: "plan \(Reader.quoted(plan.plan.id)) is also in \(owner)",
                            remedy: "give one of them another id"
                        )
                    )
                }
                owners[plan.plan.id] = path
                loaded.append(plan)
            } catch {
                errors += error.errors
            }
        }
        guard errors.isEmpty else { throw PlanFileErrors(errors) }
        return loaded
    }

    private static func place(
        _ path: String
    ) throws(PlanFileErrors) -> (loaded: Loaded, id: Position) {
        let bytes: [UInt8]
        do throws(PlanFileError) {
            bytes = try contents(of: path)
        } catch {
            throw PlanFileErrors([error])
        }
        let placed = try placed(bytes: bytes, file: path)
        let loaded = Loaded(
            plan: placed.plan,
            source: String(decoding: bytes, as: UTF8.self),
            path: path,
            fallback: placed.fallback ?? placed.id,
            id: placed.id,
            root: placed.root
        )
        return (loaded, placed.id)
    }

    /// One byte more than may be read, so that the decoder sees when a file is too long.
    static func contents(of path: String) throws(PlanFileError) -> [UInt8] {
        // Links are followed; a device or a pipe could keep us reading for ever.
        let resolved = canonical(path)
        let attributes = try? FileManager.default.attributesOfItem(atPath: resolved)
        guard let attributes else {
            throw fileError(path, .missing, "there is no such file", "check the path")
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw fileError(path, .unreadable, "this is not a file", "name a file")
        }
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: resolved))
            defer { try? handle.close() }
            return Array(try handle.read(upToCount: longestFile + 1) ?? Data())
        } catch {
            throw fileError(path, .unreadable, "the file cannot be read", "check who may read it")
        }
    }

    /// The plan files a path stands for: itself, or those inside when it is a directory.
    private static func files(at path: String, _ errors: inout [PlanFileError]) -> [String] {
        var isDirectory: ObjCBool = false
        guard
            FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
            isDirectory.boolValue
        else { return [path] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            errors.append(
                fileError(
                    path,
                    .unreadable,
                    "the directory cannot be read",
                    "check who may read it"
                )
            )
            return []
        }
        let prefix = path.hasSuffix("/") ? path : path + "/"
        let files = names.filter { isPlanFile(prefix + $0, name: $0) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        if files.isEmpty {
            errors.append(
                fileError(
                    path,
                    .missing,
                    "the directory has no plan files",
                    "put files that end in .yaml or .yml into it"
                )
            )
        }
        return files.map { prefix + $0 }
    }

    /// Hidden files belong to editors.
    private static func isPlanFile(_ path: String, name: String) -> Bool {
        var isDirectory: ObjCBool = false
        return !name.hasPrefix(".") && (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
            && FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && !isDirectory.boolValue
    }

    private static func canonical(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    private static func fileError(
        _ path: String,
        _ fault: PlanFileError.Fault,
        _ problem: String,
        _ remedy: String
    ) -> PlanFileError {
        PlanFileError(
            file: path,
            line: 1,
            column: 1,
            problem: problem,
            remedy: remedy,
            fault: fault
        )
    }
}
