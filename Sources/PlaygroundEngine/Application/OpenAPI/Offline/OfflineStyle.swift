/// How the page of the playground's own looks, in light and in dark.
enum OfflineStyle {
    static let css = #"""

        #playground { --ink: #1b1f24; --soft: #57606a; --page: #ffffff; --panel: #f4f6f8; --line: #d0d7de; --mark: #0a58ca;
            --good: #1a6f37; --bad: #b02a37; --code: #eef1f4;
            color: var(--ink); background: var(--page); color-scheme: light dark;
            font: 16px/1.5 system-ui, sans-serif; padding: 1.5rem; max-width: 68rem; margin: 0 auto; }
        @media (prefers-color-scheme: dark) {
            html:has(#playground), #playground { background: #12161b; }
            #playground { --ink: #e6edf3; --soft: #9aa7b4; --page: #12161b; --panel: #1b2128; --line: #38424d; --mark: #79b8ff;
                --good: #7ee2a0; --bad: #ff9aa2; --code: #0b0e12; } }
        #playground *, #playground *::before { box-sizing: border-box; }
        #playground h1 { font-size: 1.7rem; margin: 0 0 .25rem; }
        #playground h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
        #playground h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
        #playground .soft { color: var(--soft); }
        #playground .text { white-space: pre-wrap; overflow-wrap: anywhere; }
        #playground details { border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; background: var(--panel); }
        #playground summary { cursor: pointer; padding: .6rem .8rem; overflow-wrap: anywhere; }
        #playground summary:focus-visible, #playground :focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
        #playground summary .method { display: inline-block; min-width: 4.6rem; font-weight: 700; color: var(--mark); }
        #playground summary code { font-weight: 600; }
        #playground .old { text-decoration: line-through; }
        #playground .inside { padding: 0 .9rem .9rem; display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
        @media (max-width: 50rem) { #playground .inside { grid-template-columns: minmax(0, 1fr); } }
        #playground pre, #playground textarea { font: 13.5px/1.45 ui-monospace, monospace; background: var(--code); color: var(--ink);
            border: 1px solid var(--line); border-radius: 6px; padding: .6rem; margin: .3rem 0; max-height: 24rem; overflow: auto;
            white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; width: 100%; }
        #playground code { font-family: ui-monospace, monospace; }
        #playground label { display: block; margin: .5rem 0 .1rem; font-weight: 600; }
        #playground label .soft { font-weight: 400; }
        #playground input, #playground select { font: inherit; width: 100%; padding: .35rem .5rem; border-radius: 6px;
            border: 1px solid var(--line); background: var(--page); color: var(--ink); }
        #playground button { font: inherit; font-weight: 600; padding: .4rem 1rem; margin: .7rem .5rem 0 0; border-radius: 6px; cursor: pointer;
            border: 1px solid var(--mark); background: var(--mark); color: var(--page); }
        #playground button.plain { background: transparent; color: var(--mark); }
        #playground button[disabled] { opacity: .5; cursor: default; }
        #playground table { border-collapse: collapse; width: 100%; }
        #playground th, #playground td { text-align: left; vertical-align: top; padding: .2rem .6rem .2rem 0; overflow-wrap: anywhere; }
        #playground .good { color: var(--good); } #playground .bad { color: var(--bad); }
        #playground ol.frames { list-style: none; margin: .3rem 0; padding: 0; }
        #playground ol.frames li { display: flex; gap: .8rem; border-top: 1px solid var(--line); padding: .25rem 0; }
        #playground ol.frames time { color: var(--soft); min-width: 5.5rem; }
        #playground ol.frames code { white-space: pre-wrap; overflow-wrap: anywhere; }

        """#
}
