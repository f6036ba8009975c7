import ArgumentParser

/// The programs that books are written for.
enum BookFormat: String, CaseIterable, ExpressibleByArgument {
    case hledger, beancount
}
