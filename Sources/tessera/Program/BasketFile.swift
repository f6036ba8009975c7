import JSONText
import Membership
import RPC

/// A basket as a JSON file, spelled as `checkout.quote` takes it.
enum BasketFile {
    /// - Parameter path: `-` means standard input.
    /// - Throws: ``Failure`` with the place of what is wrong.
    static func read(_ path: String) throws(Failure) -> Basket {
        let bytes = try InputFile.contents(of: path)
        let name = path == "-" ? "standard input" : path
        let value: JSONValue
        do {
            value = try JSONScanner.parse(bytes)
        } catch {
            throw Failure(.badData, "\(name) is no basket: \(error)")
        }
        do {
            return try Basket.read(value)
        } catch {
            throw Failure(.badData, "\(name) is no basket: \(error.message)\(place(of: error))")
        }
    }

    private static func place(of failure: RPCFailure) -> String {
        guard case .object(let data)? = failure.data, case .string(let pointer)? = data["pointer"]
        else { return "" }
        return " (at \(pointer))"
    }
}
