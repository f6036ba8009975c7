import Testing

/// What YAML has and plan files do not, and what is not YAML at all.
struct BrokenYAMLTests {
    @Test(arguments: plans)
    func `anything but plain YAML is refused`(plan: BrokenPlan) {
        #expect(plan.answer == plan.expected, "\(plan.why)")
    }

    static let plans = BrokenPlan.table(
        #"""
        # an anchor
        - name: Club
        + name: &n Club
        2:7: anchors and aliases are not used in plan files; write the value out wherever it belongs

        # an alias of nothing
        - rate: 5%
        + rate: *n
        15:38: aliases are not used in plan files; write the value out, or put text that begins
          with * in quotes

        # an anchor and its alias are one mistake
        - kind: access
        + kind: &k access, name: *k
        14:25: anchors and aliases are not used in plan files; write the value out wherever it
          belongs

        # a tag on a value
        - name: Club
        + name: !!str Club
        2:7: tags are not used in plan files; take the tag away, or put text that begins with ! in
          quotes

        # a tag on a map
        - billing: {
        + billing: !x {
        11:10: tags are not used in plan files; take the tag away, or put text that begins with !
          in quotes

        # a merge key
        - billing: { mode
        + billing: { <<: { mode: prepaid }, mode
        11:12: merge keys are not used in plan files; write the keys out here

        # a second document
        - trial:
        + ---\ntrial:
        10:1: a second document begins here; keep each plan in a file of its own

        # a list and a map as keys
        - name: Club
        + name: Club\n[a, b]: 1\n? {c: d}\n: 2
        3:1: this key is not a word; write key: value
        4:3: this key is not a word; write key: value

        # a repeated key that is a map
        - name: Club
        + name: Club\n? {c: d}\n: 2\n? {c: d}\n: 3
        3:3: this key is written again in the same map; keep one of them

        # a tab as indent
        -   - id: monthly
        + \t- id: monthly
        4:1: this is not YAML: found character that cannot start any token; indent with spaces

        # a key out of line
        -     cadence:
        +    cadence:
        5:4: this is not YAML: while parsing a block collection that begins on line 4, did not find
          expected '-' indicator; line it up with what stands above it

        # a list that is never closed
        - leaves_out: [lounge] }
        + leaves_out: [lounge
        11:8: this is not YAML: while parsing a flow sequence that begins on line 10, did not find
          expected ',' or ']'; close the list with ]

        # a colon in the middle of a text
        - name: Club
        + name: Club: the best
        2:11: this is not YAML: mapping values are not allowed in this context; put text with a
          colon in it in quotes, or mend the indent

        # a text that begins with an at sign
        - name: Club
        + name: @Club
        2:7: this is not YAML: found character that cannot start any token; put this text in quotes

        # a text whose quote is never closed
        - name: Club
        + name: "Club
        15:42: this is not YAML: while scanning a quoted scalar that begins on line 2, found
          unexpected end of stream; end the text with the quote it begins with

        # brackets deeper than any plan goes
        - kind: access
        + kind: config, value: [[[[[[[[[[1]]]]]]]]]]
        14:40: this value is neither a number, true or false, text, nor money; write 72, true,
          "text in quotes" or { amount: 500.00, currency: USD }
        14:49: this is nested more than 12 deep; take some brackets or indents away
        """#
    )
}
