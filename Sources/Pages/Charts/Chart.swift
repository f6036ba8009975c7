/// A chart of values that are already worked out.
package enum Chart: Sendable {
    case lines(LineChart)
    case tornado(TornadoChart)
    case heatMap(HeatMap)
    case waterfall(WaterfallChart)

    /// The same figures as a table.
    package var table: PageTable {
        switch self {
        case .lines(let chart): chart.table
        case .tornado(let chart): chart.table
        case .heatMap(let chart): chart.table
        case .waterfall(let chart): chart.table
        }
    }

    /// The drawing for a width, named for those who cannot see it.
    func drawing(_ width: Canvas.Width, named title: String) -> SVGNode {
        switch self {
        case .lines(let chart): chart.drawing(width, named: title)
        case .tornado(let chart): chart.drawing(width, named: title)
        case .heatMap(let chart): chart.drawing(width, named: title)
        case .waterfall(let chart): chart.drawing(width, named: title)
        }
    }

    /// What the colours and patterns stand for; empty when the chart needs no legend.
    var legend: [LegendEntry] {
        switch self {
        case .lines(let chart): chart.legend
        case .tornado(let chart): chart.legend
        case .heatMap, .waterfall: []
        }
    }
}
