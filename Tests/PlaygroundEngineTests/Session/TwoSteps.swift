/// A lesson of two steps, the first met by a request, the second by a route and a request.
let twoSteps = """
    ---
    format: 1
    id: first
    title: First
    summary: A lesson for tests.
    ---

    ```starter
    from fastapi import FastAPI

    app = FastAPI()


    @app.get("/")
    def root():
        return "hi"
    ```

    ## Ask {#ask}

    Ask for something.

    ```predict status=404 request="GET /nothing"
    Which status?
    right: Right.
    wrong: It is 404.
    ```

    ```request name="nothing"
    GET /nothing
    ```

    ```check
    seen GET /nothing status 404
    ```

    ```hint
    A first hint.
    ```

    ```hint
    A second hint.
    ```

    ```solution
    send GET /nothing
    ```

    ```wrong expect="answered 200"
    send GET /
    ```

    ## Build {#build}

    Build something.

    ```check
    probe GET /a
    status 200
    seen GET /a status 200
    ```

    ```hint
    A hint.
    ```

    ```solution
    route get /a -> 1
    send GET /a
    ```

    ```wrong expect="status 200"
    route get /b -> 1
    ```
    """
