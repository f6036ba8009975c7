/// How much of everything is measured.
struct Sizes {
    /// Members of the databases that checks are asked of, smaller first.
    let members: (small: Int, large: Int)
    /// Subscriptions due in the measured runs.
    let due: Int
    /// Checks asked one at a time.
    let singleChecks: Int
    /// Checks asked with many on the way.
    let pipelinedChecks: Int
    /// Baskets quoted, reserved and committed, one at a time.
    let checkouts: Int
    /// Members that a plan's simulation draws.
    let simulated: Int
    /// Starts of `tessera --help`.
    let starts: Int

    static let full = Sizes(
        members: (10_000, 1_000_000),
        due: 100_000,
        singleChecks: 200_000,
        pipelinedChecks: 1_000_000,
        checkouts: 5_000,
        simulated: 1_000_000,
        starts: 50
    )

    static let quick = Sizes(
        members: (1_000, 20_000),
        due: 5_000,
        singleChecks: 20_000,
        pipelinedChecks: 100_000,
        checkouts: 500,
        simulated: 100_000,
        starts: 20
    )
}
