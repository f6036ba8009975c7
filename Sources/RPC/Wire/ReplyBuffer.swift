import JSONText

/// The replies that wait to be written, in one buffer that is used again and again.
///
/// It remembers where the reply to each request stands, because until the commit has succeeded
/// any of them may have to be replaced by an error.
struct ReplyBuffer {
    /// Where one request's reply stands.
    private struct Reply {
        let start: Int
        /// Behind `{"jsonrpc":"2.0","id":…`, which the reply and its replacement have in common.
        let afterID: Int
        let end: Int
    }

    /// More than this is given back to the system once written.
    private static let keptCapacity = 4 << 20

    private var writer = JSONWriter()
    private var uncommitted: [Reply] = []

    /// The first reply of a batch opens its array; a batch of notifications writes nothing.
    private var inBatch = false

    var bytes: [UInt8] { writer.bytes }
    var count: Int { writer.bytes.count }

    mutating func removeAll() {
        writer.removeAll(keepingCapacity: count <= Self.keptCapacity)
        uncommitted.removeAll(keepingCapacity: true)
    }

    mutating func beginBatch() {
        inBatch = true
    }

    mutating func endBatch() {
        inBatch = false
        guard writer.depth > 0 else { return }
        writer.endArray()
        writer.endLine()
    }

    /// Answers a request by what the body writes, which is taken back if it throws.
    /// - Parameter id: `nil` for a notification: the body runs, and what it writes is dropped.
    mutating func answer(
        id: RequestID?,
        _ body: (inout JSONWriter) throws(RPCFailure) -> Void
    ) throws(RPCFailure) {
        let before = writer.mark
        guard let id else {
            defer { writer.rollBack(to: before) }
            return try body(&writer)
        }
        do throws(RPCFailure) {
            let reply = begin(id)
            writer.key("result")
            let empty = writer.mark
            try body(&writer)
            guard writer.depth == empty.depth else {
                throw .internalError()
            }
            if count == empty.count { writer.null() }
            end(reply, isUncommitted: true)
        } catch {
            writer.rollBack(to: before)
            throw error
        }
    }

    /// Answers a request with an error; a failing commit may still replace it by another.
    mutating func fail(_ failure: RPCFailure, id: RequestID) {
        write(failure, id: id, isUncommitted: true)
    }

    /// Answers something that was no request.
    mutating func refuse(_ failure: RPCFailure, id: RequestID = .null) {
        write(failure, id: id, isUncommitted: false)
    }

    /// Answers an item of a batch unexecuted, unless it is a notification.
    mutating func refuseItem(_ item: JSONValue, with failure: RPCFailure) {
        do throws(InvalidRequest) {
            guard let id = try RPCRequest(item).id else { return }
            refuse(failure, id: id)
        } catch {
            refuse(error.failure, id: error.id)
        }
    }

    /// From here on the replies so far stand.
    mutating func markCommitted() {
        uncommitted.removeAll(keepingCapacity: true)
    }

    /// Gives every request since the last commit this error instead of its reply.
    mutating func replaceUncommitted(with failure: RPCFailure) {
        var error = JSONWriter()
        failure.write(to: &error)
        let ending = Array(",\"error\":".utf8) + error.bytes + Array("}".utf8)
        let old = writer.bytes
        var new: [UInt8] = []
        var copied = 0
        for reply in uncommitted {
            new.append(contentsOf: old[copied..<reply.afterID])
            new.append(contentsOf: ending)
            copied = reply.end
        }
        new.append(contentsOf: old[copied...])
        writer.replaceBytes(with: new)
        uncommitted.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ failure: RPCFailure, id: RequestID, isUncommitted: Bool) {
        let reply = begin(id)
        writer.key("error")
        failure.write(to: &writer)
        end(reply, isUncommitted: isUncommitted)
    }

    private mutating func begin(_ id: RequestID) -> (start: Int, afterID: Int) {
        if inBatch, writer.depth == 0 { writer.beginArray() }
        let start = count
        writer.beginObject()
        writer.key("jsonrpc")
        writer.string("2.0")
        writer.key("id")
        id.write(to: &writer)
        return (start, count)
    }

    private mutating func end(_ reply: (start: Int, afterID: Int), isUncommitted: Bool) {
        writer.endObject()
        if isUncommitted {
            uncommitted.append(Reply(start: reply.start, afterID: reply.afterID, end: count))
        }
        if !inBatch { writer.endLine() }
    }
}
