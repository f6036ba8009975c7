import ArgumentParser

/// How much of a list to print.
struct PageOptions: ParsableArguments {
    static let usual = 1_000

    @Option(
        help: ArgumentHelp("The most lines to print; 1000 when left out.", valueName: "n"),
        transform: Parse.limit
    )
    var limit = Self.usual
}

/// One page of a list, and whether the list goes on.
struct Page<Item> {
    let items: [Item]
    let isCut: Bool

    /// - Parameter items: one more than `limit` when there is more.
    init(_ items: [Item], limit: Int) {
        self.items = Array(items.prefix(limit))
        isCut = items.count > limit
    }

    /// Says on stderr when there is more.
    /// - Parameter cursor: what `--after` takes to go on behind an item.
    func noteRest(_ cursor: (Item) -> String) {
        guard isCut, let last = items.last else { return }
        Output.note("there is more; go on with `--after \(cursor(last))`, or raise `--limit`")
    }

    /// Says on stderr when there is more of a list that cannot be gone on with.
    func noteRest() {
        if isCut { Output.note("there is more; raise `--limit` to see it") }
    }
}
