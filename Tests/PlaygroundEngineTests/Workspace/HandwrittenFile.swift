@testable import PlaygroundEngine

/// A `main.py` as people write it, and where its definitions and the uses of its names are.
///
/// It is put together from pieces that are Python each, and that need nothing but the first ones. In a piece `«KEYS:…»`
/// is a definition that goes by these keys (`«!KEYS:…»` one that is alone in its block), and `‹NAME›` a place that means
/// a name of the top level; all else in which the name stands (comments, texts, attributes, names of inner scopes)
/// means something else.
struct HandwrittenFile {
    private let marked: String

    init(_ random: inout SplitMix64) {
        let chosen = Self.pieces.shuffled(using: &random).prefix(Int.random(in: 0...7, using: &random))
        var text = ""
        for piece in Self.openings.map({ $0.randomElement(using: &random) ?? "" }) + chosen {
            let gap = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                ["\n", "\n", "\n", "  \n", "\t\n", "# between: item, Item, limit, /items\n"].randomElement(
                    using: &random) ?? ""
            }
            text += (text.isEmpty ? "" : gap.joined()) + piece
        }
        if Int.random(in: 0..<8, using: &random) == 0 { text += "\n\n  \n" }
        if Int.random(in: 0..<4, using: &random) == 0 { text = text.replacing(/\n(»?)$/) { "\($0.output.1)" } }
        if Int.random(in: 0..<3, using: &random) == 0 { text = text.replacing("\n", with: "\r\n") }
        marked = text
    }

    /// What stands in the file.
    var text: String { Self.unnamed(Self.pieces(of: marked).map(\.text).joined()) }

    /// Everything by which something can be removed.
    var keys: Set<String> { Set(Self.pieces(of: marked).flatMap(\.keys)) }

    /// The names that can be renamed.
    var names: Set<String> { Set(marked.matches(of: /‹(\w+)›/).map { String($0.output.1) }) }

    /// What the file says once `old` is called `new`.
    func renaming(_ old: String, to new: String) -> String {
        Self.unnamed(Self.pieces(of: marked).map(\.text).joined().replacing("‹\(old)›", with: new))
    }

    /// What stands between the definitions that go by `key`.
    func around(_ key: String) -> [String] {
        var texts = [""]
        for piece in Self.pieces(of: marked) {
            if piece.keys.contains(key) { texts.append("") } else { texts[texts.count - 1] += Self.unnamed(piece.text) }
        }
        return texts
    }

    /// What the file says without `key`, blank lines apart.
    func removing(_ key: String) -> String {
        Self.unnamed(
            Self.pieces(of: marked).map { $0.keys.contains(key) ? ($0.isAloneInBlock ? "pass" : "") : $0.text }.joined()
        )
    }

    private static func pieces(of marked: String) -> [(keys: [String], isAloneInBlock: Bool, text: String)] {
        var pieces: [(keys: [String], isAloneInBlock: Bool, text: String)] = []
        var rest = marked[...]
        while let found = rest.firstMatch(of: /«(!?)([^:]*):([^»]*)»/) {
            pieces.append(([], false, String(rest[..<found.range.lowerBound])))
            let keys = found.output.2.split(separator: "|").map(String.init)
            pieces.append((keys, !found.output.1.isEmpty, String(found.output.3)))
            rest = rest[found.range.upperBound...]
        }
        return pieces + [([], false, String(rest))]
    }

    private static func unnamed(_ text: String) -> String { text.filter { $0 != "‹" && $0 != "›" } }
}

extension HandwrittenFile {
    /// The pieces that all others need, in their order, each in several spellings.
    private static let openings = [
        [
            "", "", "#!/usr/bin/env python\n", "\"\"\"About item and Item.\n\n\n@app.get('/items')\n\"\"\"\n",
            "# A shop.\n\n",
        ],
        [
            "from fastapi import FastAPI\n", "from fastapi import FastAPI  # the framework\n",
            "from fastapi import (\n    FastAPI,  # item\n)\n", "import json ; from fastapi import FastAPI\n",
            "from fastapi import (FastAPI, Query,\n    Path)\n",
        ],
        ["from pydantic  import BaseModel\n", "from pydantic import (BaseModel,\n\tField)\n"],
        [
            "«app:‹app› = FastAPI( )\n»", "«app:‹app›=FastAPI(title = 'item',)  # app\n»",
            "«app:‹app› = FastAPI(\n    title='T',  # a title\n    description = '''\nlimit = 1\n''',\n)\n»",
            "«app:‹app› = FastAPI(version='1',\n              title=\"app\")\n»",
        ],
        ["«limit:‹limit›   =  10 # item\n»", "«limit:‹limit› : int = \\\n  10\n»", "«limit:‹limit› = (10,)[ 0 ];\n»"],
        [
            "«Item:class ‹Item›( BaseModel ):\n    name : str='item'\n\n\n    size: int  =  1\n»",
            "«Item:class ‹Item›(BaseModel):\n\t'''Item'''\n\tname: str = \"item\"  # Item\n\tsize: int = ‹limit›\n\t# the end of Item\n»",
            "# Item\n«Item:class ‹Item›(BaseModel): name: str = 'item'; size: int = 1\n»# below\n",
        ],
        [
            "«item:def ‹item›( ) :\n\treturn 'item'  # item\n»",
            "«item:def ‹item›(\n    item = ‹limit›,  # item\n):\n    # item\n    return item\n\n    # after\n»",
            "«item:‹item› = lambda item = 1 , * rest : item\n»",
        ],
    ]

    private static let pieces = [
        "# routes: item, Item, limit, /items\n", "\"\"\"item, Item and\n\n\nlimit in a text\"\"\"\n",
        "«names:names = [ 'item',\n   'Item' ,   # two\n\n]\n»",
        "«text:text = '''\nitem = 1\n@app.get('/items')\ndef item(): pass\n'''\n»",
        "«read_items|/items|GET /items:@‹app›.get(\n    '/items',  # item\n)\ndef ‹read_items›(\n    q: str = 'item',\n) :\n"
            + "    return { 'item' : ‹limit›, }\n»",
        "# make an item\n«make|/items|POST /items:@‹app›.post( '/items' )\nasync def make(item: ‹Item›) -> ‹Item› : return item\n»# made\n",
        "if ‹limit›  >  1 :\n    «!more:more = [limit for limit in range( ‹limit› )]»  # limit\n",
        "if ‹limit› > 0:\n\t«some:some = ‹item›\n\t»«other:other = 'item'\n»else :\n\t«!none:none = ‹Item›»\n",
        "«formatted|/f|GET /f:@‹app›.get(\"/f\")\ndef formatted(item: int = 1):\n"
            + "    return f\"{item} item {‹limit›!r:>{‹limit›}} {{limit}} {'item'}\"\n»",
        "«use:def use(Item = ‹Item›):\n    global ‹limit›\n    match ‹limit›:\n        case Item(name=x) : return x  # item\n"
            + "        case _: ‹limit› = ‹item›()\n    return [Item for item in [Item] if (limit_ := item)]\n»",
        "«first:first = ‹item› ; »«second:second = ‹Item›; »third = ‹limit›\n", "«x:x = ( 1 +\\\n    ‹limit› )\n»",
        "«table:table = {'item': ‹item›, \"Item\": ‹Item›, **dict(item=‹item›, limit = 1)}\n»",
        "«Shelf:class Shelf:\n    item = ‹item›\n    limit: int\n    other = item\n\n    def item(self, limit=‹limit›):\n"
            + "        return self.limit + limit, ‹item›, self.item\n\n    def Item(self): return ‹Item›().name.item\n»",
        "«Box:class Box(BaseModel):\n  first: '‹Item›'\n  rest: list[ \"‹Item›\" ] = []  # list[Item]\n  item: int = ‹limit›\n»",
        "«outer:def outer():\n    def inner():\n        nonlocal item\n        item += ‹limit›\n    item = 1\n    inner()\n    return item\n»",
        "try :\n    «tried:tried = ‹item›( )\n    »«again:again = 1\n»except (ValueError, KeyError) as item_error:\n"
            + "    «!failed:failed = ‹limit›»\nfinally: pass\n",
        "«both|/both|GET /both|/both/{item}|GET /both/{item}:@‹app›.get('/both')\n# between\n@‹app›.get('/both/{item}')\n"
            + "def both(item: int = ‹limit›):\n\n    # item\n\n    return item\n    # tail\n»# not the tail\n",
        "«walk:def walk():\n\tfor limit in range(3): yield limit\n\twith walk() as item: del item\n\tlambda: (‹Item›, limit)\n»",
        "@‹app›.exception_handler( KeyError )\nasync def failed_(request, item): return item\n",
    ]
}
