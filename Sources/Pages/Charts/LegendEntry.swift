/// One word of a legend and the style it explains.
struct LegendEntry {
    let style: String
    let name: String
}
