/// The user and group that own a database file.
struct FileOwner {
    let user: UInt32
    let group: UInt32
}
