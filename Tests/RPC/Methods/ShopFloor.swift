import Engine
import Foundation
import JSONText
import Membership
import RPC
import Store

/// A test-clock database with the shipped plans, and the real service on it over pipes.
final class ShopFloor {
    let engine: Engine
    private let folder: URL

    init(at instant: String = "2026-01-31T15:00:00Z", zone: String = "America/New_York") throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tessera-rpc-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        engine = try Engine.create(
            at: folder.appendingPathComponent("shop.db").path,
            zone: zone,
            testClock: Instant(rfc3339: instant),
            actor: "rpc:test"
        )
        _ = try engine.loadPlans(paths: [Self.plans])
    }

    deinit {
        engine.store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The catalogue that ships, found from this file's place in the tree.
    static let plans = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Plans").path

    /// Sends lines as one client would and returns the lines that came back.
    func send(_ lines: [String], role: Role = .admin) throws -> [String] {
        let requests = try WirePipe(capacity: 1 << 20)
        let replies = try WirePipe(capacity: 1 << 20)
        requests.write(Array(lines.map { $0 + "\n" }.joined().utf8))
        requests.closeWriting()
        let service = Service(engine: engine, role: role)
        var server = Server(
            input: requests.reading,
            output: replies.writing,
            role: role,
            table: service.table,
            hooks: Hooks(flush: service.hooks.flush, isStopping: { false })
        )
        _ = engine.session { server.run() }
        replies.closeWriting()
        return String(decoding: replies.readAll(), as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    /// Calls one method and returns its `result`, or its `error`.
    func call(_ method: String, _ params: String, role: Role = .admin) throws -> JSONValue? {
        let line = #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        guard let reply = try send([line], role: role).first,
            case .object(let object) = try JSONScanner.parse(reply)
        else { return nil }
        return object["result"] ?? object["error"]
    }
}

extension JSONValue {
    /// The value at a path of members and indices; `nil` where it leads nowhere.
    subscript(_ path: String...) -> JSONValue? {
        var value: JSONValue? = self
        for step in path {
            switch value {
            case .object(let object)?: value = object[step]
            case .array(let items)?:
                value = Int(step).flatMap { items.indices.contains($0) ? items[$0] : nil }
            case .null?, .bool?, .integer?, .number?, .string?, nil: value = nil
            }
        }
        return value
    }
}
