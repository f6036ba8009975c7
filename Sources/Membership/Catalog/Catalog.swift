/// The plan versions that are known, by their version's id.
///
/// Versions are immutable, so a catalog only ever grows and may be kept for a process's life.
package struct Catalog: Sendable {
    package private(set) var versions: [PlanVersionID: PlanVersion] = [:]
    private var latest: [String: PlanVersionID] = [:]
    /// The versions sold now, by plan id.
    package private(set) var currentVersions: [PlanVersion] = []

    package init() {}

    /// Adds a version; a plan's highest version number becomes the one that is sold.
    package mutating func add(_ version: PlanVersion) {
        versions[version.id] = version
        if let known = latest[version.plan.id].flatMap({ versions[$0] }),
            known.number > version.number
        {
            return
        }
        latest[version.plan.id] = version.id
        currentVersions.removeAll { $0.plan.id == version.plan.id }
        let place = currentVersions.firstIndex { version.plan.id < $0.plan.id }
        currentVersions.insert(version, at: place ?? currentVersions.endIndex)
    }

    /// The version of a plan that is sold now, or `nil` for an unknown plan.
    package func current(_ plan: String) -> PlanVersion? {
        latest[plan].flatMap { versions[$0] }
    }
}
