/// The style sheet of a page: light and dark, wide and narrow, screen and paper.
enum PageStyle {
    static let sheet = """
        :root {
          --page: #fbfbf9; --ink: #1c1e21; --soft: #5b6067; --rule: #d9dad6; --panel: #ffffff;
          --s1: #0b62a8; --s2: #b4500a; --s3: #0a7a5a; --s4: #8a3c86; --s5: #6b6f00;
          --gain: #0a7a5a; --loss: #b3261e; --heat: #0b62a8; --onheat: #ffffff; --midheat: #1c1e21;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #16181b; --ink: #e8e9ea; --soft: #a5abb3; --rule: #3a3e44; --panel: #1e2125;
            --s1: #6cb4ee; --s2: #f0a05a; --s3: #5fd0aa; --s4: #d794d2; --s5: #cfd35a;
            --gain: #5fd0aa; --loss: #ff8a80; --heat: #6cb4ee; --onheat: #0c1116; --midheat: #0c1116;
          }
        }
        * { box-sizing: border-box; }
        html { scroll-behavior: smooth; }
        body {
          margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; background: var(--page);
          color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", sans-serif;
        }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .35rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.25rem; margin: 0 0 .6rem; overflow-wrap: anywhere; }
        h3 { font-size: 1rem; margin: 1.25rem 0 .4rem; }
        p { margin: 0 0 .75rem; max-width: 46rem; overflow-wrap: anywhere; }
        .subtitle { color: var(--soft); }
        .skip { position: absolute; left: -60rem; }
        .skip:focus { left: 1rem; top: .5rem; background: var(--panel); padding: .4rem .7rem; }
        a { color: var(--s1); }
        :focus-visible { outline: 2px solid var(--s1); outline-offset: 2px; }
        nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; padding: 0; }
        section {
          background: var(--panel); border: 1px solid var(--rule); border-radius: .5rem;
          padding: 1.25rem; margin: 1.25rem 0;
        }
        .headlines {
          display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
          gap: .9rem 1.5rem; margin: 0 0 1.25rem;
        }
        .headlines dt { color: var(--soft); font-size: .85rem; }
        .headlines dd {
          margin: 0; font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums;
          overflow-wrap: anywhere;
        }
        .remark { display: block; font-size: .8rem; font-weight: 400; color: var(--soft); }
        figure { margin: 0 0 1rem; }
        svg { display: block; width: 100%; height: auto; overflow: visible; }
        svg.narrow { display: none; }
        figcaption { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin-top: .5rem; }
        .key { display: inline-flex; align-items: center; gap: .45rem; font-size: .85rem; }
        .swatch { width: 1.5rem; height: 0; border-top: 3px solid var(--s1); }
        .swatch.s2 { border-color: var(--s2); border-top-style: dashed; }
        .swatch.s3 { border-color: var(--s3); border-top-style: dotted; }
        .swatch.s4 { border-color: var(--s4); border-top-style: double; }
        .swatch.s5 { border-color: var(--s5); border-top-style: dashed; }
        .swatch.band { height: .8rem; border: 0; background: var(--s1); opacity: .22; }
        .swatch.low, .swatch.high { height: .8rem; border: 0; background: var(--s2); }
        .swatch.high { background: var(--s1); }
        svg text { font-size: 12px; fill: var(--ink); }
        svg .axis { fill: var(--soft); }
        svg .notetext { fill: var(--ink); font-weight: 600; }
        svg .value { font-weight: 600; }
        svg .onheat { fill: var(--onheat); }
        svg .midheat { fill: var(--midheat); }
        svg .tiphead { font-weight: 600; }
        .grid { stroke: var(--rule); stroke-width: 1; }
        .zero { stroke: var(--soft); stroke-width: 1.5; }
        .note { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 4 4; }
        .joint { stroke: var(--soft); stroke-width: 1; }
        .line { fill: none; stroke-width: 2.25; stroke-linejoin: round; stroke: var(--s1); }
        .line.s2 { stroke: var(--s2); stroke-dasharray: 8 4; }
        .line.s3 { stroke: var(--s3); stroke-dasharray: 2 4; }
        .line.s4 { stroke: var(--s4); stroke-dasharray: 10 3 2 3; }
        .line.s5 { stroke: var(--s5); stroke-dasharray: 5 5; }
        .point { fill: var(--s1); }
        .point.s2 { fill: var(--s2); }
        .point.s3 { fill: var(--s3); }
        .point.s4 { fill: var(--s4); }
        .point.s5 { fill: var(--s5); }
        .bandfill { fill: var(--s1); opacity: .18; }
        .low { fill: var(--s2); }
        .high, .whole { fill: var(--s1); }
        .gain { fill: var(--gain); }
        .loss { fill: var(--loss); }
        .heat { fill: var(--heat); }
        .hit { fill: transparent; }
        .tip, .cursor, .dot { visibility: hidden; pointer-events: none; }
        .mark:hover .tip, .mark:focus .tip, .mark:hover .cursor, .mark:focus .cursor,
        .mark:hover .dot, .mark:focus .dot { visibility: visible; }
        .mark:hover .whole, .mark:hover .gain, .mark:hover .loss, .cell:hover .hit {
          stroke: var(--ink); stroke-width: 1.5;
        }
        .cursor { stroke: var(--soft); }
        .dot { fill: var(--ink); }
        .tipbox { fill: var(--panel); stroke: var(--soft); rx: 4px; }
        details { margin-top: .9rem; }
        summary { cursor: pointer; font-size: .9rem; color: var(--soft); padding: .15rem 0; }
        .scroll { overflow-x: auto; max-height: 30rem; overflow-y: auto; }
        table { border-collapse: collapse; font-size: .875rem; min-width: 100%; }
        th, td {
          padding: .3rem .7rem; border-bottom: 1px solid var(--rule); text-align: left;
          vertical-align: top; font-weight: 400;
        }
        thead th {
          position: sticky; top: 0; background: var(--panel); color: var(--soft);
          font-weight: 600; vertical-align: bottom;
        }
        .figure {
          text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap;
        }
        thead .figure { white-space: normal; }
        tbody th { white-space: nowrap; }
        .conventions { margin: 0; padding-left: 1.2rem; max-width: 46rem; }
        @media (max-width: 640px) {
          body { padding: 1rem .5rem 3rem; }
          section { padding: .9rem .75rem; }
          h1 { font-size: 1.4rem; }
          svg.wide { display: none; }
          svg.narrow { display: block; }
          .headlines { grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); }
          .headlines dd { font-size: 1.1rem; }
          th, td { padding: .3rem .45rem; }
        }
        @media print {
          :root { --page: #fff; --panel: #fff; --ink: #000; --soft: #444; --rule: #bbb; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          section { border: 0; padding: 0; break-inside: auto; }
          figure, .headlines { break-inside: avoid; }
          nav, .skip { display: none; }
          .scroll { max-height: none; overflow: visible; }
          svg.wide { display: block; }
          svg.narrow { display: none; }
        }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
        """
}
