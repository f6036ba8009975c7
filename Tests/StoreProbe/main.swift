import Store

// A second process for the tests and for measuring: it writes to a database beside its caller.
Store.prepareProcess()
do {
    try Probe(arguments: Array(CommandLine.arguments.dropFirst())).run()
} catch {
    print("error: \(error)")
    exitProbe(with: error)
}
