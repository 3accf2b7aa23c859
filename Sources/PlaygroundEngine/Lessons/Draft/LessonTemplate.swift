/// The lesson file that `lessons new` writes: it works, and its words teach the format.
package enum LessonTemplate {
    /// An id made of a title: `a-door` for “A door”; nil where no letter from a to z is in it.
    package static func id(for title: String) -> String? {
        var id = ""
        for character in title.lowercased() {
            if character.isASCII, character.isLetter || character.isNumber {
                id.append(character)
            } else if !id.isEmpty, !id.hasSuffix("-") {
                id.append("-")
            }
        }
        id = String(id.drop { !$0.isLetter }.prefix(60))
        while id.hasSuffix("-") { id.removeLast() }
        return id.isEmpty ? nil : id
    }

    /// The name of the file of lesson `number`.
    package static func fileName(number: Int, id: String) -> String { (number < 10 ? "0" : "") + "\(number)-\(id).md" }

    /// The text of a lesson.
    package static func text(id: String, title: String) -> String {
        """
        ---
        format: 1
        id: \(id)
        title: \(title)
        summary: One sentence that the list of lessons shows.
        ---

        Words before the first step introduce the lesson. Everything in this file works: change one thing at a time, and
        prove the lesson again with `apiplayground lessons check`. The whole format stands in `docs/authoring-lessons.md`.

        The block `starter` is the `main.py` with which the lesson starts.

        ```starter
        from fastapi import FastAPI

        app = FastAPI()
        ```

        ## The first step {#first-step}

        A heading with two marks begins a step. The id in its braces is for good, since progress is kept under it. Prose says
        why, then what to type:

        ```shell
        route get /hello -> {"message": "hello"}
        send GET /hello
        ```

        A block `request` is what the client pane offers with F3: the words after `send`. At least one request of a lesson
        goes wrong.

        ```request name="hello"
        GET /hello
        ```

        A block `predict` asks before the request is sent. Its status is the one that the request gets when the step begins.

        ```predict status=404 request="GET /hello"
        The program describes no path at all. Which status will `GET /hello` get?
        right: Right: nothing is described at that path.
        wrong: It is 404: nothing is described at that path.
        ```

        A block `check` says what must hold. `probe` asks a copy of the learner's app; `seen` looks for a request of the
        learner's own. `when` explains the typical slips, the likeliest first.

        ```check
        probe GET /hello
        status 200
        json $.message is string
        when status 404 say "No route answers GET /hello. There are: {routes}."
        when json $.message absent say "The answer has no message: {body}."
        seen GET /hello status 200
        when nothing sent say "Nothing was sent since this step began." try "send GET /hello"
        ```

        Three blocks `hint` are a nudge, a pointer, and nearly the answer. One with `when` is shown first where it fits.

        ```hint
        An endpoint is missing. One command writes it.
        ```

        ```hint
        The command is `route`; then a method and a path.
        ```

        ```hint
        Behind the path comes an arrow, and then what to answer: a dict with `message` in it.
        ```

        ```hint when="json $.message absent and status 200"
        The endpoint is there. Clients look for the name `message` in its answer.
        ```

        A block `solution` is what `solution` runs; there may be several. A block `wrong` must fail with the words expected.

        ```solution
        route get /hello -> {"message": "hello"}
        send GET /hello
        ```

        ```wrong expect="No route answers GET /hello"
        route get /helo -> {"message": "hello"}
        send GET /helo
        ```

        ```wrong expect="The answer has no message"
        route get /hello -> {"text": "hello"}
        send GET /hello
        ```

        """
    }
}
