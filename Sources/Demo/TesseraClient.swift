import Foundation
import JSONText

/// One `tessera rpc` child: JSON-RPC lines out, JSON-RPC lines back.
///
/// Requests are pipelined: many are written before the first reply is read.
final class TesseraClient {
    /// As many requests as surely fit into a pipe, so that neither side ever waits for the other.
    private static let window = 128

    private let process: Process
    private let requests: FileHandle
    private let replies: FileHandle
    private var lastID: Int64 = 0
    private var unread = Data()

    init(process: Process, requests: FileHandle, replies: FileHandle) {
        self.process = process
        self.requests = requests
        self.replies = replies
    }

    /// Sends all requests, then reads all their results.
    ///
    /// - Returns: the results, in the order of the requests.
    /// - Throws: ``DemoError`` for a request the product refuses; the demo's requests are all legal.
    func call(_ batch: [Request]) throws(DemoError) -> [Answer] {
        var results: [Answer] = []
        results.reserveCapacity(batch.count)
        for start in stride(from: 0, to: batch.count, by: Self.window) {
            let part = batch[start..<min(start + Self.window, batch.count)]
            let firstID = lastID + 1
            try send(part)
            for (offset, request) in part.enumerated() {
                results.append(try receive(firstID + Int64(offset), request))
            }
        }
        return results
    }

    /// Sends one request and reads its result.
    func call(_ request: Request) throws(DemoError) -> Answer {
        guard let answer = try call([request]).first else {
            throw DemoError("'\(request.method)' was not answered")
        }
        return answer
    }

    /// Closes the pipe and waits for the child to end.
    func finish() throws(DemoError) {
        try? requests.close()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw DemoError("'tessera rpc' ended with status \(process.terminationStatus)")
        }
    }

    private func send(_ part: ArraySlice<Request>) throws(DemoError) {
        var lines = JSONWriter()
        for request in part {
            lastID += 1
            request.write(id: lastID, to: &lines)
        }
        do {
            try requests.write(contentsOf: Data(lines.bytes))
        } catch {
            throw DemoError("'tessera rpc' is gone; its own words above say why")
        }
    }

    private func receive(_ id: Int64, _ request: Request) throws(DemoError) -> Answer {
        let reply = try Answer(try nextLine(), to: request.method)
        guard try reply.number("id") == id else {
            throw DemoError("the reply to '\(request.method)' carries another request's id")
        }
        if let error = reply.optional("error") {
            throw DemoError("'\(request.method)' was refused: \(try error.text("message"))")
        }
        return try reply.member("result")
    }

    private func nextLine() throws(DemoError) -> [UInt8] {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                let line = [UInt8](unread[unread.startIndex..<end])
                unread.removeSubrange(unread.startIndex...end)
                return line
            }
            let more = replies.availableData
            guard !more.isEmpty else {
                throw DemoError("'tessera rpc' ended without answering; its words above say why")
            }
            unread.append(more)
        }
    }
}
