import Testing

/// Lines, encodings and JSON: what is read, what is refused, and that the stream goes on.
struct FramingTranscriptTests {
    /// Each row reads: these lines in, those lines out, compared whole.
    static let rows: [TranscriptRow] = [
        TranscriptRow(
            "broken JSON gets one error and the next line its answer",
            send: [
                #"{"jsonrpc":"2.0","#,
                #"{"jsonrpc":"2.0","id":7,"method":"nothing.do"}"#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the text ends "#
                    + #"before the value does, at byte 17","data":{"code":"parse_error","offset":17}}}"#,
                #"{"jsonrpc":"2.0","id":7,"result":null}"#,
            ]
        ),
        TranscriptRow(
            "blank lines are ignored",
            send: [
                #""#,
                #"   "#,
                "\u{9}",
                #"{"jsonrpc":"2.0","id":7,"method":"nothing.do"}"#,
                #""#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":7,"result":null}"#
            ]
        ),
        TranscriptRow(
            "a CR before the LF is white space",
            send: [
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"nothing.do\"}\u{D}",
                "\u{D}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"nothing.do\"}\u{D}",
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":7,"result":null}"#,
                #"{"jsonrpc":"2.0","id":7,"result":null}"#,
            ]
        ),
        TranscriptRow(
            "a bare CR ends no line",
            send: [
                "{\"jsonrpc\":\"2.0\",\"id\":7,"
                    + "\"method\":\"nothing.do\"}\u{D}{\"jsonrpc\":\"2.0\",\"id\":7,"
                    + "\"method\":\"nothing.do\"}"
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the text goes on "#
                    + #"after the value; send one value only, at byte 47","#
                    + #""data":{"code":"parse_error","offset":47}}}"#
            ]
        ),
        TranscriptRow(
            "a line separator in a string ends no line",
            send: [
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"greeting.get\","
                    + "\"params\":{\"name\":\"a\u{2028}b\u{2029}c\u{85}d\"}}"
            ],
            receive: [
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[\"a\u{2028}b\u{2029}c\u{85}d\",5]}"
            ]
        ),
        TranscriptRow(
            "a byte order mark is refused and only its line",
            send: [
                "\u{FEFF}{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"nothing.do\"}",
                #"{"jsonrpc":"2.0","id":7,"method":"nothing.do"}"#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the text opens "#
                    + #"with a byte order mark; send plain UTF-8 without one, at byte 0","#
                    + #""data":{"code":"parse_error","offset":0}}}"#,
                #"{"jsonrpc":"2.0","id":7,"result":null}"#,
            ]
        ),
        TranscriptRow(
            "a lone surrogate",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"\ud800"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"half of a "#
                    + #"surrogate pair stands alone; write both halves, at byte 34","#
                    + #""data":{"code":"parse_error","offset":34}}}"#
            ]
        ),
        TranscriptRow(
            "a raw control character",
            send: [
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\u{9}b\"}"
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a control "#
                    + #"character (byte 9) must be escaped in a string, at byte 35","#
                    + #""data":{"code":"parse_error","offset":35}}}"#
            ]
        ),
        TranscriptRow(
            "a raw NUL",
            send: [
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\u{0}b\"}"
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a control "#
                    + #"character (byte 0) must be escaped in a string, at byte 35","#
                    + #""data":{"code":"parse_error","offset":35}}}"#
            ]
        ),
        TranscriptRow(
            "an escaped NUL is JSON but no text of ours",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"greeting.get","params":{"name":"a\u0000b"}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"name must not "#
                    + #"contain U+0000","data":{"code":"invalid_params","pointer":"/name"}}}"#
            ]
        ),
        TranscriptRow(
            "too deep",
            send: [
                String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"arrays and "#
                    + #"objects may nest 64 deep and no deeper, at byte 64","#
                    + #""data":{"code":"parse_error","offset":64}}}"#
            ]
        ),
        TranscriptRow(
            "far too deep",
            send: [
                String(repeating: "[", count: 100_000)
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"arrays and "#
                    + #"objects may nest 64 deep and no deeper, at byte 64","#
                    + #""data":{"code":"parse_error","offset":64}}}"#
            ]
        ),
        TranscriptRow(
            "NaN",
            send: [
                #"{"jsonrpc":"2.0","id":NaN,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a JSON value "#
                    + #"must stand here, at byte 22","data":{"code":"parse_error","offset":22}}}"#
            ]
        ),
        TranscriptRow(
            "Infinity",
            send: [
                #"{"jsonrpc":"2.0","id":-Infinity,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not a "#
                    + #"JSON number; write digits such as 0, -12 or 1.5, at byte 23","#
                    + #""data":{"code":"parse_error","offset":23}}}"#
            ]
        ),
        TranscriptRow(
            "a number no other reader can hold",
            send: [
                #"{"jsonrpc":"2.0","id":1e400,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the number is "#
                    + #"10^308 or more, more than other readers can hold, at byte 22","#
                    + #""data":{"code":"parse_error","offset":22}}}"#
            ]
        ),
        TranscriptRow(
            "a leading zero",
            send: [
                #"{"jsonrpc":"2.0","id":01,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a number may not "#
                    + #"open with a needless zero, at byte 22","data":{"code":"parse_error","#
                    + #""offset":22}}}"#
            ]
        ),
        TranscriptRow(
            "a leading plus",
            send: [
                #"{"jsonrpc":"2.0","id":+1,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a JSON value "#
                    + #"must stand here, at byte 22","data":{"code":"parse_error","offset":22}}}"#
            ]
        ),
        TranscriptRow(
            "a leading dot",
            send: [
                #"{"jsonrpc":"2.0","id":.5,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a JSON value "#
                    + #"must stand here, at byte 22","data":{"code":"parse_error","offset":22}}}"#
            ]
        ),
        TranscriptRow(
            "a trailing dot",
            send: [
                #"{"jsonrpc":"2.0","id":1.,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not a "#
                    + #"JSON number; write digits such as 0, -12 or 1.5, at byte 24","#
                    + #""data":{"code":"parse_error","offset":24}}}"#
            ]
        ),
        TranscriptRow(
            "a trailing comma",
            send: [
                #"[1,]"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the last comma "#
                    + #"has nothing after it; take it out, at byte 2","data":{"code":"parse_error","#
                    + #""offset":2}}}"#
            ]
        ),
        TranscriptRow(
            "a comment",
            send: [
                #"{"jsonrpc":"2.0","id":7,"method":"nothing.do"} // now"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the text goes on "#
                    + #"after the value; send one value only, at byte 47","#
                    + #""data":{"code":"parse_error","offset":47}}}"#
            ]
        ),
        TranscriptRow(
            "single quotes",
            send: [
                #"{'jsonrpc':'2.0'}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a key in double "#
                    + #"quotes must stand here, at byte 1","data":{"code":"parse_error","offset":1}}}"#
            ]
        ),
        TranscriptRow(
            "two requests on one line",
            send: [
                #"{"jsonrpc":"2.0","id":7,"method":"nothing.do"}{"jsonrpc":"2.0","id":7,"#
                    + #""method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the text goes on "#
                    + #"after the value; send one value only, at byte 46","#
                    + #""data":{"code":"parse_error","offset":46}}}"#
            ]
        ),
        TranscriptRow(
            "a header of the wrong framing says which is right",
            send: [
                "Content-Length: 46\u{D}",
                "\u{D}",
                #"{"jsonrpc":"2.0","id":7,"method":"nothing.do"}"#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this service "#
                    + #"does not take Content-Length headers; send one message a line","#
                    + #""data":{"code":"parse_error","framing":"one JSON message a line, ended by "#
                    + #"LF"}}}"#,
                #"{"jsonrpc":"2.0","id":7,"result":null}"#,
            ]
        ),
        TranscriptRow(
            "numbers at the edge of 64 bits",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","#
                    + #""params":{"minuend":9223372036854775807,"subtrahend":9223372036854775806}}"#,
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","#
                    + #""params":{"minuend":-9223372036854775808,"subtrahend":-9223372036854775807}}"#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"result":1}"#,
                #"{"jsonrpc":"2.0","id":1,"result":-1}"#,
            ]
        ),
        TranscriptRow(
            "a difference beyond 64 bits",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","#
                    + #""params":{"minuend":-9223372036854775808,"subtrahend":1}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"minuend is too far "#
                    + #"from subtrahend","data":{"code":"invalid_params","pointer":"/minuend"}}}"#
            ]
        ),
        TranscriptRow(
            "a number beyond 64 bits is no parameter",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","#
                    + #""params":{"minuend":9223372036854775808,"subtrahend":1}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"minuend must be a "#
                    + #"whole number of 64 bits without fraction or exponent, not "#
                    + #"9223372036854775808","data":{"code":"invalid_params","pointer":"/minuend"}}}"#
            ]
        ),
        TranscriptRow(
            "a fraction is never rounded, not even a whole one",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","params":{"minuend":1.0,"#
                    + #""subtrahend":1}}"#,
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","params":{"minuend":1.5,"#
                    + #""subtrahend":1}}"#,
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"minuend must be a "#
                    + #"whole number of 64 bits without fraction or exponent, not 1.0","#
                    + #""data":{"code":"invalid_params","pointer":"/minuend"}}}"#,
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"minuend must be a "#
                    + #"whole number of 64 bits without fraction or exponent, not 1.5","#
                    + #""data":{"code":"invalid_params","pointer":"/minuend"}}}"#,
            ]
        ),
        TranscriptRow(
            "nor an exponent",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","params":{"minuend":1e2,"#
                    + #""subtrahend":1}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"minuend must be a "#
                    + #"whole number of 64 bits without fraction or exponent, not 1e2","#
                    + #""data":{"code":"invalid_params","pointer":"/minuend"}}}"#
            ]
        ),
        TranscriptRow(
            "nor minus zero",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","params":{"minuend":-0,"#
                    + #""subtrahend":1}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"minuend must be a "#
                    + #"whole number of 64 bits without fraction or exponent, not -0","#
                    + #""data":{"code":"invalid_params","pointer":"/minuend"}}}"#
            ]
        ),
        TranscriptRow(
            "duplicate keys in the envelope",
            send: [
                #"{"jsonrpc":"2.0","id":1,"id":2,"method":"nothing.do"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"the key \"id\" "#
                    + #"stands twice in one object, at byte 24","data":{"code":"invalid_request","#
                    + #""offset":24}}}"#
            ]
        ),
        TranscriptRow(
            "duplicate keys in the parameters",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"number.subtract","params":{"minuend":1,"#
                    + #""minuend":2,"subtrahend":0}}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"the key "#
                    + #"\"minuend\" stands twice in one object, at byte 73","#
                    + #""data":{"code":"invalid_request","offset":73}}}"#
            ]
        ),
        TranscriptRow(
            "duplicate keys inside a batch refuse the whole line",
            send: [
                #"[{"jsonrpc":"2.0","id":7,"method":"nothing.do"},{"a":1,"a":1}]"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"the key \"a\" "#
                    + #"stands twice in one object, at byte 55","data":{"code":"invalid_request","#
                    + #""offset":55}}}"#
            ]
        ),
        TranscriptRow(
            "a key may be written with escapes",
            send: [
                #"{"jsonrpc":"2.0","\u0069d":1,"\u006dethod":"nothing\u002edo"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"result":null}"#
            ]
        ),
        TranscriptRow(
            "a method is compared by bytes",
            send: [
                #"{"jsonrpc":"2.0","id":1,"method":"nothing.do\u0301"}"#
            ],
            receive: [
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no method "#
                    + #"nothing.dó for role clerk","data":{"code":"method_not_found","role":"clerk","#
                    + #""method":"nothing.dó"}}}"#
            ]
        ),
    ]

    @Test(arguments: rows)
    func `lines in, lines out`(row: TranscriptRow) throws {
        #expect(try WireHarness.transcript(row.lines) == row.replies, "\(row.why)")
    }
}
