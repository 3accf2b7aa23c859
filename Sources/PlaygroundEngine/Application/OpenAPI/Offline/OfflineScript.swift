/// The script of the page of the playground's own: when it shows itself, and what it shows.
enum OfflineScript {
    /// Stands in for Swagger UI until that has loaded, so that nothing is called that is not there.
    static let setup = #"""

        (() => {
            "use strict";
            const data = JSON.parse(document.getElementById("playground-data").textContent);
            const isSwagger = document.getElementById("swagger-ui") !== null;
            let isShown = false;
            const standIn = () => ({ initOAuth() {} });
            standIn.presets = { apis: {} };
            standIn.SwaggerUIStandalonePreset = {};
            if (isSwagger) window.SwaggerUIBundle = standIn;
            const hasLoaded = () => isSwagger ? window.SwaggerUIBundle !== standIn : window.Redoc !== undefined;
            const showWhereNeeded = () => {
                if (isShown || hasLoaded()) return;
                isShown = true;
                show();
            };
            // A network that answers nothing at all keeps the page from being read to its end.
            setTimeout(showWhereNeeded, 4000);
            if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showWhereNeeded);
            else showWhereNeeded();

            // Every text of the program gets into the page here, as text.
            const make = (name, options = {}, ...children) => {
                const element = document.createElement(name);
                for (const [key, value] of Object.entries(options)) {
                    if (key === "class") element.className = value;
                    else if (key === "onclick") element.addEventListener("click", value);
                    else element.setAttribute(key, value);
                }
                for (const child of children.flat()) {
                    if (child === null || child === undefined) continue;
                    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
                }
                return element;
            };
            const pretty = (value) => JSON.stringify(value, null, 2);
            let numbers = 0;

        """#

    static let page = #"""

            const show = async () => {
                const root = make("main", { id: "playground", lang: "en" });
                const old = document.getElementById("swagger-ui") || document.querySelector("redoc");
                if (old) old.hidden = true;
                (document.body || document.documentElement).prepend(root);
                root.append(make("h1", {}, data.title), make("p", { class: "soft" },
                    "Version " + data.version + " · the playground's own page, since the usual one did not load. ",
                    make("a", { href: data.schema }, data.schema)));
                let schema;
                try {
                    schema = await (await fetch(data.schema, { headers: { accept: "application/json" } })).json();
                } catch (error) {
                    root.append(make("p", { class: "bad", role: "alert" }, "The description did not load: " + error.message));
                    return;
                }
                if (schema.info && schema.info.description) root.append(make("p", { class: "text" }, schema.info.description));
                const groups = new Map();
                for (const [path, item] of Object.entries(schema.paths || {})) {
                    for (const [method, operation] of Object.entries(item)) {
                        if (operation === null || typeof operation !== "object" || Array.isArray(operation)) continue;
                        const tag = (operation.tags || ["Endpoints"])[0];
                        if (!groups.has(tag)) groups.set(tag, []);
                        groups.get(tag).push(endpoint(schema, path, method, operation));
                    }
                }
                for (const [tag, endpoints] of groups) root.append(make("section", {}, make("h2", {}, tag), endpoints));
                if (groups.size === 0) root.append(make("p", {}, "This API has no endpoints yet."));
                const models = Object.entries((schema.components || {}).schemas || {});
                if (models.length > 0) {
                    root.append(make("section", {}, make("h2", {}, "Schemas"), models.map(([name, model]) =>
                        make("details", {}, make("summary", {}, make("code", {}, name)),
                            make("pre", { tabindex: "0" }, pretty(model))))));
                }
                root.dataset.ready = "yes";
            };

            const resolve = (schema, value) => {
                for (let steps = 0; value && value.$ref && steps < 20; steps += 1) {
                    const name = decodeURIComponent(value.$ref.split("/").pop());
                    value = ((schema.components || {}).schemas || {})[name];
                }
                return value || {};
            };

            const kind = (schema, value, depth = 0) => {
                if (!value || depth > 4) return "any";
                if (value.$ref) return decodeURIComponent(value.$ref.split("/").pop());
                if (value.const !== undefined) return pretty(value.const);
                if (value.enum) return value.enum.map((one) => pretty(one)).join(" | ");
                const choices = value.anyOf || value.oneOf;
                if (choices) return choices.map((one) => kind(schema, one, depth + 1)).join(" | ");
                if (value.type === "array") return "array of " + kind(schema, value.items, depth + 1);
                const rules = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
                    "pattern"].filter((rule) => value[rule] !== undefined).map((rule) => rule + " " + value[rule]);
                return [value.format ? value.type + " (" + value.format + ")" : value.type || "any", ...rules].join(", ");
            };

            // A value that a request could have, drawn from examples and defaults where there are some.
            const sample = (schema, value, depth = 0) => {
                value = resolve(schema, value);
                if (value.examples && value.examples.length) return value.examples[0];
                if (value.default !== undefined) return value.default;
                if (value.const !== undefined) return value.const;
                if (value.enum) return value.enum[0];
                const choices = value.anyOf || value.oneOf || value.allOf;
                if (choices) return sample(schema, choices[0], depth + 1);
                if (depth > 5) return null;
                switch (value.type) {
                    case "object": {
                        const made = {};
                        for (const [name, one] of Object.entries(value.properties || {})) made[name] = sample(schema, one, depth + 1);
                        return made;
                    }
                    case "array": return value.items ? [sample(schema, value.items, depth + 1)] : [];
                    case "integer": case "number": return Math.max(value.minimum ?? 0, (value.exclusiveMinimum ?? -1) + 1);
                    case "boolean": return true;
                    case "string": return value.format === "date" ? "2024-02-29" : value.format === "date-time" ? "2024-02-29T12:30:00" : "text";
                    default: return null;
                }
            };

            const endpoint = (schema, path, method, operation) => {
                const code = data.operations[method.toUpperCase() + " " + path];
                const inside = make("div", { class: "inside" });
                const box = make("details", { "data-endpoint": method.toUpperCase() + " " + path },
                    make("summary", {}, make("span", { class: "method" }, method.toUpperCase()), " ",
                        make("code", { class: operation.deprecated ? "old" : "" }, path), " ",
                        make("span", { class: "soft" }, operation.summary || "", operation.deprecated ? " (deprecated)" : "")), inside);
                let isMade = false;
                box.addEventListener("toggle", () => {
                    if (isMade || !box.open) return;
                    isMade = true;
                    inside.append(make("div", {}, operation.description ? make("p", { class: "text" }, operation.description) : null,
                        answers(schema, operation), attempt(schema, path, method, operation)));
                    inside.append(make("div", {}, code ? [make("h3", {}, code.file + ", line " + code.line),
                        make("pre", { tabindex: "0", "aria-label": "The code behind this endpoint" }, code.text)] : null));
                });
                return box;
            };

            const answers = (schema, operation) => {
                const rows = Object.entries(operation.responses || {}).map(([status, answer]) => {
                    const types = Object.entries(answer.content || {}).map(([type, media]) =>
                        type + ": " + kind(schema, media.schema || media.itemSchema || {}));
                    return make("tr", {}, make("th", { scope: "row" }, status), make("td", {}, answer.description || ""),
                        make("td", {}, make("code", {}, types.join("; "))));
                });
                return [make("h3", {}, "Answers"), make("table", {}, make("tbody", {}, rows))];
            };

        """#

    static let trying = #"""

            const field = (label, note, input) => {
                input.id = "playground-" + (numbers += 1);
                return [make("label", { for: input.id }, label, " ", make("span", { class: "soft" }, note)), input];
            };

            const attempt = (schema, path, method, operation) => {
                const form = make("form", {});
                form.append(make("h3", {}, "Try it"));
                const inputs = [];
                for (const parameter of operation.parameters || []) {
                    const input = make("input", { name: parameter.name, autocomplete: "off" });
                    if (parameter.in === "path") input.value = textOf(sample(schema, parameter.schema));
                    form.append(...field(parameter.name, parameter.in + (parameter.required ? ", required" : "") + " · "
                        + kind(schema, parameter.schema), input));
                    if (parameter.description) form.append(make("p", { class: "soft text" }, parameter.description));
                    inputs.push([parameter, input]);
                }
                let body = null, type = null;
                const content = Object.entries((operation.requestBody || {}).content || {})[0];
                if (content) {
                    type = content[0];
                    const shape = resolve(schema, content[1].schema);
                    if (type.includes("form")) {
                        body = Object.entries(shape.properties || {}).map(([name, one]) => {
                            const isFile = [one, one.items || {}].some((part) => part.contentMediaType === "application/octet-stream");
                            const input = make("input", { name, type: isFile ? "file" : "text" });
                            form.append(...field(name, "form · " + kind(schema, one), input));
                            return input;
                        });
                    } else {
                        body = make("textarea", { rows: "8", spellcheck: "false", name: "body" });
                        body.value = pretty(content[1].example ?? sample(schema, content[1].schema));
                        form.append(...field("Body", type + " · " + kind(schema, content[1].schema), body));
                    }
                }
                const send = make("button", { type: "submit" }, "Send");
                const stop = make("button", { type: "button", class: "plain", disabled: "" }, "Stop");
                const result = make("div", { role: "status", "aria-live": "polite", class: "result" });
                form.append(send, stop, result);
                form.addEventListener("submit", async (event) => {
                    event.preventDefault();
                    const control = new AbortController();
                    stop.onclick = () => control.abort();
                    send.disabled = true;
                    stop.disabled = false;
                    try {
                        await carryOut(requestOf(path, method, inputs, body, type), control, result);
                    } finally {
                        send.disabled = false;
                        stop.disabled = true;
                    }
                });
                return form;
            };

            const textOf = (value) => typeof value === "string" ? value : JSON.stringify(value);

            const requestOf = (path, method, inputs, body, type) => {
                const headers = {}, query = new URLSearchParams();
                let target = path;
                for (const [parameter, input] of inputs) {
                    if (parameter.in === "path") target = target.split("{" + parameter.name + "}").join(encodeURIComponent(input.value));
                    else if (input.value === "") continue;
                    else if (parameter.in === "query") query.append(parameter.name, input.value);
                    else if (parameter.in === "header") headers[parameter.name] = input.value;
                    else if (parameter.in === "cookie") document.cookie = parameter.name + "=" + encodeURIComponent(input.value) + "; path=/";
                }
                const options = { method: method.toUpperCase(), headers };
                if (Array.isArray(body)) {
                    const form = type.includes("multipart") ? new FormData() : new URLSearchParams();
                    for (const input of body) {
                        if (input.type === "file") for (const file of input.files) form.append(input.name, file);
                        else if (input.value !== "") form.append(input.name, input.value);
                    }
                    options.body = form;
                } else if (body && options.method !== "GET" && options.method !== "HEAD") {
                    headers["content-type"] = type;
                    options.body = body.value;
                }
                const text = query.toString();
                return [data.root + target + (text ? "?" + text : ""), options];
            };

            const carryOut = async ([target, options], control, result) => {
                const start = performance.now();
                const since = () => (performance.now() - start).toFixed(1) + " ms";
                result.replaceChildren(make("p", { class: "soft" }, options.method + " " + target));
                let response;
                try {
                    response = await fetch(target, { ...options, signal: control.signal });
                } catch (error) {
                    result.append(make("p", { class: "bad" }, control.signal.aborted ? "Stopped." : "No answer: " + error.message));
                    return;
                }
                const line = make("p", { class: response.ok ? "good" : "bad" }, make("strong", { class: "code" }, response.status + " " + response.statusText),
                    " in " + since());
                const fields = [...response.headers].map(([name, value]) => name + ": " + value).join("\n");
                result.append(line, make("details", {}, make("summary", {}, "Header fields"), make("pre", { tabindex: "0" }, fields)));
                const type = response.headers.get("content-type") || "";
                if (/event-stream|jsonl|^text\/plain/.test(type)) await frames(response, type, result, since, control);
                else if (/^image\//.test(type)) result.append(make("img", { src: URL.createObjectURL(await response.blob()), alt: "The image that was sent" }));
                else {
                    const text = await response.text();
                    let shown = text;
                    try { shown = pretty(JSON.parse(text)); } catch { /* Not JSON: as it stands. */ }
                    result.append(make("pre", { tabindex: "0", class: "body" }, shown));
                }
                result.dataset.status = response.status;
            };

            // Each piece with the time at which it came.
            const frames = async (response, type, result, since, control) => {
                const list = make("ol", { class: "frames", "aria-label": "Frames" });
                result.append(list);
                const add = (text) => list.append(make("li", {}, make("time", {}, since()), make("code", {}, text)));
                const reader = response.body.getReader(), decoder = new TextDecoder();
                const end = type.includes("event-stream") ? "\n\n" : "\n";
                let rest = "";
                try {
                    for (;;) {
                        const { done, value } = await reader.read();
                        rest += decoder.decode(value, { stream: !done });
                        const parts = rest.split(end);
                        rest = parts.pop();
                        for (const part of parts) add(part);
                        if (done) break;
                    }
                    if (rest) add(rest);
                    list.append(make("li", { class: "soft" }, make("time", {}, since()), "The end."));
                } catch (error) {
                    list.append(make("li", { class: "bad" }, make("time", {}, since()), control.signal.aborted ? "Stopped." : error.message));
                }
            };
        })();

        """#
}
