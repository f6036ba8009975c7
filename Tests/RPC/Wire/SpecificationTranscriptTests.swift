import Testing

/// The exchanges of section 7 of the JSON-RPC 2.0 specification, with parameters by name.
struct SpecificationTranscriptTests {
    /// Each row reads: these lines in, those lines out, compared whole.
    static let rows: [TranscriptRow] = [
        TranscriptRow(
            "a call with parameters by name",
            send: [
                #"{"jsonrpc": "2.0", "method": "number.subtract", "params": {"subtrahend": 23, "#
                    + #""minuend": 42}, "id": 3}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":3,"result":19}"#
            ]
        ),
        TranscriptRow(
            "the same in the other order",
            send: [
                #"{"jsonrpc": "2.0", "method": "number.subtract", "params": {"minuend": 42, "#
                    + #""subtrahend": 23}, "id": 4}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":4,"result":19}"#
            ]
        ),
        TranscriptRow(
            "parameters by position are refused",
            send: [
                #"{"jsonrpc": "2.0", "method": "number.subtract", "params": [42, 23], "id": 1}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"params must be an "#
                    + #"object: parameters go by name","data":{"code":"invalid_params","pointer":""}}}"#
            ]
        ),
        TranscriptRow(
            "and in the other order",
            send: [
                #"{"jsonrpc": "2.0", "method": "number.subtract", "params": [23, 42], "id": 2}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"params must be an "#
                    + #"object: parameters go by name","data":{"code":"invalid_params","pointer":""}}}"#
            ]
        ),
        TranscriptRow(
            "a notification",
            send: [
                #"{"jsonrpc": "2.0", "method": "greeting.get", "params": {"name": "you"}}"#
            ],
            receive: []
        ),
        TranscriptRow(
            "a notification of a method nobody knows",
            send: [
                #"{"jsonrpc": "2.0", "method": "foobar"}"#
            ],
            receive: []
        ),
        TranscriptRow(
            "a call of a method nobody knows",
            send: [
                #"{"jsonrpc": "2.0", "method": "foobar", "id": "1"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":"1","error":{"code":-32601,"message":"no method foobar "#
                    + #"for role clerk","data":{"code":"method_not_found","role":"clerk","#
                    + #""method":"foobar"}}}"#
            ]
        ),
        TranscriptRow(
            "a call with broken JSON",
            send: [
                #"{"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a comma or the "#
                    + #"closing bracket must follow the value, at byte 39","#
                    + #""data":{"code":"parse_error","offset":39}}}"#
            ]
        ),
        TranscriptRow(
            "a call that is no request",
            send: [
                #"{"jsonrpc": "2.0", "method": 1, "params": "bar"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"method must be a "#
                    + #"string, not a whole number","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "a batch with broken JSON",
            send: [
                #"[{"jsonrpc": "2.0", "method": "number.sum", "params": {"of": [1,2,4]}, "id": "#
                    + #""1"},{"jsonrpc": "2.0", "method"]"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a colon must "#
                    + #"follow the key, at byte 109","data":{"code":"parse_error","offset":109}}}"#
            ]
        ),
        TranscriptRow(
            "an empty batch",
            send: [
                #"[]"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"the batch is "#
                    + #"empty; send one request or more","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "a batch of one that is no request",
            send: [
                #"[1]"#
            ],
            receive: [
                #"[{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a request must "#
                    + #"be an object, not a whole number","data":{"code":"invalid_request"}}}]"#
            ]
        ),
        TranscriptRow(
            "a batch of three that are no requests",
            send: [
                #"[1,2,3]"#
            ],
            receive: [
                #"[{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a request must "#
                    + #"be an object, not a whole number","data":{"code":"invalid_request"}}},"#
                    + #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a request must "#
                    + #"be an object, not a whole number","data":{"code":"invalid_request"}}},"#
                    + #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a request must "#
                    + #"be an object, not a whole number","data":{"code":"invalid_request"}}}]"#
            ]
        ),
        TranscriptRow(
            "a mixed batch",
            send: [
                #"[{"jsonrpc": "2.0", "method": "number.sum", "params": {"of": [1,2,4]}, "id": "#
                    + #""1"},{"jsonrpc": "2.0", "method": "greeting.get", "params": {"name": "you"}},"#
                    + #"{"jsonrpc": "2.0", "method": "number.subtract", "params": {"minuend": 42, "#
                    + #""subtrahend": 23}, "id": "2"},{"foo": "boo"},{"jsonrpc": "2.0", "method": "#
                    + #""foo.get", "params": {"name": "myself"}, "id": "5"},{"jsonrpc": "2.0", "#
                    + #""method": "greeting.get", "id": "9"}]"#
            ],
            receive: [
                #"[{"jsonrpc":"2.0","id":"1","result":7},{"jsonrpc":"2.0","id":"2","result":19},"#
                    + #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"jsonrpc must be "#
                    + #"the string \"2.0\"","data":{"code":"invalid_request"}}},{"jsonrpc":"2.0","#
                    + #""id":"5","error":{"code":-32601,"message":"no method foo.get for role clerk","#
                    + #""data":{"code":"method_not_found","role":"clerk","method":"foo.get"}}},"#
                    + #"{"jsonrpc":"2.0","id":"9","result":["hello",5]}]"#
            ]
        ),
        TranscriptRow(
            "a batch of notifications only",
            send: [
                #"[{"jsonrpc": "2.0", "method": "number.sum", "params": {"of": [1]}},"#
                    + #"{"jsonrpc": "2.0", "method": "greeting.get"}]"#
            ],
            receive: []
        ),
    ]

    @Test(arguments: rows)
    func `lines in, lines out`(row: TranscriptRow) throws {
        #expect(try WireHarness.transcript(row.lines) == row.replies, "\(row.why)")
    }
}
