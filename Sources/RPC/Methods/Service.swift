package import Engine
import JSONText
import Membership
import Store

/// The methods Tessera answers on one database.
package struct Service {
    let engine: Engine
    let role: Role

    package init(engine: Engine, role: Role) {
        self.engine = engine
        self.role = role
    }

    /// Every method; dispatch and `rpc.discover` both come from this table.
    package var table: MethodTable {
        MethodTable(
            title: "Tessera",
            version: "1.0.0",
            methods: checkMethods + memberMethods + subscriptionMethods + prepaymentMethods
                + planMethods + runMethods,
            errors: Refusal.allCases.map {
                ListedError(code: $0.rpcCode, name: $0.rawValue, summary: $0.sentence)
            }
        )
    }

    /// Commits what the requests of one drain wrote together, before any of them is answered.
    package var hooks: Hooks {
        Hooks(
            flush: { () throws(RPCFailure) in
                do {
                    if engine.store.isInGroup { try engine.store.commitGroup() }
                } catch {
                    throw RPCFailure(error)
                }
            },
            notificationFailed: { method, failure in
                Diagnostics.note("\(method) as a notification failed: \(failure.message)")
            }
        )
    }

    /// Runs a mutation in the drain's common commit, and writes its answer.
    func mutate(
        _ call: Call,
        _ result: inout JSONWriter,
        _ body: (OnceRequest) throws -> [UInt8]
    ) throws(RPCFailure) {
        let request = try onceRequest(call)
        do {
            if !call.method.standsAlone, !engine.store.isInGroup {
                try engine.store.beginGroup()
            }
            result.raw(try body(request))
        } catch {
            throw RPCFailure(error)
        }
    }

    /// The key, and the body that must come with it each time.
    private func onceRequest(_ call: Call) throws(RPCFailure) -> OnceRequest {
        let key = try call.identifier("idempotency_key")
        let others = call.members.members.filter { $0.key != "idempotency_key" }
        return OnceRequest(
            key: key,
            method: call.method.name,
            body: JSONWriter.canonical(.object(JSONObject(others)))
        )
    }

    /// Turns what a read throws into an RPC failure.
    func answering<T>(_ body: () throws -> T) throws(RPCFailure) -> T {
        do {
            return try body()
        } catch {
            throw RPCFailure(error)
        }
    }
}
