import Mustache

/// The templates of a page. What fills them is escaped already: see ``Markup``.
enum PageTemplates {
    static let library: MustacheLibrary = {
        var templates: [String: MustacheTemplate] = [:]
        for (name, text) in [("page", page), ("section", section), ("table", table)] {
            // Our own text: the test that renders a page would see a template that is cut.
            templates[name] = try? MustacheTemplate(string: text)
        }
        return MustacheLibrary(templates: templates)
    }()

    private static let page = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{{{title}}}</title>
        <style>
        {{{style}}}
        </style>
        </head>
        <body>
        <a class="skip" href="#part-1">Go to the figures</a>
        <header>
        <h1>{{{title}}}</h1>
        <p class="subtitle">{{{subtitle}}}</p>
        <nav aria-label="Contents">
        <ul>
        {{#contents}}
        <li><a href="#{{{id}}}">{{{title}}}</a></li>
        {{/contents}}
        </ul>
        </nav>
        </header>
        <main>
        {{#sections}}
        {{> section}}
        {{/sections}}
        <section id="basis" aria-labelledby="basis-title">
        <h2 id="basis-title">What this rests on</h2>
        {{#assumptions}}
        {{> table}}
        {{/assumptions}}
        <h3>Conventions</h3>
        <ul class="conventions">
        {{#conventions}}
        <li>{{{.}}}</li>
        {{/conventions}}
        </ul>
        </section>
        </main>
        </body>
        </html>

        """

    private static let section = """
        <section id="{{{id}}}" aria-labelledby="{{{id}}}-title">
        <h2 id="{{{id}}}-title">{{{title}}}</h2>
        {{#text}}
        <p>{{{.}}}</p>
        {{/text}}
        {{#hasHeadlines}}
        <dl class="headlines">
        {{#headlines}}
        <div><dt>{{{name}}}</dt><dd>{{{text}}}<span class="remark">{{{note}}}</span></dd></div>
        {{/headlines}}
        </dl>
        {{/hasHeadlines}}
        {{#chart}}
        <figure>
        {{#drawings}}
        {{{.}}}
        {{/drawings}}
        {{#hasLegend}}
        <figcaption>
        {{#legend}}
        <span class="key"><span class="{{{style}}}"></span>{{{name}}}</span>
        {{/legend}}
        </figcaption>
        {{/hasLegend}}
        </figure>
        {{/chart}}
        {{#tables}}
        {{> table}}
        {{/tables}}
        </section>

        """

    private static let table = """
        <details open="open">
        <summary>{{{title}}}</summary>
        <div class="scroll" tabindex="0" role="group" aria-label="Table">
        <table>
        <thead>
        <tr>{{#heads}}<th scope="col" class="{{{style}}}">{{{title}}}</th>{{/heads}}</tr>
        </thead>
        <tbody>
        {{#rows}}
        <tr>{{#cells}}{{#isHead}}<th scope="row" class="{{{style}}}"{{#value}} data-value="{{{value}}}"{{/value}}>{{{text}}}</th>{{/isHead}}{{^isHead}}<td class="{{{style}}}"{{#value}} data-value="{{{value}}}"{{/value}}>{{{text}}}</td>{{/isHead}}{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        </details>

        """
}
