import Testing

/// Requests, notifications, responses and batches.
struct EnvelopeTranscriptTests {
    /// Each row reads: these lines in, those lines out, compared whole.
    static let rows: [TranscriptRow] = [
        TranscriptRow(
            "a number is no request",
            send: [
                #"1"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a request must "#
                    + #"be an object, not a whole number","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "a string is no request",
            send: [
                #""x""#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a request must "#
                    + #"be an object, not a string","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "null is no request",
            send: [
                #"null"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a request must "#
                    + #"be an object, not null","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "true is no request",
            send: [
                #"true"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a request must "#
                    + #"be an object, not a boolean","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "an empty object",
            send: [
                #"{}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"jsonrpc must be "#
                    + #"the string \"2.0\"","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "no version",
            send: [
                #"{"id":1,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"jsonrpc must be the "#
                    + #"string \"2.0\"","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "a version that is a number",
            send: [
                #"{"jsonrpc":2.0,"id":1,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"jsonrpc must be the "#
                    + #"string \"2.0\"","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "the old version",
            send: [
                #"{"jsonrpc":"1.0","id":"a","method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":"a","error":{"code":-32600,"message":"jsonrpc must be "#
                    + #"the string \"2.0\"","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "a version with a space",
            send: [
                #"{"jsonrpc":"2.0 ","id":1,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"jsonrpc must be the "#
                    + #"string \"2.0\"","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "no method",
            send: [
                #"{"jsonrpc":"2.0","id":1}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"method is missing; "#
                    + #"name the method to call","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "a method that is a number",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":5}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"method must be a "#
                    + #"string, not a whole number","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "a method that is null",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":null}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"method must be a "#
                    + #"string, not null","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "the empty method",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":""}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no method  for role "#
                    + #"clerk","data":{"code":"method_not_found","role":"clerk","method":""}}}"#
            ]
        ),
        TranscriptRow(
            "methods are case-sensitive",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"Nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no method "#
                    + #"Nothing.do for role clerk","data":{"code":"method_not_found","role":"clerk","#
                    + #""method":"Nothing.do"}}}"#
            ]
        ),
        TranscriptRow(
            "a reserved method that does not exist",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"rpc.nonsense"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no method "#
                    + #"rpc.nonsense for role clerk","data":{"code":"method_not_found","role":"clerk","#
                    + #""method":"rpc.nonsense"}}}"#
            ]
        ),
        TranscriptRow(
            "a method with a very long name is cut in the message",
            send: [
                #"{"jsonrpc":"2.0","id":1,"#
                    + #""method":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"#
                    + #"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no method "#
                    + #"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… for role "#
                    + #"clerk","data":{"code":"method_not_found","role":"clerk","#
                    + #""method":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"}}"#
                    + #"}"#
            ]
        ),
        TranscriptRow(
            "a method beyond the role sounds like one that does not exist",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"member.erase"}"#,
                #"{"jsonrpc":"2.0","id":1,"method":"member.absent"}"#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no method "#
                    + #"member.erase for role clerk","data":{"code":"method_not_found","role":"clerk","#
                    + #""method":"member.erase"}}}"#,
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no method "#
                    + #"member.absent for role clerk","data":{"code":"method_not_found","#
                    + #""role":"clerk","method":"member.absent"}}}"#,
            ]
        ),
        TranscriptRow(
            "no parameters",
            send: [
                #"{"jsonrpc":"2.0","id":7,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":7,"result":null}"#
            ]
        ),
        TranscriptRow(
            "empty parameters",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"nothing.do","params":{}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"result":null}"#
            ]
        ),
        TranscriptRow(
            "an empty array of parameters",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"nothing.do","params":[]}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"params must be an "#
                    + #"object: parameters go by name","data":{"code":"invalid_params","pointer":""}}}"#
            ]
        ),
        TranscriptRow(
            "parameters that are null",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"nothing.do","params":null}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"params must be an "#
                    + #"object; leave it out when there are none","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "parameters that are a number",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"nothing.do","params":5}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"params must be an "#
                    + #"object; leave it out when there are none","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "an unknown parameter names the known ones",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","params":{"minuent":1,"#
                    + #""subtrahend":2}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"unknown parameter "#
                    + #"minuent; did you mean minuend; known are minuend, subtrahend","#
                    + #""data":{"code":"invalid_params","pointer":"/minuent","known":["minuend","#
                    + #""subtrahend"]}}}"#
            ]
        ),
        TranscriptRow(
            "an unknown parameter far from all of them",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","params":{"minuend":1,"#
                    + #""subtrahend":2,"a/b~c":3}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"unknown parameter "#
                    + #"a/b~c; known are minuend, subtrahend","data":{"code":"invalid_params","#
                    + #""pointer":"/a~1b~0c","known":["minuend","subtrahend"]}}}"#
            ]
        ),
        TranscriptRow(
            "an unknown parameter where there are none",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"nothing.do","params":{"x":1}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"unknown parameter x;"#
                    + #" there are none here","data":{"code":"invalid_params","pointer":"/x"}}}"#
            ]
        ),
        TranscriptRow(
            "a missing parameter",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","params":{"minuend":1}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"subtrahend is "#
                    + #"missing; it must be given","data":{"code":"invalid_params","#
                    + #""pointer":"/subtrahend"}}}"#
            ]
        ),
        TranscriptRow(
            "a parameter that is null counts as missing",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","params":{"minuend":1,"#
                    + #""subtrahend":null}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"subtrahend is "#
                    + #"missing; it must be given","data":{"code":"invalid_params","#
                    + #""pointer":"/subtrahend"}}}"#
            ]
        ),
        TranscriptRow(
            "a parameter of the wrong kind",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","params":{"minuend":1,"#
                    + #""subtrahend":"2"}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"subtrahend must be "#
                    + #"a whole number, not a string","data":{"code":"invalid_params","#
                    + #""pointer":"/subtrahend"}}}"#
            ]
        ),
        TranscriptRow(
            "ids come back as they were written",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"nothing.do"}"#,
                #"{"jsonrpc":"2.0","id":"1","method":"nothing.do"}"#,
                #"{"jsonrpc":"2.0","id":1.0,"method":"nothing.do"}"#,
                #"{"jsonrpc":"2.0","id":1e0,"method":"nothing.do"}"#,
                #"{"jsonrpc":"2.0","id":-0,"method":"nothing.do"}"#,
                #"{"jsonrpc":"2.0","id":0,"method":"nothing.do"}"#,
                #"{"jsonrpc":"2.0","id":"","method":"nothing.do"}"#,
                #"{"jsonrpc":"2.0","id":"é\n","method":"nothing.do"}"#,
                #"{"jsonrpc":"2.0","id":1000000000000000000000000000000,"method":"nothing.do"}"#,
                #"{"jsonrpc":"2.0","id":-9223372036854775808,"method":"nothing.do"}"#,
                #"{"jsonrpc":"2.0","id":null,"method":"nothing.do"}"#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"result":null}"#,
                #"{"jsonrpc":"2.0","id":"1","result":null}"#,
                #"{"jsonrpc":"2.0","id":1.0,"result":null}"#,
                #"{"jsonrpc":"2.0","id":1e0,"result":null}"#,
                #"{"jsonrpc":"2.0","id":-0,"result":null}"#,
                #"{"jsonrpc":"2.0","id":0,"result":null}"#,
                #"{"jsonrpc":"2.0","id":"","result":null}"#,
                #"{"jsonrpc":"2.0","id":"é\n","result":null}"#,
                #"{"jsonrpc":"2.0","id":1000000000000000000000000000000,"result":null}"#,
                #"{"jsonrpc":"2.0","id":-9223372036854775808,"result":null}"#,
                #"{"jsonrpc":"2.0","id":null,"result":null}"#,
            ]
        ),
        TranscriptRow(
            "a boolean is no id",
            send: [
                #"{"jsonrpc":"2.0","id":true,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"id must be a "#
                    + #"string, a number or null, not a boolean","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "an object is no id",
            send: [
                #"{"jsonrpc":"2.0","id":{},"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"id must be a "#
                    + #"string, a number or null, not an object","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "an array is no id",
            send: [
                #"{"jsonrpc":"2.0","id":[1],"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"id must be a "#
                    + #"string, a number or null, not an array","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "the same id twice is answered twice",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","params":{"minuend":5,"#
                    + #""subtrahend":1}}"#,
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","params":{"minuend":5,"#
                    + #""subtrahend":2}}"#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"result":4}"#,
                #"{"jsonrpc":"2.0","id":1,"result":3}"#,
            ]
        ),
        TranscriptRow(
            "a notification is never answered, not even with an error",
            send: [
                #"{"jsonrpc":"2.0","method":"number.subtract"}"#,
                #"{"jsonrpc":"2.0","method":"number.subtract","params":[1]}"#,
                #"{"jsonrpc":"2.0","method":"refusal.make"}"#,
                #"{"jsonrpc":"2.0","method":"bug.make"}"#,
                #"{"jsonrpc":"2.0","method":"member.erase"}"#,
                #"{"jsonrpc":"2.0","id":7,"method":"nothing.do"}"#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":7,"result":null}"#
            ]
        ),
        TranscriptRow(
            "a notification that is no request is answered",
            send: [
                #"{"jsonrpc":"2.0","params":{}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"method is "#
                    + #"missing; name the method to call","data":{"code":"invalid_request"}}}"#
            ]
        ),
        TranscriptRow(
            "members nobody knows are left alone",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"nothing.do","auth":{"token":"x"},"#
                    + #""trace":null}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"result":null}"#
            ]
        ),
        TranscriptRow(
            "a response coming in",
            send: [
                #"{"jsonrpc":"2.0","id":1,"result":5}"#,
                #"{"jsonrpc":"2.0","id":2,"error":{"code":1,"message":"x"}}"#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"a response came in; "#
                    + #"this end only answers requests","data":{"code":"invalid_request"}}}"#,
                #"{"jsonrpc":"2.0","id":2,"error":{"code":-32600,"message":"a response came in; "#
                    + #"this end only answers requests","data":{"code":"invalid_request"}}}"#,
            ]
        ),
        TranscriptRow(
            "an array inside a batch",
            send: [
                #"[[{"jsonrpc":"2.0","id":7,"method":"nothing.do"}],{"jsonrpc":"2.0","id":7,"#
                    + #""method":"nothing.do"}]"#
            ],
            receive: [
                #"[{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a request must "#
                    + #"be an object, not an array","data":{"code":"invalid_request"}}},"#
                    + #"{"jsonrpc":"2.0","id":7,"result":null}]"#
            ]
        ),
        TranscriptRow(
            "notifications inside a batch are never answered",
            send: [
                #"[{"jsonrpc":"2.0","method":"number.subtract"},{"jsonrpc":"2.0","#
                    + #""method":"absent"},{"jsonrpc":"2.0","id":7,"method":"nothing.do"}]"#
            ],
            receive: [
                #"[{"jsonrpc":"2.0","id":7,"result":null}]"#
            ]
        ),
        TranscriptRow(
            "a batch of one",
            send: [
                #"[{"jsonrpc":"2.0","id":7,"method":"nothing.do"}]"#
            ],
            receive: [
                #"[{"jsonrpc":"2.0","id":7,"result":null}]"#
            ]
        ),
        TranscriptRow(
            "two batches",
            send: [
                #"[{"jsonrpc":"2.0","id":7,"method":"nothing.do"}]"#,
                #"[{"jsonrpc":"2.0","id":7,"method":"nothing.do"},{"jsonrpc":"2.0","id":7,"#
                    + #""method":"nothing.do"}]"#,
            ],
            receive: [
                #"[{"jsonrpc":"2.0","id":7,"result":null}]"#,
                #"[{"jsonrpc":"2.0","id":7,"result":null},{"jsonrpc":"2.0","id":7,"#
                    + #""result":null}]"#,
            ]
        ),
        TranscriptRow(
            "a refusal takes back the half result and keeps its data",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"refusal.make"}"#,
                #"{"jsonrpc":"2.0","id":7,"method":"nothing.do"}"#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":1001,"message":"it is too small","#
                    + #""data":{"code":"too_small"}}}"#,
                #"{"jsonrpc":"2.0","id":7,"result":null}"#,
            ]
        ),
        TranscriptRow(
            "a refusal inside a batch leaves the others alone",
            send: [
                #"[{"jsonrpc":"2.0","id":7,"method":"nothing.do"},{"jsonrpc":"2.0","id":1,"#
                    + #""method":"refusal.make"},{"jsonrpc":"2.0","id":7,"method":"nothing.do"}]"#,
                #"[{"jsonrpc":"2.0","id":1,"method":"refusal.make"}]"#,
            ],
            receive: [
                #"[{"jsonrpc":"2.0","id":7,"result":null},{"jsonrpc":"2.0","id":1,"#
                    + #""error":{"code":1001,"message":"it is too small","#
                    + #""data":{"code":"too_small"}}},{"jsonrpc":"2.0","id":7,"result":null}]"#,
                #"[{"jsonrpc":"2.0","id":1,"error":{"code":1001,"message":"it is too small","#
                    + #""data":{"code":"too_small"}}}]"#,
            ]
        ),
        TranscriptRow(
            "a method with a bug answers an internal error and the loop goes on",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"bug.make"}"#,
                #"{"jsonrpc":"2.0","id":7,"method":"nothing.do"}"#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"internal error; "#
                    + #"repeat the request with the same idempotency key","#
                    + #""data":{"code":"internal_error"}}}"#,
                #"{"jsonrpc":"2.0","id":7,"result":null}"#,
            ]
        ),
        TranscriptRow(
            "strings are escaped and stay on one line",
            send: [
                #"{"jsonrpc":"2.0","id":"\"\\\n\u001f","method":"greeting.get","#
                    + #""params":{"name":"\"\\\n\u001f"}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":"\"\\\n\u001f","result":["\"\\\n\u001f",5]}"#
            ]
        ),
    ]

    @Test(arguments: rows)
    func `lines in, lines out`(row: TranscriptRow) throws {
        #expect(try WireHarness.transcript(row.lines) == row.replies, "\(row.why)")
    }
}
